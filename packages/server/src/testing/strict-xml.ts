import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters XML 1.0 forbids, section 2.2
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** Parses XML with a parser that shares nothing with what we write it with; anything it minds is an error. */
export function parseXmlStrictly(xml: string): Document {
  const illegal = ILLEGAL.exec(xml);
  if (illegal) throw new Error(`illegal character at ${illegal.index}`);
  return new DOMParser({
    onError: (level, message) => {
      // U+FFFD is a character like any other; the parser merely finds it suspicious.
      if (level === 'warning' && message.includes('replacement character')) return;
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'text/xml');
}

/** The elements of a qualified name under a node, in document order: `elementsNamed(item, 'media:credit')`. */
export function elementsNamed(node: Document | Element, name: string): Element[] {
  return Array.from(node.getElementsByTagName(name));
}

/** Text of the elements of a name under a node, exactly as it stands there. */
export function textsNamed(node: Document | Element, name: string): string[] {
  return elementsNamed(node, name).map((item) => item.textContent ?? '');
}
