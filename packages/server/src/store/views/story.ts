import { slugFrom } from '@onrecord/domain/address/slug';
import type { ContributorView, CorrectionView, StoryView, TagView } from '@onrecord/domain/article/views';
import { mediaIdsOf, relatedStoryIdsOf } from '@onrecord/domain/body/walk';
import { readingMinutes } from '@onrecord/domain/text/words';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { isPlaceholderSlug, storyOf } from '@onrecord/domain/workflow/story-of-draft';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Executor } from '../database.ts';
import { listMediaById, toMedia } from '../media.ts';
import { countPublishedVersions } from '../published-version.ts';
import { deriveFrom } from '../story.ts';
import { listCards } from './cards.ts';
import { findDeskStoryRow } from './desk-story.ts';
import { listLiveViews } from './live.ts';
import { CARD_COLUMNS, heroMedia, isLive, toCard } from './story-card.ts';

/** The story as readers may see it, or undefined unless it is published or retracted. */
export async function findStoryView(executor: Executor, id: string): Promise<StoryView | undefined> {
  return (await listStoryViews(executor, [id]))[0];
}

/** Several whole stories, in the order of their ids; those that are not public are missing. */
export async function listStoryViews(executor: Executor, ids: readonly string[]): Promise<StoryView[]> {
  if (ids.length === 0) return [];
  const rows = await executor
    .selectFrom('story')
    .select([...CARD_COLUMNS, heroMedia, isLive])
    .select([
      'story.kind',
      'story.state',
      'story.dek',
      'story.body',
      'story.updated_at',
      'story.canonical_url',
      'story.search_title',
      'story.search_description',
      'story.social_title',
      'story.social_description',
      'story.social_media_id',
      'story.outlet_id',
    ])
    .where('story.id', 'in', ids)
    .where('story.state', 'in', ['published', 'retracted'])
    .execute();
  const mediaIds = rows.flatMap((row) => [
    ...mediaIdsOf(row.body),
    ...(row.social_media_id === null ? [] : [row.social_media_id]),
  ]);
  const [media, related, contributors, tags, corrections, versions, live] = await Promise.all([
    listMediaById(executor, mediaIds),
    listCards(
      executor,
      rows.flatMap((row) => relatedStoryIdsOf(row.body)),
    ),
    listContributorsOf(executor, ids),
    listTagsOf(executor, ids),
    listCorrectionsOf(executor, ids),
    countPublishedVersions(executor, ids),
    listLiveViews(
      executor,
      rows.map((row) => row.id),
    ),
  ]);
  const views = new Map(
    rows.map((row): [string, StoryView] => [
      row.id,
      {
        ...toCard(row),
        kind: row.kind,
        dek: row.dek,
        body: row.body,
        wordCount: row.word_count,
        updatedAt: row.updated_at,
        retracted: row.state === 'retracted',
        contributors: contributors.get(row.id) ?? [],
        tags: tags.get(row.id) ?? [],
        canonicalUrl: row.canonical_url,
        searchTitle: row.search_title,
        searchDescription: row.search_description,
        socialTitle: row.social_title,
        socialDescription: row.social_description,
        socialPicture: (row.social_media_id && media.get(row.social_media_id)) || null,
        outletId: row.outlet_id,
        media,
        related,
        corrections: corrections.get(row.id) ?? [],
        publishedVersions: versions.get(row.id) ?? 0,
        live: live.get(row.id) ?? null,
      },
    ]),
  );
  return ids.flatMap((id) => views.get(id) ?? []);
}

/**
 * The page a story would be with the text of a draft, for those who may see it before readers do; undefined where
 * there is no such story. What is related is shown as readers would see it: published stories only.
 */
export async function viewOfDraft(
  executor: Executor,
  id: string,
  draft: StoryDraft,
  now: Date,
): Promise<StoryView | undefined> {
  const row = await findDeskStoryRow(executor, id);
  if (row === undefined) return undefined;
  const { hero, socialMediaId } = draft;
  const mediaIds = [...mediaIdsOf(draft.body), hero?.mediaId, socialMediaId].filter(
    (mediaId) => typeof mediaId === 'string',
  );
  const [media, related, contributors, tags, corrections, versions, live] = await Promise.all([
    listMediaById(executor, mediaIds),
    listCards(executor, relatedStoryIdsOf(draft.body)),
    Promise.all(draft.contributorIds.map((contributorId) => findContributorView(executor, contributorId))),
    Promise.all(draft.tagIds.map((tagId) => findTagView(executor, tagId))),
    listCorrectionsOf(executor, [id]),
    countPublishedVersions(executor, [id]),
    listLiveViews(executor, [id]),
  ]);
  const slug = draft.slug || (isPlaceholderSlug(row.slug) ? slugFrom(draft.headline) : row.slug) || 'story';
  const story = storyOf(draft, row.story, slug);
  const { word_count: wordCount, teaser } = deriveFrom(story);
  const heroFile = hero && media.get(hero.mediaId);
  return {
    ...draft,
    id,
    kind: story.kind,
    slug,
    teaser,
    wordCount,
    readingMinutes: readingMinutes(wordCount, draft.language),
    publishedAt: story.firstPublishedAt ?? story.scheduledFor ?? now,
    updatedAt: story.updatedAt,
    retracted: story.state === 'retracted',
    outletId: story.outletId,
    hero: hero && heroFile ? { ...hero, media: heroFile } : null,
    contributors: contributors.filter((contributor) => contributor !== undefined),
    tags: tags.filter((tag) => tag !== undefined),
    socialPicture: (socialMediaId && media.get(socialMediaId)) || null,
    media,
    related,
    corrections: corrections.get(id) ?? [],
    publishedVersions: versions.get(id) ?? 0,
    centralClaim: null,
    isLive: row.facts.coverage === 'live',
    live: live.get(id) ?? null,
  };
}

async function listContributorsOf(executor: Executor, storyIds: readonly string[]) {
  const rows = await executor
    .selectFrom('story_contributor')
    .innerJoin('contributor', 'contributor.id', 'story_contributor.contributor_id')
    .select(['story_contributor.story_id', ...CONTRIBUTOR_COLUMNS])
    .select((eb) =>
      jsonObjectFrom(
        eb.selectFrom('media').selectAll('media').whereRef('media.id', '=', 'contributor.picture_media_id'),
      ).as('picture'),
    )
    .where('story_contributor.story_id', 'in', storyIds)
    .orderBy('story_contributor.position')
    .execute();
  return grouped(
    rows,
    (row): ContributorView => ({
      id: row.id,
      slug: row.slug,
      name: row.name,
      bio: row.bio,
      location: row.location,
      website: row.website,
      picture: row.picture && toMedia(row.picture),
    }),
  );
}

const CONTRIBUTOR_COLUMNS = [
  'contributor.id',
  'contributor.slug',
  'contributor.name',
  'contributor.bio',
  'contributor.location',
  'contributor.website',
] as const;

/** A contributor's own page; anybody who has a byline may be seen. */
export async function findContributorView(
  executor: Executor,
  id: string,
): Promise<ContributorView | undefined> {
  const row = await executor
    .selectFrom('contributor')
    .select(CONTRIBUTOR_COLUMNS)
    .select((eb) =>
      jsonObjectFrom(
        eb.selectFrom('media').selectAll('media').whereRef('media.id', '=', 'contributor.picture_media_id'),
      ).as('picture'),
    )
    .where('contributor.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, picture: row.picture && toMedia(row.picture) };
}

export async function findTagView(executor: Executor, id: string): Promise<TagView | undefined> {
  return executor
    .selectFrom('tag')
    .select(['id', 'slug', 'name', 'description'])
    .where('id', '=', id)
    .where('internal', '=', false)
    .executeTakeFirst();
}

async function listTagsOf(executor: Executor, storyIds: readonly string[]) {
  const rows = await executor
    .selectFrom('story_tag')
    .innerJoin('tag', 'tag.id', 'story_tag.tag_id')
    .select(['story_tag.story_id', 'tag.id', 'tag.slug', 'tag.name', 'tag.description'])
    .where('story_tag.story_id', 'in', storyIds)
    .where('tag.internal', '=', false)
    .orderBy('story_tag.position')
    .execute();
  return grouped(rows, ({ story_id: _, ...tag }): TagView => tag);
}

async function listCorrectionsOf(executor: Executor, storyIds: readonly string[]) {
  const rows = await executor
    .selectFrom('correction')
    .select(['story_id', 'id', 'kind', 'note', 'at'])
    .where('story_id', 'in', storyIds)
    .orderBy('at', 'desc')
    .execute();
  return grouped(rows, ({ story_id: _, ...correction }): CorrectionView => correction);
}

function grouped<R extends { story_id: string }, V>(
  rows: readonly R[],
  toView: (row: R) => V,
): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const group = groups.get(row.story_id);
    if (group) group.push(toView(row));
    else groups.set(row.story_id, [toView(row)]);
  }
  return groups;
}
