import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { sentenceOf } from '../api/client.ts';
import { uploadMedia } from './upload-media.ts';

export interface Upload {
  readonly id: number;
  readonly fileName: string;
  readonly state: 'waiting' | 'sending' | 'done' | 'refused';
  /** 0 to 1. */
  readonly part: number;
  /** Why it was refused, in a sentence. */
  readonly problem: string | undefined;
  readonly media: DeskMedia | undefined;
}

/** So many at a time; the server takes four of one person. */
const AT_ONCE = 3;

interface Waiting {
  readonly id: number;
  readonly file: File;
}

/** Sends files one after the other and tells how far each is. Leaving the screen withdraws what is under way. */
export function useUploads(onDone?: (media: DeskMedia) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const queries = useQueryClient();
  const waiting = useRef<Waiting[]>([]);
  const running = useRef(0);
  const lastId = useRef(0);
  const leaving = useRef(new AbortController());
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const change = useCallback((id: number, to: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...to } : upload)));
  }, []);

  const next = useCallback(() => {
    while (running.current < AT_ONCE) {
      const upload = waiting.current.shift();
      if (upload === undefined) return;
      const { id, file } = upload;
      running.current++;
      change(id, { state: 'sending' });
      uploadMedia(file, (part) => change(id, { part }), leaving.current.signal)
        .then(
          (media) => {
            change(id, { state: 'done', part: 1, media });
            done.current?.(media);
          },
          (error: unknown) => change(id, { state: 'refused', problem: sentenceOf(error) }),
        )
        .finally(() => {
          running.current--;
          if (running.current === 0 && waiting.current.length === 0)
            void queries.invalidateQueries({ queryKey: ['media'] });
          next();
        });
    }
  }, [change, queries]);

  const add = useCallback(
    (files: Iterable<File>) => {
      const added = [...files].map((file) => ({ id: ++lastId.current, file }));
      waiting.current.push(...added);
      setUploads((all) => [
        ...all,
        ...added.map(
          ({ id, file }): Upload => ({
            id,
            fileName: file.name,
            state: 'waiting',
            part: 0,
            problem: undefined,
            media: undefined,
          }),
        ),
      ]);
      next();
    },
    [next],
  );
  const clear = useCallback(
    () => setUploads((all) => all.filter(({ state }) => state === 'waiting' || state === 'sending')),
    [],
  );
  return { uploads, add, clear };
}
