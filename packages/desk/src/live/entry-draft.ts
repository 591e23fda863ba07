import type { Body } from '@onrecord/domain/body/body';
import { EMPTY_BODY } from '@onrecord/domain/body/body';
import { bodyOfEditorJson, toEditorJson } from '@onrecord/domain/body/editor-json';
import type { Element } from '@onrecord/domain/body/elements';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import { KEY_EVENT_MAX } from '@onrecord/domain/live/entry';
import { excerptOf } from '@onrecord/domain/text/excerpt';
import type { EntryDraft } from './keeping/live-store.ts';
import type { EntryWords } from './keeping/waiting-post.ts';

/** An entry nobody has begun. */
export const NO_DRAFT: EntryDraft = { headline: '', document: toEditorJson(EMPTY_BODY), keyEvent: null };

/** An entry as it is written: as a document of the editor. */
export function draftOf({ headline, body, keyEvent }: EntryWords): EntryDraft {
  return { headline, document: toEditorJson(body), keyEvent: keyEvent === '' ? null : keyEvent };
}

/**
 * What is sent of a draft, without the empty lines around it. A key event that was not said in a line of its own is
 * its headline, or how it begins.
 */
export function wordsOf(draft: EntryDraft): EntryWords {
  const headline = draft.headline.trim();
  const body = trimmed(bodyOfEditorJson(draft.document));
  if (draft.keyEvent === null) return { headline, body, keyEvent: '' };
  const line = draft.keyEvent.trim() || headline || plainTextOf(body).split('\n')[0] || '';
  return { headline, body, keyEvent: excerptOf(line, KEY_EVENT_MAX) };
}

/** Whether nothing is lost with it. */
export function isUnbegun(draft: EntryDraft): boolean {
  const { headline, body } = wordsOf(draft);
  return headline === '' && body.content.length === 0 && (draft.keyEvent ?? '').trim() === '';
}

/** Whether two texts say the same. */
export function sameWords(one: EntryWords, other: EntryWords): boolean {
  const asText = ({ headline, body, keyEvent }: EntryWords) =>
    JSON.stringify([headline, keyEvent, wordsOf(draftOf({ headline, body, keyEvent })).body]);
  return asText(one) === asText(other);
}

function trimmed(body: Body): Body {
  const first = body.content.findIndex((element) => !isBlank(element));
  const last = body.content.findLastIndex((element) => !isBlank(element));
  return { ...body, content: first < 0 ? [] : body.content.slice(first, last + 1) };
}

const isBlank = (element: Element) =>
  element.type === 'paragraph' &&
  !element.content?.some((inline) => inline.type === 'text' && inline.text.trim() !== '');
