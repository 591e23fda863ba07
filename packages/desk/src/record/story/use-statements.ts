import type { StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { storyQuery } from '../../api/queries.ts';
import type { StorySession } from '../../editor/session/story-session.ts';
import { statementsQuery } from './statement-queries.ts';

/** The text is looked through again after such a pause in typing, whoever types. Milliseconds. */
const ASK_AFTER_MS = 900;

/**
 * The statements of a story, asked for anew when its text has changed and the server has all of it. `askNow` does not
 * wait for a pause; after `hold` nothing is asked until what it returned is called.
 */
export function useStatements(session: StorySession) {
  const queries = useQueryClient();
  const found = useQuery(statementsQuery(session.storyId));
  const asking = useRef<Asking>(undefined);
  const held = useRef(0);
  useEffect(() => {
    const now = new Asking(session, () => {
      if (held.current === 0) void queries.invalidateQueries(statementsQuery(session.storyId));
    });
    asking.current = now;
    const changed = () => now.later(ASK_AFTER_MS);
    session.doc.on('update', changed);
    return () => {
      session.doc.off('update', changed);
      now.end();
    };
  }, [session, queries]);
  const askNow = useCallback(() => {
    asking.current?.later(0);
    // What the newsroom makes a rule may be kept by now.
    void queries.invalidateQueries({ queryKey: storyQuery(session.storyId).queryKey, exact: true });
  }, [session, queries]);
  const hold = useCallback(() => {
    held.current++;
    void queries.cancelQueries(statementsQuery(session.storyId));
    return () => {
      held.current--;
      askNow();
    };
  }, [session, queries, askNow]);
  return { found, statements: found.data as StoryStatements | undefined, askNow, hold };
}

/** One question at a time, after a pause, and not before what was typed here has been saved. */
class Asking {
  readonly #session: StorySession;
  readonly #ask: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leave: (() => void) | undefined;

  constructor(session: StorySession, ask: () => void) {
    this.#session = session;
    this.#ask = ask;
  }

  later(ms: number): void {
    this.end();
    this.#timer = setTimeout(() => this.#whenSaved(), ms);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#leave?.();
    this.#leave = undefined;
  }

  #whenSaved(): void {
    const { state } = this.#session.saved;
    const askIfSaved = () => {
      if (state.get().state !== 'saved') return false;
      this.end();
      this.#ask();
      return true;
    };
    if (!askIfSaved()) this.#leave = state.subscribe(askIfSaved);
  }
}
