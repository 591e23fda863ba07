import type { EditorJson } from './editor-json.ts';
import { ELEMENT_TEXTS } from './prosemirror-schema.ts';

/** The texts an element of a type has, by their attribute; none for other elements. */
export function textsOf(type: string): readonly string[] {
  return Object.hasOwn(ELEMENT_TEXTS, type) ? ELEMENT_TEXTS[type as keyof typeof ELEMENT_TEXTS] : [];
}

/** Which texts an element's are: undefined where it carries them itself. What is no id is none. */
export function textsIdOf(attrs: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const id = attrs?.textsId;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Puts the texts that stand beside a document into the attributes of its elements, as the record has them. */
export function withTexts(
  node: EditorJson,
  textOf: (textsId: string, attribute: string) => string,
): EditorJson {
  const id = textsIdOf(node.attrs);
  const texts = id === undefined ? [] : textsOf(node.type);
  const inside = node.content?.map((child) => withTexts(child, textOf));
  return {
    ...node,
    ...(id !== undefined &&
      texts.length > 0 && {
        attrs: {
          ...node.attrs,
          textsId: null,
          ...Object.fromEntries(texts.map((attribute) => [attribute, textOf(id, attribute)])),
        },
      }),
    ...(inside && { content: inside }),
  };
}

/** The other way: `keep` is given each element with its texts, keeps them, and says under which id. */
export function withoutTexts(
  node: EditorJson,
  keep: (element: EditorJson, texts: Readonly<Record<string, string>>) => string,
): EditorJson {
  const names = textsOf(node.type);
  const inside = node.content?.map((child) => withoutTexts(child, keep));
  if (names.length === 0) return inside ? { ...node, content: inside } : node;
  const texts = Object.fromEntries(names.map((name) => [name, String(node.attrs?.[name] ?? '')]));
  const emptied = Object.fromEntries(names.map((name) => [name, '']));
  return {
    ...node,
    attrs: { ...node.attrs, ...emptied, textsId: keep(node, texts) },
    ...(inside && { content: inside }),
  };
}
