import * as Y from 'yjs';

/** A type of a shared document that has values by their names: a map, or an element with its attributes. */
export type Keyed = Y.Map<unknown> | Y.XmlElement;

/** The id of one change in a shared document, as Yjs counts them. */
export interface ChangeId {
  readonly client: number;
  readonly clock: number;
}

/** The change that gave a name the value it has; undefined where it has none. */
export function newestChange(type: Keyed, name: string): ChangeId | undefined {
  const newest = newestItem(type, name);
  return newest && !newest.deleted ? endOf(newest) : undefined;
}

/** Whether a value has given way to another since; not where the change itself is not here (yet). */
export function hasGivenWay(type: Keyed, name: string, change: ChangeId): boolean {
  const newest = newestItem(type, name);
  const former = findLeft(newest, (item) => holds(item, change));
  return former !== null && former !== newest;
}

/**
 * How a change of one's own met what others did to the same value:
 * - `seen`: they had it before their eyes when they chose another
 * - `apart`: neither knew of the other; one of the two values is lost to the document
 */
export type Meeting =
  | { readonly type: 'seen' }
  | { readonly type: 'apart'; readonly theirs: unknown; readonly client: number };

/**
 * What a transaction that brought changes here means for a value that somebody chose here; undefined where it means
 * nothing. To be asked before the transaction has been cleaned up (`afterTransaction`): the value that lost is
 * forgotten then, and theirs may be the one.
 *
 * Yjs keeps the changes of a name in a row, the last of which counts, each with the one its author had before their
 * eyes (YATA, section 3). One's own may come later than theirs: from the copy on this machine.
 */
export function meeting(
  type: Keyed,
  name: string,
  mine: ChangeId,
  transaction: Y.Transaction,
): Meeting | undefined {
  const newest = newestItem(type, name);
  const own = findLeft(newest, (item) => holds(item, mine));
  if (newest === null || own === null) return undefined;
  const cameNow = (item: Y.Item) =>
    item.id.clock + item.length > (transaction.beforeState.get(item.id.client) ?? 0);
  if (newest !== own) return stoodOn(newest, own) ? { type: 'seen' } : apart(newest);
  const ownCameNow = cameNow(own);
  const other = findLeft(own.left, (item) => cameNow(item) !== ownCameNow);
  return other === null || stoodOn(own, other) ? undefined : apart(other);
}

function apart(theirs: Y.Item): Meeting | undefined {
  // Somebody has chosen over it already, elsewhere.
  if (theirs.content instanceof Y.ContentDeleted) return undefined;
  return { type: 'apart', theirs: theirs.content.getContent().at(-1), client: theirs.id.client };
}

const newestItem = (type: Keyed, name: string): Y.Item | null => type._map.get(name) ?? null;

const endOf = ({ id, length }: Y.Item): ChangeId => ({ client: id.client, clock: id.clock + length - 1 });

/** Yjs makes one of items that follow one another. */
const holds = ({ id, length }: Y.Item, change: ChangeId): boolean =>
  id.client === change.client && id.clock <= change.clock && change.clock < id.clock + length;

function findLeft(from: Y.Item | null, is: (item: Y.Item) => boolean): Y.Item | null {
  let item = from;
  while (item !== null && !is(item)) item = item.left;
  return item;
}

/** Whether an earlier change was before the eyes of who made a later one. */
function stoodOn(later: Y.Item, earlier: Y.Item): boolean {
  let { origin } = later;
  for (let item = later.left; item !== null && origin !== null; item = item.left) {
    if (!holds(item, origin)) continue;
    if (item === earlier) return true;
    origin = item.origin;
  }
  return false;
}
