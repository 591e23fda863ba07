import { type NodeSpec, Schema } from 'prosemirror-model';

/**
 * The body's elements and marks as a ProseMirror schema: names and attributes are exactly those of `elements.ts`
 * and `inline.ts`, so that the editor, the shared document and the record are one document. How elements look in a
 * browser is the editor's business: nothing here parses or writes HTML. Reading and writing: `editor-json.ts`.
 *
 * Two things differ, because a cursor needs a place to stand: an empty body is one empty paragraph, and so is an
 * empty container.
 */
const media = { mediaId: { default: null }, sourceUrl: { default: null } };

/** An attribute without a value would be one nobody can leave out: only ids are. */
const words = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { default: '' }]));
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
    attrs: { ...words('attribution'), pull: { default: false } },
  },
  picture: card({
    ...media,
    ...words('altText', 'caption', 'credit'),
    href: { default: null },
    width: { default: 'text' },
  }),
  gallery: { group: 'block', content: 'picture+', draggable: true, attrs: words('caption', 'credit') },
  relatedStory: card({ storyId: {} }),
  linkCard: card({ href: {}, ...words('title', 'description', 'publisher', 'caption') }),
  embeddedPost: card({
    href: {},
    ...words('provider', 'author', 'text', 'caption', 'sourceHtml'),
    ...unknown('widthPx', 'heightPx'),
  }),
  table: {
    group: 'block',
    content: 'tableRow+',
    isolating: true,
    tableRole: 'table',
    attrs: words('caption'),
  },
  tableRow: { content: 'tableCell+', tableRole: 'row' },
  tableCell: {
    content: 'inline*',
    isolating: true,
    tableRole: 'cell',
    attrs: { header: { default: false }, colspan: { default: 1 }, rowspan: { default: 1 } },
  },
  divider: { group: 'block', selectable: true },
  callout: { group: 'block', content: 'block+', defining: true, attrs: words('emoji') },
  toggle: { group: 'block', content: 'block+', defining: true, attrs: words('heading') },
  button: card({ href: {}, ...words('text') }),
  codeBlock: {
    group: 'block',
    content: 'text*',
    marks: '_',
    code: true,
    defining: true,
    attrs: unknown('language'),
  },
  file: card({ ...media, ...words('title', 'caption', 'fileName'), ...unknown('sizeBytes') }),
  audio: card({ ...media, ...words('title', 'caption'), ...unknown('durationSeconds') }),
  video: card({
    ...media,
    ...words('caption'),
    ...unknown('durationSeconds', 'widthPx', 'heightPx', 'posterMediaId'),
  }),
  liveEntry: {
    group: 'block',
    content: 'block+',
    defining: true,
    attrs: { entryId: {}, at: {}, ...words('headline', 'byline'), keyEvent: { default: false } },
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
