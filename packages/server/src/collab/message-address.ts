import { storyIdOf } from '@onrecord/domain/desk/shared-document';

/**
 * The head of a Hocuspocus message: the address (a string with its length in bytes before it: the document's name,
 * perhaps with a zero byte and a session's name behind it), then the type.
 */

/** A length of one byte is below this; addresses of stories are. */
const LENGTH_MAX = 128;
const SYNC = 0;
const SYNC_REPLY = 4;

/** Whether a message is for a story. What is not was written by no browser of ours. */
export function isForStory(message: Uint8Array): boolean {
  const length = message[0] ?? 0;
  if (length >= LENGTH_MAX || message.length <= length) return false;
  const [name = ''] = new TextDecoder().decode(message.subarray(1, 1 + length)).split('\0');
  return storyIdOf(name) !== undefined;
}

/** Whether a message for a story carries updates. */
export function isUpdate(message: Uint8Array): boolean {
  const type = message[1 + (message[0] ?? 0)];
  return type === SYNC || type === SYNC_REPLY;
}
