import { z } from 'zod';
import { languageTag } from '../../text/language.ts';
import type { Channel } from '../languages/language-table.ts';
import { truncatedDateSchema } from './truncated-date.ts';

/** The longest statement on record, in UTF-16 units: more is a speech, and its sentences are statements. */
export const CLAIM_TEXT_MAX = 2000;
/** "A reported that B said that C had heard": more hands than this nobody follows. */
export const RELAY_MAX = 6;

/** The newsroom's own view of a claim. */
export const FINDINGS = [
  'unverified',
  'evidence-offered',
  'no-evidence-offered',
  'verified',
  'disputed',
  'false',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** What the reporting itself shows, and so whoever records a claim may say; the rest is an editor's verdict. */
export const OBSERVED_FINDINGS = [
  'unverified',
  'evidence-offered',
  'no-evidence-offered',
] as const satisfies readonly Finding[];

/** What one claim does to another, read from the first to the second. */
export const RELATION_KINDS = ['denies', 'confirms', 'contradicts', 'repeats', 'supersedes'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export const CHANNELS = [
  'broadcast',
  'court',
  'document',
  'email',
  'interview',
  'news-conference',
  'phone',
  'post',
  'reporters',
  'speech',
  'statement',
  'told',
] as const satisfies readonly Channel[];

/** What somebody stated, as a newsroom records it. */
export const claimContentSchema = z.strictObject({
  /** The words of a quotation with its marks, or the paraphrase. */
  text: z.string().trim().min(1).max(CLAIM_TEXT_MAX),
  /** BCP 47, of `text`. */
  language: z
    .string()
    .max(35)
    .refine((tag) => languageTag(tag) === tag, 'needs a canonical language tag such as en or uk'),
  directness: z.enum(['quote', 'paraphrase', 'mixed']),
  /** Who stated it. */
  speakerId: z.uuid(),
  /** On what grounds the speaker states it, as printed: "citing undisclosed sources"; '' where nothing says so. */
  sourcing: z.string().trim().max(300),
  /**
   * Through whose hands it came to the story, the nearest to the story first: "the Financial Times, citing undisclosed
   * sources" reported that the speaker stated this. Empty where the story has it from the speaker.
   */
  relay: z
    .array(
      z.strictObject({
        sourceId: z.uuid(),
        /** On what grounds this one passes it on, as printed; '' where nothing says so. */
        sourcing: z.string().trim().max(300),
      }),
    )
    .max(RELAY_MAX),
  saidAt: truncatedDateSchema.nullable(),
  /** Where it was said; '' where that is not known. */
  place: z.string().trim().max(200),
  /** Through what; `words` as printed: "a Truth Social post". */
  channel: z.strictObject({ kind: z.enum(CHANNELS), words: z.string().trim().max(200) }).nullable(),
});
export type ClaimContent = z.infer<typeof claimContentSchema>;

/** The newsroom's view since an instant, and why. The grounds are public. */
export const findingSchema = z.strictObject({
  kind: z.enum(FINDINGS),
  grounds: z.string().trim().max(2000),
});

/** Findings that never stand without their grounds. */
export const NEEDS_GROUNDS: ReadonlySet<Finding> = new Set(['verified', 'disputed', 'false']);

/** Findings by which the newsroom says whether a claim is true. */
export type Verdict = Extract<Finding, 'verified' | 'false'>;

export function isVerdict(finding: Finding): finding is Verdict {
  return finding === 'verified' || finding === 'false';
}

/** A relation by the ids of its claims. */
export interface Relation {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: RelationKind;
}

/** Evidence: what was kept of a post, a page or a file elsewhere, so that it can be shown when it is gone there. */
export const EVIDENCE_KINDS = ['post', 'page', 'file'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
