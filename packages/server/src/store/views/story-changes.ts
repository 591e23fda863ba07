import type { StoryInput } from '@onrecord/domain/article/story-input';
import type { PublishedVersionView, StoryChangesView } from '@onrecord/domain/article/views';
import { sql } from 'kysely';
import type { Executor } from '../database.ts';

/** Published versions on one page: each may be a long text, compared with the one before it. */
export const CHANGES_STRETCH = 10;

interface VersionRow {
  readonly version: number;
  readonly at: Date;
  readonly kind: Exclude<PublishedVersionView['kind'], 'first' | 'edited'> | null;
  readonly note: string | null;
  /** As JSON; null where its words are withheld. */
  readonly content: StoryInput | null;
}

/**
 * What changed in the versions of a story that readers got, newest first, behind the version `before`. No other
 * revision is looked at. Words that the newsroom withholds are not even read: they may have been taken out because
 * they put somebody in danger. Whether the story is public at all is the caller's to know.
 */
export async function loadStoryChanges(
  executor: Executor,
  storyId: string,
  {
    before = null,
    limit = CHANGES_STRETCH,
  }: { readonly before?: number | null; readonly limit?: number } = {},
): Promise<StoryChangesView> {
  // One more than is shown: each version is compared with the one before it.
  const { rows } = await sql<VersionRow>`
    select published.version, published.at, correction.kind, correction.note,
      case when published.version >= coalesce((
        select max(version) from published_version where story_id = ${storyId}::uuid and words_withheld
      ), 0) then revision.content end as content
    from published_version published
    join revision on revision.story_id = published.story_id and revision.number = published.revision_number
    left join correction on correction.id = published.correction_id
    where published.story_id = ${storyId}::uuid and (${before}::integer is null or published.version < ${before})
    order by published.version desc
    limit ${limit + 1}`.execute(executor);
  const nameOf = await namesOfContributors(
    executor,
    rows.flatMap((row) => row.content?.contributorIds ?? []),
  );
  const textOf = ({ headline, dek, contributorIds, hero, body }: StoryInput) => ({
    headline,
    dek,
    byline: contributorIds.flatMap((id) => nameOf.get(id) ?? []),
    hero,
    body,
  });
  const versions = rows.slice(0, limit).map((row, place): PublishedVersionView => {
    const former = rows[place + 1]?.content;
    return {
      version: row.version,
      at: row.at,
      kind: row.kind ?? (row.version === 1 ? 'first' : 'edited'),
      note: row.note ?? '',
      change:
        row.content && former
          ? { language: row.content.language, before: textOf(former), after: textOf(row.content) }
          : null,
    };
  });
  return { versions, next: rows.length > limit ? (versions.at(-1)?.version ?? null) : null };
}

async function namesOfContributors(executor: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('contributor')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
