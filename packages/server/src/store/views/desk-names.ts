import { relatedStoryIdsOf } from '@onrecord/domain/body/walk';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { sql } from 'kysely';
import type { Executor } from '../database.ts';

/** Names looked up for one draft; a draft that refers to more than this leaves the rest as ids. */
const NAMED_MAX = 500;

/**
 * What the people, tags, pictures and stories are called that a draft names by id: pictures by their file, stories
 * by their headline as of now. Who was removed since is missing.
 */
export async function listNamesIn(executor: Executor, draft: StoryDraft): Promise<Record<string, string>> {
  const named = [
    ...draft.contributorIds,
    ...draft.tagIds,
    draft.hero?.mediaId,
    draft.socialMediaId,
    ...relatedStoryIdsOf(draft.body),
  ].filter((id) => typeof id === 'string');
  const ids = [...new Set(named)].slice(0, NAMED_MAX);
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from contributor where id = any(${ids}::uuid[])
    union all select id, name from tag where id = any(${ids}::uuid[])
    union all select id, file_name from media where id = any(${ids}::uuid[])
    union all select id, headline from story where id = any(${ids}::uuid[])`.execute(executor);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
