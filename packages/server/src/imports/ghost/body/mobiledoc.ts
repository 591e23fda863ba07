import { list, listItem } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import type { Inline, Mark } from '@onrecord/domain/body/inline';
import { listOf, numberOf, type Raw, recordOf, textOf } from '../raw.ts';
import { linkAddress } from './address.ts';
import type { BodyContext } from './body-context.ts';
import { cardElements, isCard } from './cards/cards.ts';
import { pictureElements } from './cards/media-cards.ts';
import { InlineLine, withMark } from './inline-line.ts';
import { headingLevel, quoteOf } from './shapes.ts';

/** Mobiledoc's kinds of sections (mobiledoc-kit, MOBILEDOC.md). */
const MARKUP_SECTION = 1;
const IMAGE_SECTION = 2;
const LIST_SECTION = 3;
const CARD_SECTION = 10;

const MARKS: Readonly<Record<string, Exclude<Mark['type'], 'link' | 'claim'>>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  code: 'code',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  sub: 'sub',
  sup: 'sup',
};

/** Names cards had in Mobiledoc and have otherwise in Lexical. */
const CARD_NAMES: Readonly<Record<string, string>> = {
  hr: 'horizontalrule',
  code: 'codeblock',
  'card-markdown': 'markdown',
  'image-card': 'image',
};

/** The elements of a Mobiledoc document, the format of Ghost 2 to 5. */
export function mobiledocElements(document: Raw, context: BodyContext): Element[] {
  return listOf(document.sections).flatMap((section, index) => {
    const fields = listOf(section);
    context.element = `body[${index}]`;
    switch (numberOf(fields[0])) {
      case MARKUP_SECTION:
        return markupSection(textOf(fields[1]).toLowerCase(), fields[2], document, context);
      case IMAGE_SECTION:
        return pictureElements({ src: fields[1] }, context);
      case LIST_SECTION: {
        const items = listOf(fields[2]).map((markers) => inlineOf(markers, document, context));
        const full = items.filter((content) => content.length > 0);
        if (full.length === 0) return [];
        return [list(fields[1] === 'ol', ...full.map((content) => listItem({ type: 'paragraph', content })))];
      }
      case CARD_SECTION:
        return cardSection(fields[1], document, context);
      default:
        return [
          context.unsupported('mobiledoc:section', JSON.stringify(section), 'this section is not known'),
        ];
    }
  });
}

function markupSection(tag: string, markers: unknown, document: Raw, context: BodyContext): Element[] {
  const content = inlineOf(markers, document, context);
  if (content.length === 0) return [];
  if (/^h[1-6]$/.test(tag)) return [{ type: 'heading', attrs: { level: headingLevel(tag) }, content }];
  if (tag === 'blockquote') return quoteOf([{ type: 'paragraph', content }], false);
  if (tag === 'aside' || tag === 'pull-quote') return quoteOf([{ type: 'paragraph', content }], true);
  return [{ type: 'paragraph', content }];
}

function cardSection(place: unknown, document: Raw, context: BodyContext): Element[] {
  const card = listOf(listOf(document.cards)[numberOf(place) ?? -1]);
  const given = textOf(card[0]);
  const name = (Object.hasOwn(CARD_NAMES, given) ? CARD_NAMES[given] : undefined) ?? given;
  context.element += ` ${given}`;
  if (name === 'horizontalrule') return [{ type: 'divider' }];
  if (isCard(name)) return cardElements(name, recordOf(card[1]), context);
  const kind = `koenig:${given.slice(0, 60) || 'untyped'}`;
  return [context.unsupported(kind, JSON.stringify(card), `the card "${given}" is not known`)];
}

/**
 * A line of markers `[type, opened markups, closed markups, value]`. Markups stay open until a later marker
 * closes them, innermost first.
 */
function inlineOf(markers: unknown, document: Raw, context: BodyContext): Inline[] {
  const line = new InlineLine();
  const open: Array<Mark | null> = [];
  for (const marker of listOf(markers)) {
    const [kind, opened, closed, value] = listOf(marker);
    for (const place of listOf(opened))
      open.push(markOf(listOf(document.markups)[numberOf(place) ?? -1], context));
    const marks = open.reduce<readonly Mark[]>(
      (all, mark) => (mark === null ? all : withMark(all, mark)),
      [],
    );
    if (numberOf(kind) === 1) addAtom(listOf(listOf(document.atoms)[numberOf(value) ?? -1]), marks, line);
    else
      for (const [index, part] of textOf(value)
        .split(/\r\n|\r|\n/)
        .entries()) {
        if (index > 0) line.lineBreak();
        line.text(part, marks);
      }
    open.splice(Math.max(0, open.length - Math.max(0, numberOf(closed) ?? 0)));
  }
  return line.take();
}

function addAtom(atom: readonly unknown[], marks: readonly Mark[], line: InlineLine): void {
  if (atom[0] === 'soft-return') line.lineBreak();
  else line.text(textOf(atom[1]), marks);
}

function markOf(markup: unknown, context: BodyContext): Mark | null {
  const [tag, attributes] = listOf(markup);
  const name = textOf(tag).toLowerCase();
  if (name === 'a') {
    const flat = listOf(attributes);
    const at = flat.findIndex((word, index) => index % 2 === 0 && word === 'href');
    const href = linkAddress(textOf(flat[at + 1]), context);
    return href === undefined || at < 0 ? null : { type: 'link', attrs: { href } };
  }
  const type = Object.hasOwn(MARKS, name) ? MARKS[name] : undefined;
  return type === undefined ? null : { type };
}
