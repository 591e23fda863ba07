import type { Anchor, RecordClaim, StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useField } from '../../editor/fields/use-field.ts';
import { holdRanges, rangesNow } from '../../editor/record/held-ranges.ts';
import { placePassage } from '../../editor/record/place-passage.ts';
import { layOut } from '../../editor/record/reporting-layout.ts';
import type { HeldRange, StoryRecord } from '../../editor/record/story-record.ts';
import type { StorySession } from '../../editor/session/story-session.ts';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { isTyping, keyOf } from '../../shortcuts/shortcuts.ts';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';
import { emptyClaimDraft, readClaimDraft } from '../parts/claim-draft.ts';
import { MendForm } from './MendForm.tsx';
import { RecordedForm } from './RecordedForm.tsx';
import { StatementCard } from './StatementCard.tsx';
import {
  type CitedItem,
  draftOfOffer,
  type OfferItem,
  type StatementItem,
  statementList,
} from './statement-list.ts';
import { type Relating, useChoosing } from './use-choosing.ts';
import { useListFocus } from './use-list-focus.ts';
import { usePlaced } from './use-placed.ts';
import { type ToCite, useRecordActs } from './use-record-acts.ts';
import { useSteadyOffer } from './use-steady-offer.ts';

type NewClaim = Omit<RecordClaim, 'why'>;

/** What is being mended, and where an offer is to be cited then: its words may be changed meanwhile. */
interface Mending {
  readonly item: OfferItem | CitedItem;
  /** Its place in the list. */
  readonly at: number;
  readonly cited?: ToCite;
}

interface Props {
  readonly session: StorySession;
  readonly record: StoryRecord;
  readonly statements: StoryStatements;
  readonly mayRecord: boolean;
  readonly mayRelate: boolean;
  readonly askNow: () => void;
}

/** The statements of a story in the order of its text, worked through with the keys. */
export function StatementList({ session, record, statements, mayRecord, mayRelate, askNow }: Props) {
  const { timeZone } = useMe().newsroom;
  const [language] = useField(session, 'language');
  const acts = useRecordActs(session.storyId, record, askNow);
  const [mending, setMending] = useState<Mending>();
  const found = useMemo(() => statementList(statements, acts.settled), [statements, acts.settled]);
  const shown = useMemo(() => withMended(found, mending), [found, mending]);
  const items = useSteadyOffer(record, shown);
  const { places, numbers } = usePlaced(record, items);
  const focus = useListFocus(record, items);
  const choosing = useChoosing(items, focus, acts.relate);
  const chosen = useSyncExternalStore(record.chosen.subscribe, record.chosen.get);
  const offers = items.filter(({ type }) => type === 'offer').length;
  const cited = items.filter(({ type }) => type === 'cited').length;

  const toText = () => {
    record.focused.set(undefined);
    record.editor.get()?.view.focus();
  };
  const toCite = ({ id, offer }: OfferItem) => ({
    held: findAgain(record, places.get(id)?.held ?? [], offer.content),
    key: offer.key,
  });
  /** Meanwhile another one may be being mended. */
  const endMending = (id: string) => setMending((now) => (now?.item.id === id ? undefined : now));
  const stopMending = (id: string) => {
    endMending(id);
    focus.to(id);
  };
  const put = async (item: OfferItem, cited: ToCite, claim: NewClaim) => {
    focus.leave(item.id);
    try {
      await acts.record({ claim, cited, fromForm: mending?.item.id === item.id });
      endMending(item.id);
    } catch {
      // What was written into the form stays there; the sentence above the list says why.
      focus.to(item.id);
    }
  };
  const offerDoes = (item: OfferItem) => {
    const match = item.offer.matches[0]?.claim;
    const acceptAsNew = () => {
      const read = readClaimDraft(draftOfOffer(item.offer, timeZone), timeZone, new Date());
      // What is missing is asked for where it is missing.
      if (read.ok) void put(item, toCite(item), read.value);
      else mend();
    };
    const cite = (claimId: string) => {
      endMending(item.id);
      focus.leave(item.id);
      if (!acts.cite(toCite(item), claimId, 'Cited.')) focus.to(item.id);
    };
    const mend = () => setMending({ item, at: items.indexOf(item), cited: toCite(item) });
    return {
      acceptAsNew,
      cite,
      accept: match ? () => cite(match.id) : acceptAsNew,
      mend,
      dismiss: () => {
        focus.leave(item.id);
        acts.dismiss(item.offer.key);
      },
    };
  };

  /** What a key does to the item that has them. */
  const keysOf = (id: string): Readonly<Record<string, () => void>> => {
    const item = items.find((one) => one.id === id);
    const moves = {
      j: () => focus.step(1),
      k: () => focus.step(-1),
      ArrowDown: () => focus.step(1),
      ArrowUp: () => focus.step(-1),
    };
    if (choosing.relating) return choosing.keys(id);
    const rest = { ...moves, Escape: toText, 'mod+z': acts.undo };
    if (item?.type === 'offer' && mayRecord) {
      const does = offerDoes(item);
      return { ...rest, Enter: does.accept, n: does.acceptAsNew, e: does.mend, Backspace: does.dismiss };
    }
    if (item?.type === 'cited')
      return {
        ...rest,
        ...(mayRelate
          ? {
              d: () => choosing.begin(item, 'denies'),
              c: () => choosing.begin(item, 'confirms'),
              e: () => setMending({ item, at: items.indexOf(item) }),
            }
          : {}),
        ...(mayRecord ? { Backspace: () => acts.uncite(item.claimId) } : {}),
      };
    return rest;
  };

  const formOf = (now: Mending) =>
    now.item.type === 'offer' ? (
      <MendForm
        key={now.item.id}
        opening={draftOfOffer(now.item.offer, timeZone)}
        opensWith={lacksOf(now.item, timeZone)}
        onRecord={(claim) => put(now.item as OfferItem, now.cited ?? { held: [] }, claim)}
        onCite={(claim) => offerDoes(now.item as OfferItem).cite(claim.id)}
        onCancel={() => stopMending(now.item.id)}
      />
    ) : (
      <RecordedForm item={now.item} acts={acts} onEnd={() => stopMending(now.item.id)} />
    );

  useShortcuts({ j: () => focus.step(1), k: () => focus.step(-1) });
  useEffect(
    () => record.asked.subscribe(() => record.chosen.get() === undefined && focus.take()),
    [record, focus],
  );
  return (
    <div className="statements">
      <h3 className="said">Statements</h3>
      <p className="part count" role="status">
        {countWords(offers, cited)}
        {!mayRecord && offers > 0 && ' They are put on record by who may write this story.'}
      </p>
      {acts.problem !== '' && (
        <p className="part problem" role="alert">
          {acts.problem}
        </p>
      )}
      {choosing.relating && <ChoosingNote relating={choosing.relating} />}
      {chosen && mayRecord && (
        <section className="statement in-hand" aria-label="The chosen words">
          <MendForm
            key={chosen.text}
            opening={emptyClaimDraft(chosen.text, language)}
            onRecord={(claim) =>
              acts.record({ claim, cited: chosen, fromForm: true }).then(
                () => record.chosen.set(undefined),
                () => undefined,
              )
            }
            onCite={(claim) => {
              acts.cite(chosen, claim.id, 'Cited.');
              record.chosen.set(undefined);
            }}
            onCancel={() => {
              record.chosen.set(undefined);
              toText();
            }}
          />
        </section>
      )}
      <ol
        ref={focus.list}
        aria-label="Statements in the order of the text"
        onKeyDown={(event) => {
          const key = keyOf(event);
          const li = (event.target as HTMLElement).closest('li');
          const id = li?.dataset.item;
          if (
            key === undefined ||
            id === undefined ||
            event.nativeEvent.isComposing ||
            isTyping(event.target as HTMLElement)
          )
            return;
          // A button does what it says.
          if (key === 'Enter' && event.target !== li) return;
          const does = keysOf(id)[key];
          // Elsewhere `n` begins a new story, which nobody means here.
          if (does === undefined && key !== 'n') return;
          event.preventDefault();
          does?.();
        }}
      >
        {items.map((item) => (
          <StatementCard
            key={item.id}
            item={item}
            placed={places.get(item.id)}
            number={item.type === 'cited' ? (numbers.get(item.claimId) ?? item.number) : undefined}
            inHand={focus.focused === item.id}
            onFocus={() => focus.to(item.id, false)}
            mayRecord={mayRecord && choosing.relating === undefined}
            mayRelate={mayRelate}
            choosing={choosing}
            {...(item.type === 'offer' ? { offerDoes: offerDoes(item) } : {})}
            onMend={() => item.type === 'cited' && setMending({ item, at: items.indexOf(item) })}
            onTakeOff={acts.uncite}
            onUnrelate={(claimId, relation) => void acts.unrelate(claimId, relation)}
            mend={
              mending?.item.id === item.id ? (
                <>
                  {!found.some(({ id }) => id === item.id) && (
                    <p className="advice" role="status">
                      The text was changed here meanwhile. What you wrote is kept.
                    </p>
                  )}
                  {formOf(mending)}
                </>
              ) : undefined
            }
          />
        ))}
      </ol>
      {acts.done && (
        <p className="done" role="status">
          {acts.done.says}
          {acts.done.undo && (
            <button type="button" onClick={acts.undo}>
              Undo <Keys of="mod+z" />
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** The list with what is being mended in its place, also when its words are in the text no more. */
function withMended(items: readonly StatementItem[], mending: Mending | undefined): readonly StatementItem[] {
  return mending === undefined || items.some(({ id }) => id === mending.item.id)
    ? items
    : items.toSpliced(mending.at, 0, mending.item);
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

function ChoosingNote({ relating }: { readonly relating: Relating }) {
  return (
    <p className="part choosing" role="status">
      {`Which statement does ${relating.from.number} ${relating.kind === 'denies' ? 'deny' : 'confirm'}? Choose it with `}
      <kbd>J</kbd> <kbd>K</kbd> and <kbd>↵</kbd>, or press its number. <kbd>Esc</kbd> leaves it.
    </p>
  );
}

function lacksOf(item: OfferItem, timeZone: string) {
  const read = readClaimDraft(draftOfOffer(item.offer, timeZone), timeZone, new Date());
  return read.ok ? undefined : read.error;
}

function countWords(offers: number, cited: number): string {
  if (offers === 0 && cited === 0)
    return 'No statement found in the text so far. Choose words and press Record to put any passage on record.';
  const found = offers === 0 ? 'Nothing left to decide' : `${offers} found in the text`;
  return `${found} · ${cited} on record`;
}
