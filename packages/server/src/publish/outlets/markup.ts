import { legalText } from './legal-text.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML or XML, between tags or in a double-quoted attribute. */
export function escapeMarkup(text: string): string {
  return legalText(text).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** Attributes of an element; one that is undefined is left out, one that is '' stays (`alt=""`). */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const openTag = (name: string, attributes: Attributes) =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeMarkup(String(value))}"`))
    .join('')}>`;

/**
 * One element around content that is markup already.
 *
 * @example element('p', {}, escapeMarkup('Fish & chips')) // <p>Fish &amp; chips</p>
 */
export function element(name: string, attributes: Attributes, content: string): string {
  return `${openTag(name, attributes)}${content}</${name}>`;
}

/** An HTML element that has no content and no end tag: `img`, `br`, `hr`. */
export function voidElement(name: string, attributes: Attributes = {}): string {
  return openTag(name, attributes);
}

/** An element that is left out where it would be empty. */
export function elementUnlessEmpty(name: string, attributes: Attributes, content: string): string {
  return content === '' ? '' : element(name, attributes, content);
}

/** An element of text alone, left out where the text is empty. */
export function textElement(name: string, text: string, attributes: Attributes = {}): string {
  return elementUnlessEmpty(name, attributes, escapeMarkup(text));
}

/** An XML element that holds nothing but attributes. */
export function emptyElement(name: string, attributes: Attributes): string {
  return `${openTag(name, attributes).slice(0, -1)}/>`;
}

/** Markup on lines of its own, without what is empty. */
export function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Markup inside XML as text, readable as it is: shorter than escapes for a whole story. */
export function cdata(markup: string): string {
  return `<![CDATA[${legalText(markup).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
