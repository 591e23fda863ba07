import { assertNever } from '../../result.ts';
import type { Finding, RelationKind } from './claim.ts';

/** What happened to a claim that stories cite. */
export type ClaimChange =
  | { readonly type: 'finding'; readonly finding: Finding; readonly grounds: string }
  /** Another claim now stands to this one so. */
  | { readonly type: 'relation'; readonly kind: RelationKind; readonly by: string; readonly text: string }
  /** What the newsroom had on record was wrong, and reads differently now. */
  | { readonly type: 'edited' }
  | { readonly type: 'sealed' };

export interface UpdatedClaim {
  readonly speaker: string;
  readonly text: string;
}

/** What a story that cites a changed claim could tell its readers. */
export interface ProposedLine {
  readonly kind: 'update' | 'correction';
  readonly note: string;
}

/** A statement is cut to this within a line, in UTF-16 units: the line leads to it. */
const QUOTED_MAX = 140;

/** Whether stories that cite the claim have anything to tell because of a change. */
export function concernsStories(change: ClaimChange): boolean {
  switch (change.type) {
    case 'relation':
      return change.kind !== 'repeats';
    case 'finding':
    case 'edited':
    case 'sealed':
      return true;
    default:
      return assertNever(change);
  }
}

/** A line to propose for a story in a language; English stands in for one that has no words here yet. */
export function proposedLine(change: ClaimChange, claim: UpdatedClaim, language: string): ProposedLine {
  const words = LINES[language.split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH;
  const said = { speaker: claim.speaker, text: quoted(claim.text) };
  const kind = change.type === 'edited' ? 'correction' : 'update';
  return { kind, note: noteOf(change, words, said) };
}

function noteOf(change: ClaimChange, words: LineWords, said: UpdatedClaim): string {
  switch (change.type) {
    case 'finding': {
      const line = words.finding[change.finding](said);
      return change.grounds === '' ? line : `${line} ${change.grounds}`;
    }
    case 'relation':
      return words.relation[change.kind](said, { speaker: change.by, text: quoted(change.text) });
    case 'edited':
      return words.edited(said);
    case 'sealed':
      return words.sealed(said);
    default:
      return assertNever(change);
  }
}

function quoted(text: string): string {
  const bare = text.replace(/\s+/g, ' ').replace(/^["“«„]+|["”»“]+$/gu, '');
  if (bare.length <= QUOTED_MAX) return bare;
  const cut = bare.slice(0, QUOTED_MAX);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), QUOTED_MAX / 2)).toWellFormed()} …`;
}

type Line = (said: UpdatedClaim) => string;

interface LineWords {
  readonly finding: Readonly<Record<Finding, Line>>;
  readonly relation: Readonly<Record<RelationKind, (said: UpdatedClaim, other: UpdatedClaim) => string>>;
  readonly edited: Line;
  readonly sealed: Line;
}

const ENGLISH: LineWords = {
  finding: {
    unverified: ({ speaker, text }) =>
      `We have taken back our finding on the statement by ${speaker} that is reported here, “${text}”. It is unverified.`,
    'evidence-offered': ({ speaker, text }) =>
      `Evidence has been offered for the statement by ${speaker} that is reported here, “${text}”.`,
    'no-evidence-offered': ({ speaker, text }) =>
      `No evidence was offered for the statement by ${speaker} that is reported here, “${text}”.`,
    verified: ({ speaker, text }) =>
      `We have verified the statement by ${speaker} that is reported here, “${text}”.`,
    disputed: ({ speaker, text }) =>
      `The statement by ${speaker} that is reported here, “${text}”, is disputed.`,
    false: ({ speaker, text }) =>
      `We have found the statement by ${speaker} that is reported here, “${text}”, to be false.`,
  },
  relation: {
    denies: (said, other) =>
      `${other.speaker} has denied the statement by ${said.speaker} that is reported here, “${said.text}”: “${other.text}”.`,
    contradicts: (said, other) =>
      `A statement by ${other.speaker}, “${other.text}”, contradicts the one by ${said.speaker} that is reported here, “${said.text}”.`,
    confirms: (said, other) =>
      `${other.speaker} has confirmed the statement by ${said.speaker} that is reported here, “${said.text}”: “${other.text}”.`,
    repeats: (said, other) =>
      `${other.speaker} has repeated the statement by ${said.speaker} that is reported here, “${said.text}”.`,
    supersedes: (said, other) =>
      `Since this was published, a newer statement by ${other.speaker}, “${other.text}”, has replaced the one by ${said.speaker} that is reported here.`,
  },
  edited: ({ speaker, text }) => `We had recorded a statement by ${speaker} wrongly. It reads: “${text}”.`,
  sealed: ({ speaker }) =>
    `A statement by ${speaker} that is reported here has been withdrawn from our record.`,
};

const UKRAINIAN: LineWords = {
  finding: {
    unverified: ({ speaker, text }) =>
      `Ми відкликали свій висновок щодо наведеної тут заяви (${speaker}: «${text}»): її не перевірено.`,
    'evidence-offered': ({ speaker, text }) =>
      `На підтвердження наведеної тут заяви (${speaker}: «${text}») подано докази.`,
    'no-evidence-offered': ({ speaker, text }) =>
      `Наведену тут заяву (${speaker}: «${text}») не підкріплено доказами.`,
    verified: ({ speaker, text }) =>
      `Ми перевірили наведену тут заяву (${speaker}: «${text}»): вона підтвердилася.`,
    disputed: ({ speaker, text }) => `Наведену тут заяву (${speaker}: «${text}») оскаржують.`,
    false: ({ speaker, text }) => `Ми встановили, що наведена тут заява (${speaker}: «${text}») неправдива.`,
  },
  relation: {
    denies: (said, other) =>
      `Наведену тут заяву (${said.speaker}: «${said.text}») спростовано (${other.speaker}: «${other.text}»).`,
    contradicts: (said, other) =>
      `Наведеній тут заяві (${said.speaker}: «${said.text}») суперечить інша (${other.speaker}: «${other.text}»).`,
    confirms: (said, other) =>
      `Наведену тут заяву (${said.speaker}: «${said.text}») підтверджено (${other.speaker}: «${other.text}»).`,
    repeats: (said, other) =>
      `Наведену тут заяву (${said.speaker}: «${said.text}») повторено (${other.speaker}).`,
    supersedes: (said, other) =>
      `Після публікації замість наведеної тут заяви (${said.speaker}) з’явилася новіша (${other.speaker}: «${other.text}»).`,
  },
  edited: ({ speaker, text }) => `Ми неточно записали заяву (${speaker}). Правильно: «${text}».`,
  sealed: ({ speaker }) => `Наведену тут заяву (${speaker}) вилучено з нашого запису.`,
};

const LINES: Readonly<Record<string, LineWords>> = { en: ENGLISH, uk: UKRAINIAN };
