import { type NodeSpec, Schema } from 'prosemirror-model';

/**
 * The body's elements and marks as a ProseMirror schema: names and attributes are exactly those of `elements.ts`
 * and `inline.ts`, so that the editor, the shared document and the record are one document. How elements look in a
 * browser is the editor's business: nothing here parses or writes HTML. Reading and writing: `editor-json.ts`.
 *
 * Three things differ. A cursor needs a place to stand: an empty body is one empty paragraph, and so is an empty
 * container. And an element whose texts are written together has a `textsId`.
 */
const media = { mediaId: { default: null }, sourceUrl: { default: null } };

/**
 * The texts of elements that are written by the character, as attributes of the record. In the shared document they
 * are texts of their own beside the body, found by the element's `textsId`: two people may write one caption at once.
 * Such an element has its attributes empty there; see `element-texts.ts`.
 */
export const ELEMENT_TEXTS = {
  quote: ['attribution'],
  picture: ['altText', 'caption', 'credit'],
  gallery: ['caption', 'credit'],
  linkCard: ['title', 'description', 'publisher', 'caption'],
  embeddedPost: ['author', 'text', 'caption'],
  table: ['caption'],
  callout: ['emoji'],
  toggle: ['heading'],
  button: ['text'],
  file: ['title', 'caption'],
  audio: ['title', 'caption'],
  video: ['caption'],
  liveEntry: ['headline', 'byline'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type ElementWithTexts = keyof typeof ELEMENT_TEXTS;

/** An attribute without a value would be one nobody can leave out: only ids are. */
const words = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { default: '' }]));
const texts = (type: ElementWithTexts) => ({ textsId: { default: null }, ...words(...ELEMENT_TEXTS[type]) });
const unknown = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { default: null }]));
const card = (attrs: NonNullable<NodeSpec['attrs']>): NodeSpec => ({
  group: 'block',
  atom: true,
  draggable: true,
  attrs,
});

const NODES = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*' },
  text: { group: 'inline' },
  hardBreak: { group: 'inline', inline: true, selectable: false },
  heading: { group: 'block', content: 'inline*', defining: true, attrs: { level: { default: 2 } } },
  list: {
    group: 'block',
    content: 'listItem+',
    attrs: { ordered: { default: false }, start: { default: 1 } },
  },
  listItem: { content: 'block+', defining: true },
  quote: {
    group: 'block',
    content: 'block+',
    defining: true,
    attrs: { ...texts('quote'), pull: { default: false } },
  },
  picture: card({
    ...media,
    ...texts('picture'),
    href: { default: null },
    width: { default: 'text' },
    decorative: { default: false },
  }),
  gallery: { group: 'block', content: 'picture+', draggable: true, attrs: texts('gallery') },
  relatedStory: card({ storyId: {} }),
  linkCard: card({ href: {}, ...texts('linkCard') }),
  embeddedPost: card({
    href: {},
    ...texts('embeddedPost'),
    ...words('provider', 'sourceHtml'),
    ...unknown('widthPx', 'heightPx'),
  }),
  table: {
    group: 'block',
    content: 'tableRow+',
    isolating: true,
    tableRole: 'table',
    attrs: texts('table'),
  },
  tableRow: { content: 'tableCell+', tableRole: 'row' },
  tableCell: {
    content: 'inline*',
    isolating: true,
    tableRole: 'cell',
    attrs: { header: { default: false }, colspan: { default: 1 }, rowspan: { default: 1 } },
  },
  divider: { group: 'block', selectable: true },
  callout: { group: 'block', content: 'block+', defining: true, attrs: texts('callout') },
  toggle: { group: 'block', content: 'block+', defining: true, attrs: texts('toggle') },
  button: card({ href: {}, ...texts('button') }),
  codeBlock: {
    group: 'block',
    content: 'text*',
    marks: '_',
    code: true,
    defining: true,
    attrs: unknown('language'),
  },
  file: card({ ...media, ...texts('file'), ...words('fileName'), ...unknown('sizeBytes') }),
  audio: card({ ...media, ...texts('audio'), ...unknown('durationSeconds') }),
  video: card({
    ...media,
    ...texts('video'),
    ...unknown('durationSeconds', 'widthPx', 'heightPx', 'posterMediaId'),
  }),
  liveEntry: {
    group: 'block',
    content: 'block+',
    defining: true,
    attrs: { entryId: {}, at: {}, ...texts('liveEntry'), keyEvent: { default: false } },
  },
  rawHtml: card(words('html')),
  unsupported: card(words('kind', 'source')),
} satisfies Record<string, NodeSpec>;

/** Marks stand in this order on a run of text. None shuts another out; one passage may carry several claims. */
const MARKS = {
  link: { attrs: { href: {} }, inclusive: false },
  claim: { attrs: { claimId: {} }, inclusive: false, excludes: '' },
  bold: {},
  italic: {},
  strike: {},
  code: {},
  sub: {},
  sup: {},
} as const;

export const editorSchema = new Schema({ nodes: NODES, marks: MARKS });
