import {
  type ClaimChange,
  proposedLine,
  type UpdatedClaim,
} from '@onrecord/domain/claims/ledger/update-line';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Executor } from '../database.ts';
import type { FollowUpTable } from './claim-schema.ts';
import type { Stamp } from './sources.ts';

/**
 * Proposes to each public story that cites a claim how to tell its readers what became of it, in the story's language.
 * A proposal that nobody acted on yet gives way to the newer one. Returns the ids of the stories.
 *
 * @param among only these stories
 * @param except without these
 */
export async function proposeFollowUps(
  trx: Executor,
  claimId: string,
  change: ClaimChange,
  claim: UpdatedClaim,
  {
    at,
    among,
    except = [],
  }: {
    readonly at: Date;
    readonly among?: readonly string[] | undefined;
    readonly except?: readonly string[] | undefined;
  },
): Promise<string[]> {
  const concerned = among === undefined ? sql`true` : sql`story.id = any(${among}::uuid[])`;
  const { rows } = await sql<{ id: string; language: string }>`
    select story.id, story.language from story
    where story.state in ('published', 'retracted') and ${concerned}
      and story.id in (select story_id from citation where claim_id = ${claimId}::uuid)`.execute(trx);
  const known = new Set(except);
  const stories = rows.filter(({ id }) => !known.has(id));
  if (stories.length === 0) return [];
  const lines = linesIn(
    stories.map(({ language }) => language),
    change,
    claim,
  );
  const column = <T>(pick: (story: { id: string; language: string }) => T) => stories.map(pick);
  await sql`
    insert into follow_up (id, claim_id, story_id, at, kind, note)
    select id, ${claimId}::uuid, story_id, ${at}::timestamptz, kind, note
    from unnest(
      ${column(() => uuidv7())}::uuid[],
      ${column(({ id }) => id)}::uuid[],
      ${column(({ language }) => lines.get(language)?.kind ?? 'update')}::text[],
      ${column(({ language }) => lines.get(language)?.note ?? '')}::text[]
    ) as proposed (id, story_id, kind, note)
    on conflict (claim_id, story_id) where state = 'open'
    do update set at = excluded.at, kind = excluded.kind, note = excluded.note`.execute(trx);
  return stories.map(({ id }) => id);
}

/**
 * Takes back what was proposed because of a change that does not hold any more, as far as nobody published it: a skipped
 * line could be taken up again.
 */
export async function withdrawFollowUps(
  trx: Executor,
  claimId: string,
  change: ClaimChange,
  claim: UpdatedClaim,
): Promise<void> {
  const { rows } = await sql<{ language: string }>`
    select distinct story.language from follow_up join story on story.id = follow_up.story_id
    where follow_up.claim_id = ${claimId}::uuid and follow_up.state <> 'accepted'`.execute(trx);
  const lines = linesIn(
    rows.map(({ language }) => language),
    change,
    claim,
  );
  if (lines.size === 0) return;
  await trx
    .deleteFrom('follow_up')
    .where('claim_id', '=', claimId)
    .where('state', '<>', 'accepted')
    .where(
      'note',
      'in',
      [...lines.values()].map(({ note }) => note),
    )
    .execute();
}

/** Takes back all that was proposed about a claim and that nobody published. */
export async function withdrawAllFollowUps(trx: Executor, claimId: string): Promise<void> {
  await trx
    .deleteFrom('follow_up')
    .where('claim_id', '=', claimId)
    .where('state', '<>', 'accepted')
    .execute();
}

/** The line that tells of a change, in each of these languages. */
function linesIn(languages: readonly string[], change: ClaimChange, claim: UpdatedClaim) {
  return new Map(
    [...new Set(languages)].map((language) => [language, proposedLine(change, claim, language)]),
  );
}

/** A line proposed to a story. */
export interface FollowUpRecord {
  readonly id: string;
  readonly claimId: string;
  readonly storyId: string;
  readonly at: Date;
  readonly kind: FollowUpTable['kind'];
  readonly note: string;
  readonly state: 'open' | 'accepted' | 'skipped';
  readonly actedAt: Date | null;
  readonly actedByName: string | null;
}

interface FollowUpRow {
  readonly id: string;
  readonly claim_id: string;
  readonly story_id: string;
  readonly at: Date;
  readonly kind: FollowUpTable['kind'];
  readonly note: string;
  readonly state: FollowUpRecord['state'];
  readonly acted_at: Date | null;
  readonly acted_by_name: string | null;
}

const COLUMNS = [
  'id',
  'claim_id',
  'story_id',
  'at',
  'kind',
  'note',
  'state',
  'acted_at',
  'acted_by_name',
] as const satisfies readonly (keyof FollowUpTable)[];

const toFollowUp = (row: FollowUpRow): FollowUpRecord => ({
  id: row.id,
  claimId: row.claim_id,
  storyId: row.story_id,
  at: row.at,
  kind: row.kind,
  note: row.note,
  state: row.state,
  actedAt: row.acted_at,
  actedByName: row.acted_by_name,
});

export async function findFollowUp(executor: Executor, id: string): Promise<FollowUpRecord | undefined> {
  const row = await executor.selectFrom('follow_up').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && toFollowUp(row);
}

/** Lines on one stretch of the list. */
const FOLLOW_UPS_STRETCH = 50;

/** What is proposed to stories, the newest first: all that is open, or all of one claim. */
export async function listFollowUps(
  executor: Executor,
  { claimId, cursor }: { readonly claimId?: string | undefined; readonly cursor?: string | undefined },
): Promise<{ readonly followUps: readonly FollowUpRecord[]; readonly next: string | null }> {
  const after = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor ?? '') ? cursor : undefined;
  let query = executor
    .selectFrom('follow_up')
    .select(COLUMNS)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(FOLLOW_UPS_STRETCH + 1);
  query = claimId === undefined ? query.where('state', '=', 'open') : query.where('claim_id', '=', claimId);
  if (after !== undefined)
    query = query.where(sql<boolean>`(at, id) < (select at, id from follow_up where id = ${after}::uuid)`);
  const rows = await query.execute();
  const followUps = rows.slice(0, FOLLOW_UPS_STRETCH).map(toFollowUp);
  return { followUps, next: rows.length > FOLLOW_UPS_STRETCH ? (followUps.at(-1)?.id ?? null) : null };
}

/** Notes what became of a proposal; of one that is accepted, as it was published. */
export async function closeFollowUp(
  trx: Executor,
  id: string,
  {
    at,
    byName,
    published,
  }: Pick<Stamp, 'at'> & {
    readonly byName: string;
    readonly published?: {
      readonly correctionId: string;
      readonly kind: FollowUpTable['kind'];
      readonly note: string;
    };
  },
): Promise<void> {
  await trx
    .updateTable('follow_up')
    .set({
      state: published === undefined ? 'skipped' : 'accepted',
      acted_at: at,
      acted_by_name: byName,
      ...(published && {
        correction_id: published.correctionId,
        kind: published.kind,
        note: published.note,
      }),
    })
    .where('id', '=', id)
    .execute();
}

/** Whether another line is open for the same story about the same claim. */
export async function hasOpenFollowUp(
  trx: Executor,
  { claimId, storyId }: Pick<FollowUpRecord, 'claimId' | 'storyId'>,
): Promise<boolean> {
  const row = await trx
    .selectFrom('follow_up')
    .select('id')
    .where('claim_id', '=', claimId)
    .where('story_id', '=', storyId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts a line that was skipped back among the open ones. */
export async function reopenFollowUp(trx: Executor, id: string): Promise<void> {
  await trx
    .updateTable('follow_up')
    .set({ state: 'open', acted_at: null, acted_by_name: null })
    .where('id', '=', id)
    .execute();
}
