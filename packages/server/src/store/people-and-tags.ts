import type { ContributorInput, TagInput } from '@onrecord/domain/article/story-input';
import { sql } from 'kysely';
import type { Executor } from './database.ts';

/** Writes tags, new or changed. Returns the ids of those that did change. */
export async function saveTags(trx: Executor, tags: readonly TagInput[]): Promise<string[]> {
  if (tags.length === 0) return [];
  const changed = await trx
    .insertInto('tag')
    .values(
      tags.map(({ id, slug, name, description, internal }) => ({ id, slug, name, description, internal })),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({
          slug: eb.ref('excluded.slug'),
          name: eb.ref('excluded.name'),
          description: eb.ref('excluded.description'),
          internal: eb.ref('excluded.internal'),
        }))
        .where(
          sql<boolean>`(tag.slug, tag.name, tag.description, tag.internal)
            is distinct from (excluded.slug, excluded.name, excluded.description, excluded.internal)`,
        ),
    )
    .returning('id')
    .execute();
  return changed.map((row) => row.id);
}

/** Writes contributors, new or changed. Returns the ids of those that did change. */
export async function saveContributors(
  trx: Executor,
  people: readonly ContributorInput[],
): Promise<string[]> {
  if (people.length === 0) return [];
  const changed = await trx
    .insertInto('contributor')
    .values(
      people.map(({ id, slug, name, bio, location, website, pictureMediaId }) => ({
        id,
        slug,
        name,
        bio,
        location,
        website,
        picture_media_id: pictureMediaId,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({
          slug: eb.ref('excluded.slug'),
          name: eb.ref('excluded.name'),
          bio: eb.ref('excluded.bio'),
          location: eb.ref('excluded.location'),
          website: eb.ref('excluded.website'),
          picture_media_id: eb.ref('excluded.picture_media_id'),
        }))
        .where(
          sql<boolean>`(contributor.slug, contributor.name, contributor.bio, contributor.location,
              contributor.website, contributor.picture_media_id)
            is distinct from (excluded.slug, excluded.name, excluded.bio, excluded.location,
              excluded.website, excluded.picture_media_id)`,
        ),
    )
    .returning('id')
    .execute();
  return changed.map((row) => row.id);
}

/** Which of these slugs a row with another id has, and that id: slugs are unique, ids come from outside. */
export async function findOwnersOfSlugs(
  executor: Executor,
  table: 'tag' | 'contributor',
  wanted: ReadonlyArray<{ readonly id: string; readonly slug: string }>,
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const rows = await executor
    .selectFrom(table)
    .select(['id', 'slug'])
    .where(
      'slug',
      'in',
      wanted.map((item) => item.slug),
    )
    .execute();
  const owners = new Map(rows.map((row) => [row.slug, row.id]));
  return new Map(
    wanted.flatMap(({ id, slug }): [string, string][] => {
      const owner = owners.get(slug);
      return owner !== undefined && owner !== id ? [[id, owner]] : [];
    }),
  );
}
