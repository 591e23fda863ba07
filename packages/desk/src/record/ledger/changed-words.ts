import type { LedgerChange } from '@onrecord/domain/desk/claim-shapes';
import { CHANNEL_WORDS, DIRECTNESS_WORDS, SOURCE_KIND_WORDS, STATE_WORDS } from '../parts/claim-words.ts';
import { saidDateWords } from '../parts/said-date.ts';

type Change = LedgerChange['changes'][number];
type Words = Change['words'];

/** What the parts of a claim and of a source are called. */
const PART_WORDS: Readonly<Record<string, string>> = {
  text: 'Statement',
  speaker: 'Who stated it',
  sourcing: 'Grounds given',
  relay: 'Through whose hands',
  'said-at': 'When',
  place: 'Where',
  channel: 'Through',
  directness: 'Words',
  finding: 'Finding',
  grounds: 'Grounds',
  name: 'Name',
  description: 'Described as',
  role: 'Office or work',
  kind: 'Kind',
  aliases: 'Other names',
  reason: 'Why it is not named',
  'merged-into': 'Became part of',
};

/** A changed part as people read it: codes and dates in words, whole, where a difference by the word says nothing. */
export function changedWords(
  { part, words }: Change,
  timeZone: string,
): { readonly name: string; readonly words: Words } {
  const name = PART_WORDS[part] ?? part;
  const say = SAYS[part];
  if (say === undefined) return { name, words };
  const textOf = (left: 'removed' | 'added') =>
    words
      .filter(({ type }) => type === 'same' || type === left)
      .map(({ text }) => text)
      .join('');
  const [former, latter] = [say(textOf('removed'), timeZone), say(textOf('added'), timeZone)];
  return {
    name,
    words: [
      ...(former === '' ? [] : [{ type: 'removed' as const, text: former }]),
      ...(former === '' || latter === '' ? [] : [{ type: 'same' as const, text: ' ' }]),
      ...(latter === '' ? [] : [{ type: 'added' as const, text: latter }]),
    ],
  };
}

const inWords = (words: Readonly<Record<string, string>>, code: string) => words[code] ?? code;

const SAYS: Readonly<Record<string, (text: string, timeZone: string) => string>> = {
  finding: (code) => inWords(STATE_WORDS, code),
  kind: (code) => inWords(SOURCE_KIND_WORDS, code),
  directness: (code) => inWords(DIRECTNESS_WORDS, code),
  'said-at': saidDateWords,
  channel: (text) => {
    const [code = '', ...printed] = text.split(', ');
    return printed.join(', ') || inWords(CHANNEL_WORDS, code);
  },
};
