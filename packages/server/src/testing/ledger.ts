import { body, paragraph, text } from '@onrecord/domain/body/build';
import type { SourceContent } from '@onrecord/domain/claims/ledger/source';
import type { RecordClaim } from '@onrecord/domain/desk/claim-shapes';
import type { Result } from '@onrecord/domain/result';
import type { LedgerContext } from '../commands/claims/act-on-ledger.ts';
import { recordClaim } from '../commands/claims/record-claim.ts';
import { setFinding } from '../commands/claims/set-finding.ts';
import { agreeToUnnamed } from '../commands/claims/sources.ts';
import { type ClaimRecord, findClaim } from '../store/claims/claims.ts';
import { findSource } from '../store/claims/sources.ts';
import { findClaimPage } from '../store/claims/views/claim-page.ts';
import type { StoryToSave } from '../store/story.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { buildStory, createNewsroom, type TestNewsroom } from './stories.ts';

/** A newsroom with an empty ledger, and who acts on it in most tests: a reporter, an editor, and who else there is. */
export interface LedgerDesk {
  readonly newsroom: TestNewsroom;
  readonly desk: TestDesk;
  readonly reporter: LedgerContext;
  readonly editor: LedgerContext;
}

/** The caller closes its newsroom. */
export async function createLedgerDesk(): Promise<LedgerDesk> {
  const newsroom = await createNewsroom();
  const desk = await createDesk(newsroom, 'Ida', 'Bo');
  return { newsroom, desk, reporter: desk.as('reporter'), editor: desk.as('editor') };
}

/** A source of statements. */
export function buildSource(name = 'Harbour Master', kind: 'person' | 'organisation' | 'outlet' = 'person') {
  return { kind, name, role: '', aliases: [] } satisfies SourceContent;
}

/** A statement to be recorded, a quotation of the harbour master. */
export function buildClaim(overrides: Partial<RecordClaim> = {}): RecordClaim {
  return {
    text: 'The east quay is safe for ships of every size.',
    language: 'en',
    directness: 'quote',
    speaker: buildSource(),
    sourcing: '',
    relay: [],
    saidAt: '2025-03-12',
    place: '',
    channel: null,
    finding: 'unverified',
    why: '',
    ...overrides,
  };
}

/** The value of an act that went well. */
export function succeeded<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The act was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Records a statement. Returns its id. */
export async function record(context: LedgerContext, overrides: Partial<RecordClaim> = {}): Promise<string> {
  return succeeded(await recordClaim(context, buildClaim(overrides)));
}

/** The claim on record, which must be there. */
export async function claimOf({ db }: LedgerContext, id: string): Promise<ClaimRecord> {
  const claim = await findClaim(db, id);
  if (claim === undefined) throw new Error(`There is no claim ${id}.`);
  return claim;
}

/** A story with a paragraph for each claim, whose words carry it. */
export function buildCitingStory(
  slug: string,
  claimIds: readonly string[],
  overrides: Parameters<typeof buildStory>[1] = {},
): StoryToSave {
  const paragraphs = claimIds.map((claimId, at) =>
    paragraph('They ', text(`said so ${at}`, { type: 'claim', attrs: { claimId } }), ' on Monday.'),
  );
  return buildStory(slug, { body: body(...paragraphs), ...overrides });
}

/** Has the newsroom publish a story that cites claims, or publish it anew. */
export async function publish(newsroom: TestNewsroom, slug: string, ...claimIds: string[]): Promise<void> {
  await newsroom.save(buildCitingStory(slug, claimIds));
}

/** What readers find at a claim's address; undefined where nothing is. */
export async function pageOf({ db }: LedgerContext, id: string) {
  return findClaimPage(db, id);
}

/** A claim as readers see it, which must be public. */
export async function viewOf(context: LedgerContext, id: string) {
  const page = await pageOf(context, id);
  if (page?.type !== 'claim') throw new Error(`The claim ${id} is not public.`);
  return page.claim;
}

/** The path of a claim's page, whether or not it is public. */
export async function pathOf(context: LedgerContext, id: string): Promise<string> {
  return `/claims/${(await claimOf(context, id)).publicId}/`;
}

/** The id of who made a statement. */
export async function speakerOf(context: LedgerContext, id: string): Promise<string> {
  return (await claimOf(context, id)).content.speakerId;
}

/** What the newsroom finds of a claim is set, on the claim as it is now. */
export async function find(
  context: LedgerContext,
  id: string,
  kind: 'verified' | 'false' | 'unverified',
  grounds = 'We asked the port.',
) {
  const { version } = await claimOf(context, id);
  return setFinding(context, id, { version, finding: { kind, grounds }, why: '' });
}

/** A second editor agrees that a source stays unnamed, to what is known of it now. */
export async function agree(context: LedgerContext, sourceId: string) {
  const source = await findSource(context.db, sourceId);
  if (source === undefined) throw new Error(`There is no source ${sourceId}.`);
  return agreeToUnnamed(context, sourceId, source);
}

/** The newest line of the event log. */
export async function lastEvent({ db }: TestNewsroom) {
  return db.selectFrom('event').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
}
