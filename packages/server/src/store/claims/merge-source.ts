import { sql } from 'kysely';
import type { Executor } from '../database.ts';
import type { HistoryEntry } from './history.ts';
import type { Stamp } from './sources.ts';

/**
 * Makes one source part of another: what it stated and passed on follows, as do the sources that were merged into it
 * before. `aliases` are the other names of the survivor, whose version rises.
 */
export async function mergeSource(
  trx: Executor,
  mergedId: string,
  { intoId, aliases }: { readonly intoId: string; readonly aliases: readonly string[] },
  { at, by }: Stamp,
): Promise<void> {
  const touched = { touched_at: at, touched_by: by };
  await trx
    .updateTable('source')
    .set({ merged_into: intoId, ...touched })
    .where((eb) => eb.or([eb('id', '=', mergedId), eb('merged_into', '=', mergedId)]))
    .execute();
  await trx
    .updateTable('source')
    .set({ aliases: [...aliases], version: sql`version + 1`, ...touched })
    .where('id', '=', intoId)
    .execute();
  await trx.updateTable('claim').set({ speaker_id: intoId }).where('speaker_id', '=', mergedId).execute();
  await trx.updateTable('claim_relay').set({ source_id: intoId }).where('source_id', '=', mergedId).execute();
}

/**
 * Appends to the history of each claim that a source stated or passed on that the source is another record now; call
 * it before they are merged. In one statement, since somebody who speaks often has thousands. Returns how many.
 */
export async function appendMergeToClaimHistories(
  trx: Executor,
  mergedId: string,
  into: { readonly id: string; readonly name: string },
  { at, userId, userName, act, why }: HistoryEntry,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into ledger_history (subject_type, subject_id, at, user_id, user_name, act, why, content)
    select 'claim', claim.id, ${at}::timestamptz, ${userId}, ${userName}, ${act}, ${why},
      jsonb_set(
        jsonb_set(former.content, '{content}', replace(
          (former.content -> 'content')::text, to_json(${mergedId}::text)::text, to_json(${into.id}::text)::text
        )::jsonb),
        '{names}', (former.content -> 'names') || jsonb_build_object(${into.id}::text, ${into.name}::text)
      )
    from (
      select id from claim where speaker_id = ${mergedId}::uuid
      union select claim_id from claim_relay where source_id = ${mergedId}::uuid
    ) claim
    cross join lateral (
      select content from ledger_history where subject_id = claim.id order by id desc limit 1
    ) former`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
