import type { Attribution } from './attribution.ts';
import { classAt, type Sentence } from './items.ts';
import { leadingReports } from './leading-reports.ts';
import { trailingReports } from './trailing-reports.ts';

/** All attributions of one classified sentence that are statements, in the order of their cues. */
export function attributionsIn(sentence: Sentence): Attribution[] {
  const trailing = trailingReports(sentence);
  const leading = leadingReports(sentence, trailing);
  return [...trailing, ...leading]
    .filter((attribution) => isStatement(attribution) && saysSomething(sentence, attribution))
    .sort((a, b) => a.cue.from - b.cue.from);
}

/** "Councillors pressed him", "he denied it": whom or what, and nothing that was said. */
function saysSomething(sentence: Sentence, { contents }: Attribution): boolean {
  return contents.some(({ from, to }) => to - from > 1 || classAt(sentence, from) !== 'object-pronoun');
}

/**
 * What is worth going on record. Left out: whom somebody likes or backs ("supports the plan"), what a thing shows
 * without a sentence to say it, and what is told in passing of somebody ("who had criticised the plan") or only meant
 * to be said ("to endorse the plan").
 */
function isStatement({ act, kind, found }: Attribution): boolean {
  if (kind === 'quote') return true;
  if (act !== 'speech' && (kind === 'object' || kind === 'gerund')) return false;
  if (found === 'own' || found === 'shared') return true;
  return act === 'speech' && (kind === 'clause' || kind === 'question');
}
