import { afterAdjuncts } from './adjuncts.ts';
import type { Attribution, SubjectKind } from './attribution.ts';
import { type Content, contentAfter, contentFrom } from './complements.ts';
import {
  classAt,
  DASHES,
  endOfSentence,
  isOfClass,
  isWord,
  markAt,
  nextMark,
  playsRole,
  quotationAt,
  type Range,
  type Sentence,
  wordAt,
} from './items.ts';
import type { Complement, Cue, WordClass } from './languages/language-table.ts';
import { isPassive, phraseStartingAt, verbGroupStart } from './phrases.ts';
import { mainSubject, subjectBefore, subjectKind } from './subjects.ts';

/** A name longer than this before a colon is part of a sentence. */
const COLON_MAX_ITEMS = 5;

/** Attributions that lead in what they report: "said that …", "…, adding that …", "rejected the plan". */
export function leadingReports(sentence: Sentence, trailing: readonly Attribution[]): Attribution[] {
  const claimed = trailing.flatMap(({ contents, cue }) => [...contents, cue]);
  const found: Attribution[] = [];
  let lastSpeaker = trailing.at(-1)?.speaker;
  for (let at = 0; at < sentence.items.length; at++) {
    if (claimed.some(({ from, to }) => from <= at && at < to)) continue;
    const cue = wordAt(sentence, at)?.cue;
    const attribution = cue === undefined ? byColon(sentence, at) : byVerb(sentence, at, cue, lastSpeaker);
    if (attribution === undefined) continue;
    const { contents, speaker } = attribution;
    if (contents.some((content) => claimed.some(({ from, to }) => from < content.to && content.from < to)))
      continue;
    found.push(attribution);
    claimed.push(...contents);
    if (speaker.length > 0) lastSpeaker = speaker;
    at = Math.max(at, (contents.at(-1)?.to ?? 0) - 1);
  }
  return found;
}

/** "Smith: “…”" and, as transcripts have it, "SMITH: …". */
function byColon(sentence: Sentence, at: number): Attribution | undefined {
  if (at === 0 || at > COLON_MAX_ITEMS || !markAt(sentence, at, ':')) return undefined;
  const speaker = sentence.items.slice(0, at);
  if (!speaker.every((item) => isWord(item) && item.wordClass === 'name')) return undefined;
  const quoted = quotationAt(sentence, at + 1) !== undefined;
  const shouted =
    speaker.every(({ text }) => /^\p{Lu}{3,}$/u.test(text)) && sentence.items.length > at + COLON_MAX_ITEMS;
  if (!quoted && !shouted) return undefined;
  return {
    contents: [{ from: at + 1, to: endOfSentence(sentence) }],
    kind: quoted ? 'quote' : 'clause',
    cue: { from: at, to: at + 1 },
    lemma: ':',
    act: 'speech',
    speaker: [{ from: 0, to: at }],
    found: 'own',
  };
}

function byVerb(
  sentence: Sentence,
  verb: number,
  cue: Cue,
  lastSpeaker: readonly Range[] | undefined,
): Attribution | undefined {
  if (isPassive(sentence, verb) && !cue.forms.has('gerund')) return byPassive(sentence, verb, cue);
  const content = contentAfter(sentence, verb, cue);
  if (content === undefined) return undefined;
  const group = verbGroupStart(sentence, verb);
  const subject = speakerOf(sentence, verb, group, cue, lastSpeaker);
  if (subject === undefined) return undefined;
  return {
    contents: [isEmbedded(sentence, verb, group, subject) ? upToComma(sentence, content) : content],
    kind: content.kind,
    cue: { from: group, to: verb + 1 },
    lemma: cue.verb.lemma,
    act: cue.verb.act,
    speaker: subject.ranges,
    found: subject.found,
  };
}

const PASSIVE_TAKES: ReadonlySet<Complement> = new Set(['clause', 'infinitive', 'question']);

/** "is said to have fled", "was asked whether": whoever said so is named after "by", or nowhere. */
function byPassive(sentence: Sentence, verb: number, { verb: reported }: Cue): Attribution | undefined {
  const { act, lemma } = reported;
  const agent = playsRole(sentence, verb + 1, 'agent') ? phraseStartingAt(sentence, verb + 2) : undefined;
  const takes = new Set<Complement>([
    'question',
    ...(reported.takes.has('clause') ? (['clause', 'infinitive'] as const) : []),
  ]);
  const content = contentFrom(sentence, afterAdjuncts(sentence, agent?.to ?? verb + 1), takes);
  if (content === undefined || !PASSIVE_TAKES.has(content.kind)) return undefined;
  const group = verbGroupStart(sentence, verb);
  const who = content.kind === 'infinitive' ? subjectBefore(sentence, group) : undefined;
  if (content.kind === 'infinitive' && who === undefined) return undefined;
  return {
    contents: [...(who?.ranges ?? []), content],
    kind: content.kind,
    cue: { from: group, to: verb + 1 },
    lemma,
    act,
    speaker: agent === undefined ? [] : [agent],
    found: 'own',
  };
}

interface FoundSpeaker {
  readonly ranges: readonly Range[];
  readonly found: SubjectKind;
}

const SHARES_SUBJECT: ReadonlySet<WordClass> = new Set([
  'conjunction',
  'joiner',
  'preposition',
  'subordinator',
]);

/** Its own subject, or the one it shares: "said … and added", "…, adding", "went on to say". */
function speakerOf(
  sentence: Sentence,
  verb: number,
  group: number,
  cue: Cue,
  lastSpeaker: readonly Range[] | undefined,
): FoundSpeaker | undefined {
  const main = (from: number, to: number, found: SubjectKind): FoundSpeaker | undefined => {
    const subject = mainSubject(sentence, from, to);
    return subject && { ranges: subject.ranges, found };
  };
  const shared = () =>
    lastSpeaker === undefined ? main(0, group, 'shared') : { ranges: lastSpeaker, found: 'shared' as const };
  const before = classAt(sentence, group - 1);
  if (cue.forms.has('gerund') && group === verb) {
    if (group === 0) return main(verb + 1, sentence.items.length, 'shared');
    if (markAt(sentence, group - 1, ',—–') || quotationAt(sentence, group - 1) !== undefined) return shared();
    if (isOfClass(sentence, group - 1, SHARES_SUBJECT)) return shared();
  }
  if (before === 'to') return main(0, group, 'infinitive');
  if (before === 'conjunction' || before === 'joiner') return shared();
  const own = subjectBefore(sentence, group);
  return own && { ranges: own.ranges, found: subjectKind(sentence, own.ranges) };
}

/** "While he said …, …", "Smith, who said …, …", "Saying …, …": the sentence's own clause comes after a comma. */
function isEmbedded(
  sentence: Sentence,
  verb: number,
  group: number,
  { ranges, found }: FoundSpeaker,
): boolean {
  if (found === 'relative') return markAt(sentence, group - 2, `,${DASHES}`);
  if (found === 'shared') return verb === 0;
  const before = classAt(sentence, (ranges[0]?.from ?? verb) - 1);
  return found === 'own' && (before === 'subordinator' || before === 'question');
}

function upToComma(sentence: Sentence, content: Content): Range {
  const comma = nextMark(sentence, content.from + 1, ',');
  return comma === undefined || comma >= content.to ? content : { from: content.from, to: comma };
}

/** Who is announced to speak next: "Smith went on:" at the end of a paragraph. */
export type Introduction = Pick<Attribution, 'act' | 'cue' | 'lemma' | 'speaker'>;

/** The introduction that a classified sentence ends with, if it ends in a colon. */
export function introductionIn(sentence: Sentence): Introduction | undefined {
  if (!markAt(sentence, sentence.items.length - 1, ':')) return undefined;
  for (let verb = sentence.items.length - 2; verb >= 0; verb--) {
    const cue = wordAt(sentence, verb)?.cue;
    if (cue === undefined || cue.verb.act !== 'speech') continue;
    const group = verbGroupStart(sentence, verb);
    const speaker = speakerOf(sentence, verb, group, cue, undefined);
    return (
      speaker && {
        act: 'speech',
        cue: { from: group, to: verb + 1 },
        lemma: cue.verb.lemma,
        speaker: speaker.ranges,
      }
    );
  }
  return undefined;
}
