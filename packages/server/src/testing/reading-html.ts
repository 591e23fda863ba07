import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

/** Reads rendered pages back as a browser would, for the tests of this folder. */
export type ReadElement = DefaultTreeAdapterTypes.Element;

/** All elements of a document in order. */
export function elementsIn(html: string): ReadElement[] {
  const found: ReadElement[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ParentNode) => {
    for (const child of node.childNodes)
      if (defaultTreeAdapter.isElementNode(child)) {
        found.push(child);
        walk(child);
      }
  };
  walk(parse(html));
  return found;
}

export function attribute(element: ReadElement, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

export function named(html: string, tagName: string): ReadElement[] {
  return elementsIn(html).filter((element) => element.tagName === tagName);
}

/** What a reader of text sees: words, and the alt texts of pictures where these stand. */
export function textOf(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes
    .map((child) => {
      if (defaultTreeAdapter.isTextNode(child)) return child.value;
      if (!defaultTreeAdapter.isElementNode(child) || child.tagName === 'script') return '';
      return child.tagName === 'img' ? ` ${attribute(child, 'alt') ?? ''} ` : textOf(child);
    })
    .join('');
}

/** Tag and attribute names of all elements: what a document is made of, without any of its words. */
export function skeletonOf(html: string): string[] {
  return elementsIn(html).map((element) =>
    [element.tagName, ...element.attrs.map(({ name }) => name)].join(' '),
  );
}
