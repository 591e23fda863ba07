import { safeHref } from '@onrecord/domain/body/href';
import type { DOMOutputSpec, Mark, Node as ProseMirrorNode, TagParseRule } from '@tiptap/pm/model';

/**
 * How elements stand in the page and on the clipboard. What HTML has a tag for gets that tag, so that a passage
 * copied into another program keeps its meaning; the rest is a `div` that carries its attributes as JSON, which only
 * this editor reads back.
 */
export function elementToDom(node: ProseMirrorNode): DOMOutputSpec {
  const { attrs } = node;
  switch (node.type.name) {
    case 'paragraph':
      return ['p', 0];
    case 'heading':
      return [`h${attrs.level}`, 0];
    case 'list':
      return attrs.ordered ? ['ol', attrs.start === 1 ? {} : { start: attrs.start }, 0] : ['ul', 0];
    case 'listItem':
      return ['li', 0];
    case 'quote':
      return ['blockquote', { 'data-attribution': attrs.attribution, 'data-pull': attrs.pull }, 0];
    case 'codeBlock':
      return ['pre', { 'data-language': attrs.language ?? '' }, ['code', 0]];
    case 'divider':
      return ['hr'];
    case 'hardBreak':
      return ['br'];
    case 'table':
      return ['table', { 'data-caption': attrs.caption }, ['tbody', 0]];
    case 'tableRow':
      return ['tr', 0];
    case 'tableCell':
      return [
        attrs.header ? 'th' : 'td',
        {
          ...(attrs.colspan > 1 ? { colspan: attrs.colspan } : {}),
          ...(attrs.rowspan > 1 ? { rowspan: attrs.rowspan } : {}),
        },
        0,
      ];
    default: {
      const kept = { 'data-element': node.type.name, 'data-attrs': JSON.stringify(attrs) };
      return node.isLeaf ? ['div', kept] : ['div', kept, 0];
    }
  }
}

const heading = (level: 2 | 3 | 4, ...tags: string[]): TagParseRule[] =>
  tags.map((tag) => ({ tag, attrs: { level } }));

const whole = (dom: HTMLElement, name: string) => {
  const value = Number(dom.getAttribute(name) ?? 1);
  return Number.isInteger(value) && value >= 1 && value <= 100 ? value : 1;
};

const RULES: Readonly<Record<string, readonly TagParseRule[]>> = {
  paragraph: [{ tag: 'p' }],
  heading: [...heading(2, 'h1', 'h2'), ...heading(3, 'h3'), ...heading(4, 'h4', 'h5', 'h6')],
  list: [
    { tag: 'ul', attrs: { ordered: false, start: 1 } },
    {
      tag: 'ol',
      getAttrs: (dom) => {
        const start = Number(dom.getAttribute('start') ?? 1);
        return { ordered: true, start: Number.isInteger(start) ? start : 1 };
      },
    },
  ],
  listItem: [{ tag: 'li' }],
  quote: [
    {
      tag: 'blockquote',
      getAttrs: (dom) => ({
        attribution: dom.getAttribute('data-attribution') ?? '',
        pull: dom.getAttribute('data-pull') === 'true',
      }),
    },
  ],
  codeBlock: [
    {
      tag: 'pre',
      preserveWhitespace: 'full',
      getAttrs: (dom) => ({ language: dom.getAttribute('data-language') || null }),
    },
  ],
  divider: [{ tag: 'hr' }],
  hardBreak: [{ tag: 'br' }],
  table: [{ tag: 'table', getAttrs: (dom) => ({ caption: dom.getAttribute('data-caption') ?? '' }) }],
  tableRow: [{ tag: 'tr' }],
  tableCell: (['td', 'th'] as const).map((tag) => ({
    tag,
    getAttrs: (dom) => ({
      header: tag === 'th',
      colspan: whole(dom, 'colspan'),
      rowspan: whole(dom, 'rowspan'),
    }),
  })),
  picture: [
    {
      tag: 'figure[data-pasted-picture]',
      getAttrs: (dom) => ({
        mediaId: null,
        sourceUrl: dom.getAttribute('data-pasted-picture'),
        altText: dom.getAttribute('data-alt') ?? '',
        caption: dom.getAttribute('data-caption') ?? '',
        credit: '',
        href: null,
        width: 'text',
      }),
    },
  ],
};

export function elementFromDom(name: string): TagParseRule[] {
  const own: TagParseRule = {
    tag: `div[data-element="${name}"]`,
    getAttrs: (dom) => {
      try {
        const attrs = JSON.parse(dom.getAttribute('data-attrs') ?? '') as Record<string, unknown>;
        // Texts belong to one element of one story: what is pasted brings its words.
        return 'textsId' in attrs ? { ...attrs, textsId: null } : attrs;
      } catch {
        return false;
      }
    },
  };
  return [own, ...(RULES[name] ?? [])];
}

export function markToDom(mark: Mark): DOMOutputSpec {
  switch (mark.type.name) {
    case 'bold':
      return ['strong', 0];
    case 'italic':
      return ['em', 0];
    case 'strike':
      return ['s', 0];
    case 'link': {
      // The address is checked again here: what others typed reaches this page without passing its own checks.
      const href = safeHref(String(mark.attrs.href));
      return ['a', { ...(href === undefined ? {} : { href }), rel: 'noopener noreferrer' }, 0];
    }
    case 'claim':
      return ['span', { class: 'claim', 'data-claim': mark.attrs.claimId }, 0];
    default:
      return [mark.type.name, 0];
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const MARK_RULES: Readonly<Record<string, readonly TagParseRule[]>> = {
  bold: [{ tag: 'strong' }, { tag: 'b' }],
  italic: [{ tag: 'em' }, { tag: 'i' }],
  strike: [{ tag: 's' }, { tag: 'del' }],
  code: [{ tag: 'code' }],
  sub: [{ tag: 'sub' }],
  sup: [{ tag: 'sup' }],
  link: [
    {
      tag: 'a[href]',
      getAttrs: (dom) => {
        const href = safeHref(dom.getAttribute('href') ?? '');
        return href === undefined ? false : { href };
      },
    },
  ],
  // Words that are moved or copied within the desk bring their claim; those copied from a page have no such attribute,
  // and what is pasted from elsewhere loses it before it gets here.
  claim: [
    {
      tag: 'span[data-claim]',
      getAttrs: (dom) => {
        const claimId = dom.getAttribute('data-claim') ?? '';
        return UUID.test(claimId) ? { claimId } : false;
      },
    },
  ],
};

export function markFromDom(name: string): TagParseRule[] {
  return [...(MARK_RULES[name] ?? [])];
}
