import type { RecordClaim } from '@onrecord/domain/desk/claim-shapes';
import type { ReactNode } from 'react';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { isTyping, keyOf } from '../../shortcuts/shortcuts.ts';
import { readClaimDraft } from '../parts/claim-draft.ts';
import { MendForm } from './MendForm.tsx';
import { RecordedForm } from './RecordedForm.tsx';
import { StatementCard } from './StatementCard.tsx';
import { draftOfOffer, type OfferItem } from './statement-list.ts';
import type { Relating } from './use-choosing.ts';
import type { Placement } from './use-placed.ts';
import type { ToCite } from './use-record-acts.ts';
import type { Mending, StatementWork } from './use-statement-work.ts';

interface Props {
  readonly work: StatementWork;
  /** Where the items stand in the text, if that is shown. */
  readonly placement?: Placement;
  /** What is said where there is nothing to work through. */
  readonly ifNone: string;
  /** Who puts them on record, as a sentence for who may not. */
  readonly byWhom: string;
  readonly mayRecord: boolean;
  readonly mayRelate: boolean;
  /** The words of an offer, where they are as it is accepted. */
  readonly toCite: (item: OfferItem) => ToCite;
  /** Goes back to where the keys came from. */
  readonly onLeave: () => void;
  /** Stands above the list. */
  readonly children?: ReactNode;
}

/** The statements of a text in its order, worked through with the keys. */
export function StatementLines(props: Props) {
  const { work, placement, mayRecord, mayRelate, toCite } = props;
  const { acts, found, items, mending, setMending, focus, choosing } = work;
  const { timeZone } = useMe().newsroom;
  const offers = items.filter(({ type }) => type === 'offer').length;
  const cited = items.filter(({ type }) => type === 'cited').length;

  /** Meanwhile another one may be being mended. */
  const endMending = (id: string) => setMending((now) => (now?.item.id === id ? undefined : now));
  const stopMending = (id: string) => {
    endMending(id);
    focus.to(id);
  };
  const put = async (item: OfferItem, at: ToCite, claim: Omit<RecordClaim, 'why'>) => {
    focus.leave(item.id);
    try {
      await acts.record({ claim, cited: at, fromForm: mending?.item.id === item.id });
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
    const cite = async (claimId: string) => {
      endMending(item.id);
      focus.leave(item.id);
      if (!(await acts.cite(toCite(item), claimId, 'Cited.'))) focus.to(item.id);
    };
    const mend = () => setMending({ item, at: items.indexOf(item), cited: toCite(item) });
    return {
      acceptAsNew,
      cite,
      accept: match ? () => void cite(match.id) : acceptAsNew,
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
    const rest = { ...moves, Escape: props.onLeave, 'mod+z': acts.undo };
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
        ...(mayRecord ? { Backspace: () => void acts.takeOff(item.claimId) } : {}),
      };
    return rest;
  };

  const formOf = ({ item, cited: at }: Mending) =>
    item.type === 'offer' ? (
      <MendForm
        key={item.id}
        opening={draftOfOffer(item.offer, timeZone)}
        opensWith={lacksOf(item, timeZone)}
        onRecord={(claim) => put(item, at ?? toCite(item), claim)}
        onCite={(claim) => void offerDoes(item).cite(claim.id)}
        onCancel={() => stopMending(item.id)}
      />
    ) : (
      <RecordedForm item={item} acts={acts} onEnd={() => stopMending(item.id)} />
    );

  return (
    <div className="statements">
      <h3 className="said">Statements</h3>
      <p className="part count" role="status">
        {offers === 0 && cited === 0 ? props.ifNone : countWords(offers, cited)}
        {!mayRecord && offers > 0 && ` ${props.byWhom}`}
      </p>
      {acts.problem !== '' && (
        <p className="part problem" role="alert">
          {acts.problem}
        </p>
      )}
      {choosing.relating && <ChoosingNote relating={choosing.relating} />}
      {props.children}
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
            placed={placement?.places.get(item.id)}
            number={item.type === 'cited' ? (placement?.numbers.get(item.claimId) ?? item.number) : undefined}
            inHand={focus.focused === item.id}
            onFocus={() => focus.to(item.id, false)}
            mayRecord={mayRecord && choosing.relating === undefined}
            mayRelate={mayRelate}
            choosing={choosing}
            {...(item.type === 'offer' ? { offerDoes: offerDoes(item) } : {})}
            onMend={() => item.type === 'cited' && setMending({ item, at: items.indexOf(item) })}
            onTakeOff={(claimId) => void acts.takeOff(claimId)}
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
  const found = offers === 0 ? 'Nothing left to decide' : `${offers} found in the text`;
  return `${found} · ${cited} on record`;
}
