import type { Attribution } from './attribution.ts';
import type { Sentence } from './items.ts';
import { leadingReports } from './leading-reports.ts';
import { trailingReports } from './trailing-reports.ts';

/** All attributions of one classified sentence that are statements, in the order of their cues. */
export function attributionsIn(sentence: Sentence): Attribution[] {
  const trailing = trailingReports(sentence);
  const leading = leadingReports(sentence, trailing);
  return [...trailing, ...leading].filter(isStatement).sort((a, b) => a.cue.from - b.cue.from);
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
