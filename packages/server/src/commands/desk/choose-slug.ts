import { randomBytes } from 'node:crypto';
import { SLUG_MAX, slugFrom } from '@onrecord/domain/address/slug';
import { err, ok, type Result } from '@onrecord/domain/result';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { sql } from 'kysely';
import type { Executor } from '../../store/database.ts';
import type { DeskStoryRow } from '../../store/views/desk-story.ts';
import type { DeskProblem } from './desk-problem.ts';

/** Where a story will stand: at the slug somebody chose, else where it stands, else at one from its headline. */
export async function chooseSlug(
  trx: Executor,
  story: DeskStoryRow,
  draft: StoryDraft,
): Promise<Result<string, DeskProblem>> {
  const chosen = draft.slug;
  if (chosen !== '') {
    if (!(await isTaken(trx, story.id, chosen))) return ok(chosen);
    return err({ type: 'slug-taken', slug: chosen, suggestion: await findFreeSlug(trx, story.id, chosen) });
  }
  if (story.story.firstPublishedAt !== null) return ok(story.slug);
  return ok(await findFreeSlug(trx, story.id, slugFrom(draft.headline)));
}

async function isTaken(executor: Executor, storyId: string, slug: string): Promise<boolean> {
  const row = await executor
    .selectFrom('story')
    .select('id')
    .where('slug', '=', slug)
    .where('id', '!=', storyId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Numbers that are tried behind a slug before chance decides. */
const NUMBERS_TRIED = 30;

/** A slug nobody has, nor had while it was public: a redirect must go on leading where it did. */
async function findFreeSlug(executor: Executor, storyId: string, wanted: string): Promise<string> {
  const stem = (wanted === '' ? 'story' : wanted).slice(0, SLUG_MAX - 10);
  const candidates = [stem, ...Array.from({ length: NUMBERS_TRIED }, (_, at) => `${stem}-${at + 2}`)];
  const { rows } = await sql<{ slug: string }>`
    select slug from story where slug = any(${candidates}::text[]) and id <> ${storyId}::uuid
    union
    select trim(both '/' from path) from address
    where path = any(${candidates.map((slug) => `/${slug}/`)}::text[]) and target_id <> ${storyId}::uuid`.execute(
    executor,
  );
  const taken = new Set(rows.map((row) => row.slug));
  return candidates.find((slug) => !taken.has(slug)) ?? `${stem}-${randomBytes(4).toString('hex')}`;
}
