/** A text with a capital at its beginning, where a line or a heading begins with it. */
export function sentenceCase(text: string, language: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}
