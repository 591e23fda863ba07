import type { SourceContent } from '@onrecord/domain/claims/ledger/source';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { useState } from 'react';
import { sourceConflict } from '../../parts/conflict.ts';
import { useSourceAct } from './use-source-act.ts';

/** A source under somebody's hands; `saved` is what the server has of it, `says` what is said once a change is kept. */
export function useSourceDraft<T extends SourceContent>(source: DeskSource, saved: T, says: string) {
  const act = useSourceAct();
  /** What was changed here and is not saved, with the version it was changed from. */
  const [begun, setBegun] = useState<{ readonly version: number; readonly content: T }>();
  const content = begun?.content ?? saved;
  const goOn = (next: typeof begun) => {
    setBegun(next);
    act.reset();
  };
  const conflict = sourceConflict(act.error);
  return {
    act,
    content,
    isBegun: begun !== undefined,
    set: (part: Partial<T>) =>
      setBegun({ version: begun?.version ?? source.version, content: { ...content, ...part } }),
    save: () =>
      begun &&
      act.mutate(
        { id: source.id, act: '', body: begun, says },
        {
          // What was typed while it was on its way is not saved, and stays.
          onSuccess: ({ version }) =>
            setBegun((now) => (now === begun ? undefined : now && { ...now, version })),
        },
      ),
    drop: () => goOn(undefined),
    conflict: conflict && {
      ...conflict,
      onMine: () => goOn({ version: conflict.version, content }),
    },
  };
}

export type SourceDraft = Omit<ReturnType<typeof useSourceDraft<SourceContent>>, 'set'>;
