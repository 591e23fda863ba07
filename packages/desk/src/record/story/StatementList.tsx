import type { Anchor, StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useField } from '../../editor/fields/use-field.ts';
import { holdRanges, rangesNow } from '../../editor/record/held-ranges.ts';
import { placePassage } from '../../editor/record/place-passage.ts';
import { citeClaim, uncite } from '../../editor/record/record-marks.ts';
import { layOut } from '../../editor/record/reporting-layout.ts';
import type { HeldRange, StoryRecord } from '../../editor/record/story-record.ts';
import type { StorySession } from '../../editor/session/story-session.ts';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';
import { emptyClaimDraft } from '../parts/claim-draft.ts';
import { MendForm } from './MendForm.tsx';
import { StatementLines } from './StatementLines.tsx';
import { usePlaced } from './use-placed.ts';
import type { CitingText, PutOn } from './use-record-acts.ts';
import { useStatementWork } from './use-statement-work.ts';

interface Props {
  readonly session: StorySession;
  readonly record: StoryRecord;
  readonly statements: StoryStatements;
  readonly mayRecord: boolean;
  readonly mayRelate: boolean;
  readonly askNow: CitingText['askNow'];
  readonly hold: CitingText['hold'];
}

/** The statements of a story, beside the sheet that shows where each stands. */
export function StatementList({ session, record, statements, mayRecord, mayRelate, askNow, hold }: Props) {
  const [language] = useField(session, 'language');
  const text = useMemo(
    (): CitingText => ({
      storyId: session.storyId,
      takeOff: (claimId) => takeOff(record, claimId),
      askNow,
      hold,
    }),
    [session, record, askNow, hold],
  );
  const work = useStatementWork(text, record, statements);
  const { acts, items, focus } = work;
  const placement = usePlaced(record, items);
  const chosen = useSyncExternalStore(record.chosen.subscribe, record.chosen.get);
  const toText = () => {
    record.focused.set(undefined);
    record.editor.get()?.view.focus();
  };
  useShortcuts({ j: () => focus.step(1), k: () => focus.step(-1) });
  useEffect(
    () => record.asked.subscribe(() => record.chosen.get() === undefined && focus.take()),
    [record, focus],
  );
  return (
    <StatementLines
      work={work}
      placement={placement}
      ifNone="No statement found in the text so far. Choose words and press Record to put any passage on record."
      byWhom="They are put on record by who may write this story."
      mayRecord={mayRecord}
      mayRelate={mayRelate}
      toCite={({ id, offer }) => ({
        putOn: putOn(record, findAgain(record, placement.places.get(id)?.held ?? [], offer.content)),
        key: offer.key,
      })}
      onLeave={toText}
    >
      {chosen && mayRecord && (
        <section className="statement-card in-hand" aria-label="The chosen words">
          <MendForm
            key={chosen.text}
            opening={emptyClaimDraft(chosen.text, language)}
            onRecord={(claim) =>
              acts.record({ claim, cited: { putOn: putOn(record, chosen.held) }, fromForm: true }).then(
                () => record.chosen.set(undefined),
                () => undefined,
              )
            }
            onCite={(claim) => {
              void acts.cite({ putOn: putOn(record, chosen.held) }, claim.id, 'Cited.');
              record.chosen.set(undefined);
            }}
            onCancel={() => {
              record.chosen.set(undefined);
              toText();
            }}
          />
        </section>
      )}
    </StatementLines>
  );
}

const putOn =
  (record: StoryRecord, held: readonly HeldRange[]): PutOn =>
  (claimId) => {
    const editor = record.editor.get();
    return editor !== undefined && !editor.isDestroyed && citeClaim(editor, held, claimId).length > 0;
  };

function takeOff(record: StoryRecord, claimId: string): PutOn {
  const editor = record.editor.get();
  return putOn(record, editor === undefined || editor.isDestroyed ? [] : uncite(editor, claimId));
}

/** Where an offer's words are now: where they were held, or found anew after they were moved. */
function findAgain(record: StoryRecord, held: readonly HeldRange[], anchors: readonly Anchor[]) {
  const editor = record.editor.get();
  if (editor === undefined || editor.isDestroyed) return held;
  const { state } = editor;
  if (held.length > 0 && rangesNow(state, held).length === held.length) return held;
  const layout = layOut(state.doc);
  return (
    holdRanges(
      state,
      anchors.flatMap((anchor) => placePassage(layout, anchor) ?? []),
    ) ?? held
  );
}
