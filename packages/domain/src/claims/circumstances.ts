import { beginsTime } from './adjuncts.ts';
import type { Attribution } from './attribution.ts';
import { classAt, playsRole, type Range, type Sentence, spanOf, wordAt } from './items.ts';
import type { Channel } from './languages/language-table.ts';
import { phraseStartingAt } from './phrases.ts';
import type { Passage, Sourcing, Speaker, StatedThrough } from './statement.ts';

/** How deep in a content its own report may begin for the whole to be relayed: "that Smith said …". */
const RELAY_MAX_ITEMS = 6;

const covers = (ranges: readonly Range[], at: number) => ranges.some(({ from, to }) => from <= at && at < to);

function passageAt(text: string, sentence: Sentence, range: Range): Passage {
  const { start, end } = spanOf(sentence, range);
  return { start, end, written: text.slice(start, end) };
}

/** Through what something was said: "in a Truth Social post", "told reporters", "tweeted". */
export function channelOf(
  text: string,
  sentence: Sentence,
  attribution: Attribution,
): StatedThrough | undefined {
  const { contents, cue, lemma } = attribution;
  const byVerb = sentence.language.channelVerbs.get(lemma);
  if (byVerb !== undefined) return { kind: byVerb, ...passageAt(text, sentence, cue) };
  // What follows the verb tells first, then what leads up to it.
  const places = [...sentence.items.keys()].filter((at) => !covers(contents, at));
  for (const at of [...places.filter((at) => at >= cue.to), ...places.filter((at) => at < cue.from)]) {
    if (sentence.language.channels.get(wordAt(sentence, at)?.lower ?? '') === 'reporters')
      return { kind: 'reporters', ...passageAt(text, sentence, { from: at, to: at + 1 }) };
    if (!playsRole(sentence, at, 'occasion')) continue;
    const phrase = phraseStartingAt(sentence, at + 1);
    const kind = phrase && channelNamed(sentence, phrase);
    if (phrase !== undefined && kind !== undefined)
      return { kind, ...passageAt(text, sentence, { from: at, to: beforeTime(sentence, phrase) }) };
  }
  return toldTo(text, sentence, attribution);
}

/** "in a post on March 14" → where "on March 14" begins. */
function beforeTime(sentence: Sentence, { from, to }: Range): number {
  for (let at = from + 1; at < to; at++)
    if (beginsTime(sentence, at) || (classAt(sentence, at) === 'preposition' && beginsTime(sentence, at + 1)))
      return at;
  return to;
}

function channelNamed(sentence: Sentence, { from, to }: Range): Channel | undefined {
  for (let at = from; at < to; at++) {
    const channel = sentence.language.channels.get(wordAt(sentence, at)?.lower ?? '');
    if (channel !== undefined) return channel;
  }
  return undefined;
}

/** "told the Evening Post", "told reporters". */
function toldTo(text: string, sentence: Sentence, { contents, cue }: Attribution): StatedThrough | undefined {
  if (wordAt(sentence, cue.to - 1)?.cue?.verb.addressee !== true || covers(contents, cue.to))
    return undefined;
  const phrase = phraseStartingAt(sentence, cue.to);
  if (phrase === undefined || classAt(sentence, phrase.from) === 'object-pronoun') return undefined;
  const range = { from: cue.to - 1, to: phrase.to };
  return { kind: channelNamed(sentence, phrase) ?? 'told', ...passageAt(text, sentence, range) };
}

/** On what grounds a statement is reported, by the words around it. */
export function sourcingOf(
  text: string,
  sentence: Sentence,
  attribution: Attribution,
  speaker: Speaker | undefined,
): Sourcing {
  const { citing, noEvidence } = sentence.language;
  const around = textAround(text, sentence, attribution.contents);
  const grounds = match(around, citing);
  const relayed = grounds !== undefined || relaysReport(sentence, attribution);
  return {
    kind: relayed ? 'relayed' : speaker?.kind === 'unnamed' ? 'unnamed' : 'named',
    citing: grounds,
    withoutEvidence: match(around, noEvidence),
  };
}

/** The content begins with somebody else's report: "the paper reported that Smith had said …". */
function relaysReport(sentence: Sentence, { contents, kind, act }: Attribution): boolean {
  const content = contents[0];
  if (content === undefined || act !== 'speech' || kind !== 'clause') return false;
  for (let at = content.from + 1; at < Math.min(content.to, content.from + RELAY_MAX_ITEMS); at++) {
    const verb = wordAt(sentence, at)?.cue?.verb;
    if (verb !== undefined)
      return verb.takes.has('clause') && verb.act === 'speech' && classAt(sentence, at - 1) === 'name';
  }
  return false;
}

interface Around {
  readonly words: string;
  readonly start: number;
}

/** The sentence with its contents blanked out, so that places stay. */
function textAround(text: string, sentence: Sentence, contents: readonly Range[]): Around {
  const { start, end } = spanOf(sentence, { from: 0, to: sentence.items.length });
  let words = '';
  let at = start;
  for (const range of contents) {
    const content = spanOf(sentence, range);
    words += `${text.slice(at, content.start)}${' '.repeat(content.end - content.start)}`;
    at = content.end;
  }
  return { words: words + text.slice(at, end), start };
}

function match({ words, start }: Around, pattern: RegExp): Passage | undefined {
  const found = pattern.exec(words);
  if (found === null) return undefined;
  const written = found[0].trim();
  const from = start + found.index + found[0].indexOf(written);
  return { start: from, end: from + written.length, written };
}
