/** A piece of pasted HTML, as far as cleaning needs it: read by the browser, or by a parser in a test. */
export type PastedNode = string | PastedElement;

export interface PastedElement {
  /** In lower case, with a prefix where it came with one: `o:p`. */
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly PastedNode[];
}

/** Reads HTML in the browser without running or loading any of it: a parsed document has no window. */
export function readWithBrowser(html: string): readonly PastedNode[] {
  return childrenOf(new DOMParser().parseFromString(html, 'text/html').body);
}

function childrenOf(parent: Node): PastedNode[] {
  const children: PastedNode[] = [];
  for (const child of parent.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) children.push(child.nodeValue ?? '');
    if (child.nodeType === Node.ELEMENT_NODE) {
      const element = child as Element;
      children.push({
        tag: element.tagName.toLowerCase(),
        attrs: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
        children: childrenOf(element),
      });
    }
  }
  return children;
}
