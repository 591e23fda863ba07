import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment, serializeOuter } from 'parse5';
import { cleanText, nestingOf } from '../../raw.ts';

export type DomNode = DefaultTreeAdapterTypes.ChildNode;
export type DomElement = DefaultTreeAdapterTypes.Element;
export type DomFragment = DefaultTreeAdapterTypes.DocumentFragment;

/** Thrown for HTML that would exhaust the stack or the memory; the message is for a person. */
export class UnreadableHtml extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableHtml';
  }
}

/** Deeper than any text needs: tables in lists in quotes, each in a few wrappers. */
const DOM_DEPTH_MAX = 200;
/** Open formatting is repeated in every paragraph that follows, so that a small text can become a huge tree. */
const DOM_ELEMENTS_MAX = 200_000;

/** Of the parse that is going on: parsing is synchronous, so there is one at a time. */
let elementCount = 0;
const countingAdapter: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  createElement(tagName, namespace, attributes) {
    if (++elementCount > DOM_ELEMENTS_MAX)
      throw new UnreadableHtml(`it has more than ${DOM_ELEMENTS_MAX} elements`);
    return defaultTreeAdapter.createElement(tagName, namespace, attributes);
  },
};

/** Parses HTML as a browser does: half-open tags are closed, entities read. Nothing is executed. */
export function parseHtml(html: string): DomFragment {
  elementCount = 0;
  const dom = parseFragment(html, { treeAdapter: countingAdapter });
  if (nestingOf(dom, 'childNodes', DOM_DEPTH_MAX) > DOM_DEPTH_MAX)
    throw new UnreadableHtml('it is nested too deep');
  return dom;
}

export function isElementNode(node: DomNode): node is DomElement {
  return 'tagName' in node;
}

export function attributeOf(element: DomElement, name: string): string {
  return cleanText(element.attrs.find((attribute) => attribute.name === name)?.value ?? '');
}

export function hasClass(element: DomElement, name: string): boolean {
  return attributeOf(element, 'class').split(/\s+/).includes(name);
}

export function outerHtml(element: DomElement): string {
  return cleanText(serializeOuter(element));
}

/** Every element below a node, in order. */
export function* elementsBelow(node: { readonly childNodes: readonly DomNode[] }): Generator<DomElement> {
  for (const child of node.childNodes) {
    if (!isElementNode(child)) continue;
    yield child;
    yield* elementsBelow(child);
  }
}

export function findElement(
  node: { readonly childNodes: readonly DomNode[] },
  matches: (element: DomElement) => boolean,
): DomElement | undefined {
  for (const element of elementsBelow(node)) if (matches(element)) return element;
  return undefined;
}
