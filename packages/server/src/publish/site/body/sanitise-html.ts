import { safeHref } from '@onrecord/domain/body/href';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment, serialize } from 'parse5';

type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Attribute = Element['attrs'][number];

/** Elements that pass, each with the attributes of its own that may pass (beside lang, dir and title). */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    (
      'p br hr h2 h3 h4 h5 h6 ul dl dt dd strong b em i u s sub sup small mark abbr cite code pre kbd samp var ' +
      'figure figcaption div section span table caption thead tbody tfoot tr details summary q dfn ruby rt rp wbr'
    )
      .split(' ')
      .map((name) => [name, []]),
  ),
  a: ['href'],
  blockquote: ['cite'],
  del: ['datetime'],
  img: ['src', 'alt', 'width', 'height'],
  ins: ['datetime'],
  li: ['value'],
  ol: ['start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
};

/** Elements that leave with all they hold; of any other unknown element the content stays. */
const DROPPED = new Set(
  (
    'script style iframe frame frameset noframes object embed applet param svg math template slot portal noscript ' +
    'form input button select option optgroup textarea datalist output fieldset legend label meter progress ' +
    'link meta base title head audio video source track canvas map area dialog plaintext xmp listing noembed'
  ).split(' '),
);

const EVERYWHERE = ['lang', 'dir', 'title'];
/** Deeper markup is not a text; a limit keeps hostile input from the serialiser's stack. */
const MAX_DEPTH = 60;

/**
 * The HTML with only what is on the allow-list: no scripts, styles, event handlers, forms, frames, SVG or
 * `javascript:` links, and no picture from another host. Parsed and written by one HTML parser, never by
 * patterns, so that a browser reads the same tree. Never throws.
 */
export function sanitiseHtml(source: string): string {
  const fragment = parseFragment(source);
  const clean = defaultTreeAdapter.createDocumentFragment();
  copy(fragment, clean, 0);
  return serialize(clean);
}

function copy(from: ParentNode, to: ParentNode, depth: number): void {
  for (const node of from.childNodes) copyNode(node, to, depth);
}

function copyNode(node: ChildNode, to: ParentNode, depth: number): void {
  if (defaultTreeAdapter.isTextNode(node)) {
    defaultTreeAdapter.insertText(to, node.value);
    return;
  }
  if (!defaultTreeAdapter.isElementNode(node) || depth > MAX_DEPTH) return;
  // SVG and MathML have their own parsing rules, which is what most mutation attacks are made of.
  if (node.namespaceURI !== html.NS.HTML || DROPPED.has(node.tagName)) return;
  const name = node.tagName === 'h1' ? 'h2' : node.tagName;
  const allowed = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
  if (!allowed) {
    copy(node, to, depth + 1);
    return;
  }
  const attributes = node.attrs.flatMap((attribute) => cleanAttribute(name, attribute, allowed));
  if (name === 'img') {
    if (!attributes.some(({ name: key }) => key === 'src')) return;
    if (!attributes.some(({ name: key }) => key === 'alt')) attributes.push({ name: 'alt', value: '' });
    attributes.push({ name: 'loading', value: 'lazy' });
  }
  const element = defaultTreeAdapter.createElement(name, html.NS.HTML, attributes);
  defaultTreeAdapter.appendChild(to, element);
  copy(node, element, depth + 1);
}

function cleanAttribute(
  element: string,
  { name, value }: Attribute,
  allowed: readonly string[],
): Attribute[] {
  if (!allowed.includes(name) && !EVERYWHERE.includes(name)) return [];
  const kept = cleanValue(element, name, value);
  return kept === undefined ? [] : [{ name, value: kept }];
}

function cleanValue(element: string, name: string, value: string): string | undefined {
  switch (name) {
    case 'href':
    case 'cite':
      return safeHref(value);
    case 'src':
      return element === 'img' ? ownPath(value) : undefined;
    case 'dir':
      return /^(ltr|rtl|auto)$/i.test(value) ? value : undefined;
    case 'scope':
      return /^(row|col|rowgroup|colgroup)$/i.test(value) ? value : undefined;
    case 'width':
    case 'height':
    case 'colspan':
    case 'rowspan':
    case 'start':
    case 'value':
      return /^\d{1,5}$/.test(value) ? value : undefined;
    default:
      return value;
  }
}

/** A path on this host. `//` and `/\` begin another host's address, and browsers skip control characters. */
function ownPath(value: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers ignore exactly these characters
  const seen = value.replace(/[\u0000-\u0020]/g, '');
  return /^\/(?![/\\])/.test(seen) ? seen : undefined;
}
