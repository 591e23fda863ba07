/** What is outside `Char` of XML 1.0 (section 2.2), lone surrogates included. */
const ILLEGAL_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** The text without characters that no XML document may hold, however they are escaped. */
export function legalText(text: string): string {
  return text.replace(ILLEGAL_IN_XML, '');
}
