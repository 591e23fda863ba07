/**
 * A schema.org object as the text of `<script type="application/ld+json">`. Every `<`, `>` and `&` is written
 * as a JSON escape, so that no headline can close the script or open a comment in it (HTML standard, section
 * 4.12.1.3), and so are U+2028 and U+2029, which end a line in JavaScript. `JSON.parse` gives the object back.
 */
export function jsonLdScript(object: object): string {
  return JSON.stringify(object).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
