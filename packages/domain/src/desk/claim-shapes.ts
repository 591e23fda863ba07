import { z } from 'zod';
import { ADVICE_TYPES } from '../claims/advice-types.ts';
import {
  claimContentSchema,
  EVIDENCE_KINDS,
  FINDINGS,
  findingSchema,
  OBSERVED_FINDINGS,
  RELATION_KINDS,
  RELAY_MAX,
} from '../claims/ledger/claim.ts';
import { CLAIM_STATES } from '../claims/ledger/dispute.ts';
import { SOURCE_KINDS, sourceContentSchema } from '../claims/ledger/source.ts';
import { storyStateSchema } from './shapes.ts';

/**
 * What desk and server say to each other about the ledger, under `/desk/api/claims`, `/sources` and
 * `/stories/ID/statements`.
 */
const instant = z.iso.datetime();
const id = z.uuid();
/** Why somebody did something, for the history; '' where it needs no word. */
const why = z.string().trim().max(1000).default('');
/** A source on record, or one to put on record; one of that name and kind is taken where there is one. */
const namedOrNew = z.union([z.strictObject({ id }), sourceContentSchema]);

/** POST /claims: a statement as the reporter accepts or mends it. */
export const recordClaimSchema = claimContentSchema.omit({ speakerId: true, relay: true }).extend({
  speaker: namedOrNew,
  relay: z.array(z.strictObject({ source: namedOrNew, sourcing: z.string().trim().max(300) })).max(RELAY_MAX),
  finding: z.enum(OBSERVED_FINDINGS).default('unverified'),
  why,
});
export type RecordClaim = z.infer<typeof recordClaimSchema>;

/** PATCH /claims/ID: the content whole, with the version it was made from. */
export const editClaimSchema = z.strictObject({
  version: z.number().int().min(1),
  content: claimContentSchema,
  why,
});
/** POST /claims/ID/finding. */
export const setFindingSchema = z.strictObject({
  version: z.number().int().min(1),
  finding: findingSchema,
  why,
});
/** POST /claims/ID/relations: what this claim does to the other one. */
export const relateSchema = z.strictObject({
  toId: id,
  kind: z.enum(RELATION_KINDS),
  /** Public; '' for none. */
  note: z.string().trim().max(500).default(''),
  why,
});
/** POST /claims/ID/relations/RELATION-ID/remove. */
export const unrelateSchema = z.strictObject({ why });
/** POST /claims/ID/merge, /sources/ID/merge: this one becomes the other one. */
export const mergeSchema = z.strictObject({ intoId: id, why });
/** POST /claims/ID/seal. The notice is public, the reason never leaves the newsroom. */
export const sealSchema = z.discriminatedUnion('sealed', [
  z.strictObject({
    sealed: z.literal(true),
    notice: z.string().trim().min(1).max(500),
    reason: z.string().trim().min(1).max(1000),
  }),
  z.strictObject({ sealed: z.literal(false), why: z.string().trim().min(1).max(1000) }),
]);

/** POST /claims/ID/evidence: query; the file itself, if there is one, is the body. */
export const evidenceQuerySchema = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  title: z.string().trim().min(1).max(300),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2048)]).default(''),
  capturedAt: instant,
  fileName: z.string().max(300).default(''),
});
/** POST /claims/ID/evidence/EVIDENCE-ID/show. */
export const showEvidenceSchema = z.strictObject({ public: z.boolean(), why });

/** POST /sources, PATCH /sources/ID. */
export const editSourceSchema = z.strictObject({
  version: z.number().int().min(1),
  content: sourceContentSchema,
  why,
});

/** POST /sources/ID/agree: the version whose description and reason were read. */
export const agreeSchema = z.strictObject({ version: z.number().int().min(1) });

/** POST /stories/ID/statements/dismiss: the key of an offer; `dismissed: false` takes it back. */
export const dismissSchema = z.strictObject({
  key: z.string().min(1).max(300),
  dismissed: z.boolean().default(true),
});

/** POST /follow-ups/ID. */
export const followUpActSchema = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('accept'),
    kind: z.enum(['update', 'clarification', 'correction']),
    note: z.string().trim().min(1).max(2000),
  }),
  z.strictObject({ act: z.literal('skip'), why }),
  /** Takes back that it was skipped. */
  z.strictObject({ act: z.literal('reopen') }),
]);

/** A source, and of an unnamed one what the newsroom keeps; null for who may not see it. */
export const deskSourceSchema = z.object({
  id,
  version: z.number().int(),
  kind: z.enum(SOURCE_KINDS),
  /** Of an unnamed source its description. */
  name: z.string(),
  role: z.string(),
  aliases: z.array(z.string()),
  slug: z.string().nullable(),
  /** The source it became part of. */
  mergedIntoId: id.nullable(),
  unnamed: z
    .object({
      reason: z.string().nullable(),
      grantedBy: z.string().nullable(),
      agreedBy: z.string().nullable(),
      agreedAt: instant.nullable(),
    })
    .nullable(),
  /** What in its description looks as if it told who this is. */
  hints: z.array(z.object({ kind: z.string(), written: z.string() })),
});
export type DeskSource = z.infer<typeof deskSourceSchema>;

/** GET /sources: query. Without words those that changed last come first, else the likeliest to be called so. */
export const listSourcesSchema = z.object({
  q: z.string().max(200).default(''),
  cursor: z.string().max(100).optional(),
});
export const sourceListSchema = z.object({
  sources: z.array(deskSourceSchema),
  next: z.string().nullable(),
});

/** A claim in a list of the desk. */
export const deskClaimSchema = z.object({
  id,
  publicId: z.string(),
  version: z.number().int(),
  content: claimContentSchema,
  speaker: deskSourceSchema.pick({ id: true, kind: true, name: true, role: true }),
  relay: z.array(
    z.object({
      source: deskSourceSchema.pick({ id: true, kind: true, name: true, role: true }),
      sourcing: z.string(),
    }),
  ),
  finding: z.object({ kind: z.enum(FINDINGS), at: instant, grounds: z.string() }),
  /** How it stands, by the finding and by what other claims on record do to it. */
  state: z.enum(CLAIM_STATES),
  /** Whether readers see it: a public story cites it, it is not sealed, its unnamed sources are agreed to. */
  public: z.boolean(),
  /** Public stories that cite it. */
  citedIn: z.number().int(),
  sealed: z.object({ at: instant, notice: z.string(), reason: z.string().nullable() }).nullable(),
  mergedIntoId: id.nullable(),
  touchedAt: instant,
});
export type DeskClaim = z.infer<typeof deskClaimSchema>;

/** GET /claims: query. */
export const listClaimsSchema = z.object({
  q: z.string().max(200).default(''),
  sourceId: id.optional(),
  finding: z.enum(FINDINGS).optional(),
  cursor: z.string().max(100).optional(),
});
export const claimListSchema = z.object({ claims: z.array(deskClaimSchema), next: z.string().nullable() });

export const deskRelationSchema = z.object({
  id,
  kind: z.enum(RELATION_KINDS),
  direction: z.enum(['on-this', 'by-this']),
  note: z.string(),
  claim: deskClaimSchema,
});

export const deskEvidenceSchema = z.object({
  id,
  kind: z.enum(EVIDENCE_KINDS),
  title: z.string(),
  url: z.string(),
  capturedAt: instant,
  capturedBy: z.string(),
  public: z.boolean(),
  file: z.object({ contentHash: z.string(), fileName: z.string(), sizeBytes: z.number() }).nullable(),
  /** What in the file's name looks as if it told who a source is. */
  hints: z.array(z.object({ kind: z.string(), written: z.string() })),
});
export type DeskEvidence = z.infer<typeof deskEvidenceSchema>;

export const changedPartSchema = z.object({
  part: z.string(),
  words: z.array(z.object({ type: z.enum(['same', 'removed', 'added']), text: z.string() })),
});
/** One change of a claim or a source. */
export const ledgerChangeSchema = z.object({
  at: instant,
  by: z.string(),
  act: z.string(),
  why: z.string(),
  /** What changed, by the word. */
  changes: z.array(changedPartSchema),
});
export type LedgerChange = z.infer<typeof ledgerChangeSchema>;

/** GET /sources/ID/history. */
export const sourceHistorySchema = z.object({
  /** The newest first; of an unnamed source null for who may not see what the newsroom protects. */
  history: z.array(ledgerChangeSchema).nullable(),
});
export type SourceHistory = z.infer<typeof sourceHistorySchema>;

/** Words that carry a claim, with some before and after them. */
const passageInStory = { passage: z.string(), prefix: z.string(), suffix: z.string() };

/** GET /claims/ID. */
export const claimDetailSchema = z.object({
  claim: deskClaimSchema,
  relations: z.array(deskRelationSchema),
  evidence: z.array(deskEvidenceSchema),
  citations: z.array(
    z.object({
      storyId: id,
      slug: z.string(),
      headline: z.string(),
      ...passageInStory,
      publishedAt: instant,
    }),
  ),
  /** The newest first. */
  history: z.array(ledgerChangeSchema),
});
export type ClaimDetail = z.infer<typeof claimDetailSchema>;

/** GET /claims/matches: query. What the ledger may have already. */
export const matchesQuerySchema = z.object({
  text: z.string().max(2000),
  language: z.string().max(35).default('en'),
  speaker: z.string().max(200).default(''),
  saidAt: z.string().max(17).optional(),
});
export const claimMatchSchema = z.object({
  claim: deskClaimSchema,
  /** 0 to 1. */
  likeness: z.number(),
});

/** A line proposed to a story that cites a changed claim. */
export const followUpSchema = z.object({
  id,
  at: instant,
  state: z.enum(['open', 'accepted', 'skipped']),
  claim: deskClaimSchema,
  story: z.object({ id, slug: z.string(), headline: z.string(), state: storyStateSchema }),
  /** The words of the story that cite the claim; all '' where it cites it no more. */
  ...passageInStory,
  kind: z.enum(['update', 'clarification', 'correction']),
  note: z.string(),
  actedBy: z.string().nullable(),
  actedAt: instant.nullable(),
});
export type FollowUp = z.infer<typeof followUpSchema>;
export const followUpListSchema = z.object({
  followUps: z.array(followUpSchema),
  next: z.string().nullable(),
});

/** GET /claims/review: claims whose finding is older than the newsroom lets one stand, the oldest first. */
export const reviewQueueSchema = z.object({
  claims: z.array(deskClaimSchema),
  next: z.string().nullable(),
  /** Days. */
  limitDays: z.number().int(),
});

const spanSchema = z.object({ start: z.number().int(), end: z.number().int() });
/**
 * A passage with what stands before and after it: it is found by them in a text that was written on meanwhile, where
 * offsets no longer lead.
 */
const anchorSchema = spanSchema.extend({ passage: z.string(), prefix: z.string(), suffix: z.string() });
export type Anchor = z.infer<typeof anchorSchema>;

/** A statement of a draft that is not on record yet. Offsets are into `reportingTextOf` of its body. */
export const offeredStatementSchema = z.object({
  /** What dismissing it names. */
  key: z.string(),
  content: z.array(anchorSchema),
  offer: claimContentSchema
    .omit({ speakerId: true, relay: true, text: true, saidAt: true, sourcing: true })
    .extend({
      text: z.string(),
      sourcing: z.string(),
      saidAt: z.string().nullable(),
      dateIsGuess: z.boolean(),
      finding: z.enum(['unverified', 'no-evidence-offered']),
      speaker: z.object({ name: z.string(), kind: z.enum(SOURCE_KINDS), guess: z.boolean() }).nullable(),
    }),
  /** The sources on record that the speaker may be, the likeliest first. */
  sources: z.array(deskSourceSchema),
  matches: z.array(claimMatchSchema),
});

/** GET /stories/ID/statements, /entries/ID/statements: what the draft, or the entry, reports, as of now. */
export const storyStatementsSchema = z.object({
  offers: z.array(offeredStatementSchema),
  /** What is on record already, in the order of the text; one that the ledger does not know has no claim. */
  cited: z.array(
    anchorSchema.extend({
      claimId: id,
      claim: deskClaimSchema.nullable(),
      relations: z.array(deskRelationSchema),
    }),
  ),
  advice: z.array(
    anchorSchema.extend({ type: z.enum(ADVICE_TYPES), claimId: id.optional(), title: z.string() }),
  ),
});
export type StoryStatements = z.infer<typeof storyStatementsSchema>;
