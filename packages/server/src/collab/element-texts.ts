import type { EditorJson } from '@onrecord/domain/body/editor-json';
import { textsIdOf, textsOf, withoutTexts } from '@onrecord/domain/body/element-texts';
import { elementTextName } from '@onrecord/domain/desk/shared-document';
import { v7 as uuidv7 } from 'uuid';
import type * as Y from 'yjs';

/** An element that is in the shared document, with where its texts are and what they say. */
interface Present {
  readonly type: string;
  readonly textsId: string;
  readonly says: string;
}

/**
 * Writes the texts of a document's elements beside it, and gives the document as the shared one has it. An element
 * that says what one of `before` says takes over its texts, else one of the same type does, in order: what somebody
 * is writing in a caption at this moment stays in it.
 *
 * @param before the shared body's elements, as they are
 */
export function keepTexts(doc: Y.Doc, wanted: EditorJson, before: readonly EditorJson[]): EditorJson {
  const left = presentIn(doc, before);
  const take = (found: (present: Present) => boolean): string | undefined => {
    const at = left.findIndex(found);
    return at === -1 ? undefined : left.splice(at, 1)[0]?.textsId;
  };
  // First all that say the same, in the order in which the second pass meets them.
  const same: (string | undefined)[] = [];
  withoutTexts(wanted, (element, texts) => {
    const says = JSON.stringify(texts);
    same.push(take((present) => present.type === element.type && present.says === says));
    return '';
  });
  return withoutTexts(wanted, (element, texts) => {
    const textsId = same.shift() ?? take(({ type }) => type === element.type) ?? uuidv7();
    for (const [attribute, words] of Object.entries(texts))
      writeText(doc.getText(elementTextName(textsId, attribute)), words);
    return textsId;
  });
}

function presentIn(doc: Y.Doc, elements: readonly EditorJson[]): Present[] {
  return elements.flatMap((element) => {
    const inside = presentIn(doc, element.content ?? []);
    const textsId = textsIdOf(element.attrs);
    if (textsId === undefined) return inside;
    const says = textsOf(element.type).map((name) => [
      name,
      doc.getText(elementTextName(textsId, name)).toString(),
    ]);
    return [{ type: element.type, textsId, says: JSON.stringify(Object.fromEntries(says)) }, ...inside];
  });
}

/** Replaces what differs between the beginning and the end that both texts share. */
export function writeText(text: Y.Text, wanted: string): void {
  const current = text.toString();
  let start = 0;
  while (start < current.length && start < wanted.length && current[start] === wanted[start]) start++;
  let end = 0;
  const rest = Math.min(current.length, wanted.length) - start;
  while (end < rest && current[current.length - 1 - end] === wanted[wanted.length - 1 - end]) end++;
  if (current.length - end > start) text.delete(start, current.length - end - start);
  if (wanted.length - end > start) text.insert(start, wanted.slice(start, wanted.length - end));
}
