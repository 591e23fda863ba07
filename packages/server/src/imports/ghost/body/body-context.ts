import type { Element, ElementOf } from '@onrecord/domain/body/elements';
import { NoteTaker } from '../note-taker.ts';
import type { Raw } from '../raw.ts';
import type { DomNode } from './html/dom.ts';
import type { OwnAddresses } from './own-addresses.ts';

/**
 * Cards hold HTML, HTML holds blocks, and blocks hold cards: the mappers that all need reach one another through
 * here, since modules do not import in circles.
 */
export interface BodyReaders {
  card(name: string, card: Raw, context: BodyContext): Element[];
  flow(nodes: readonly DomNode[], context: BodyContext): Element[];
}

/** Carried through the mapping of one body. */
export class BodyContext extends NoteTaker {
  /** Pictures that stand for films until they run; their source is no field of the element. */
  readonly posters = new Map<ElementOf<'video'>, string>();
  readonly #readers: BodyReaders;

  constructor(own: OwnAddresses, readers: BodyReaders) {
    super(own);
    this.#readers = readers;
  }

  card(name: string, card: Raw): Element[] {
    return this.#readers.card(name, card, this);
  }

  /** Elements of nodes that are text, blocks, or both by turns. */
  flow(nodes: readonly DomNode[]): Element[] {
    return this.#readers.flow(nodes, this);
  }

  /** Keeps what has no element of ours: whole, for the desk, with a line in the report. */
  unsupported(kind: string, source: string, reason: string): ElementOf<'unsupported'> {
    this.note('warning', `${reason}; kept for the desk as ${kind}, not shown to readers`);
    return { type: 'unsupported', attrs: { kind, source } };
  }
}
