import { type Body, MAX_BODY_DEPTH, parseBody } from '@onrecord/domain/body/body';
import { body as bodyOf } from '@onrecord/domain/body/build';
import type { Element, ElementOf } from '@onrecord/domain/body/elements';
import type { Note } from '../note-taker.ts';
import { isRecord, jsonOf, nestingOf, type Raw, textOf } from '../raw.ts';
import { BodyContext } from './body-context.ts';
import { cardElements } from './cards/cards.ts';
import { flowElements, htmlElements } from './html/blocks.ts';
import { UnreadableHtml } from './html/dom.ts';
import { lexicalElements } from './lexical.ts';
import { mobiledocElements } from './mobiledoc.ts';
import type { OwnAddresses } from './own-addresses.ts';

export interface ReadBody {
  readonly body: Body;
  readonly notes: readonly Note[];
  /** Where the pictures come from that stand for films until they run. */
  readonly posters: ReadonlyMap<ElementOf<'video'>, string>;
  /** False where the body could not be mapped and is one `unsupported` element: not fit to be published. */
  readonly mapped: boolean;
}

const READERS = { card: cardElements, flow: flowElements };

type Format = 'lexical' | 'mobiledoc' | 'html';

/** The body of a post, from the format it was written in. Never throws: what cannot be mapped is kept whole. */
export function readBody(post: Raw, own: OwnAddresses): ReadBody {
  const context = new BodyContext(own, READERS);
  for (const format of ['lexical', 'mobiledoc', 'html'] as const) {
    const source = textOf(post[format]);
    if (source.trim() === '') continue;
    const elements = elementsOf(format, source, context);
    return typeof elements === 'string'
      ? keptWhole(format, source, elements, context)
      : checked(elements, format, source, post, context);
  }
  return checked([], 'html', '', post, context);
}

function checked(
  elements: Element[],
  format: Format,
  source: string,
  post: Raw,
  context: BodyContext,
): ReadBody {
  const body = bodyOf(...elements, ...codeInjections(post, context));
  const parsed = parseBody(body);
  if (!parsed.ok) return keptWhole(format, source, parsed.error.slice(0, 3).join('; '), context);
  return { body, notes: context.notes, posters: context.posters, mapped: true };
}

/** The elements, or why there are none. */
function elementsOf(format: Format, source: string, context: BodyContext): Element[] | string {
  try {
    context.element = format;
    if (format === 'html') return htmlElements(source, context);
    const document = jsonOf(source);
    if (!isRecord(document)) return `the ${format} field is no JSON document`;
    if (format === 'mobiledoc') return mobiledocElements(document, context);
    if (!isRecord(document.root)) return 'the lexical document has no root';
    if (nestingOf(document.root, 'children', MAX_BODY_DEPTH * 2) > MAX_BODY_DEPTH * 2)
      return `it is nested deeper than ${MAX_BODY_DEPTH} elements`;
    return lexicalElements(document, context);
  } catch (error) {
    if (error instanceof UnreadableHtml) return error.message;
    // The stack's end, in a card's own fields for instance.
    if (error instanceof RangeError) return 'it is nested too deep';
    throw error;
  }
}

function keptWhole(format: Format, source: string, reason: string, context: BodyContext): ReadBody {
  context.element = 'body';
  const kept = context.unsupported(`ghost:${format}`, source, `the body could not be read (${reason})`);
  return { body: bodyOf(kept), notes: context.notes, posters: new Map(), mapped: false };
}

/** Code a post added to its page: kept for the desk, run nowhere. */
function codeInjections(post: Raw, context: BodyContext): Element[] {
  return ['codeinjection_head', 'codeinjection_foot'].flatMap((field) => {
    const source = textOf(post[field]);
    if (source.trim() === '') return [];
    context.element = field;
    return [context.unsupported(`ghost:${field}`, source, 'code injected into the page is not taken over')];
  });
}
