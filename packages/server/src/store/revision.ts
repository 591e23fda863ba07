import type { StoryInput } from '@onrecord/domain/article/story-input';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import { countWords } from '@onrecord/domain/text/words';
import { isSameDraft } from '@onrecord/domain/workflow/same-draft';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { type DraftOnly, draftOf } from '@onrecord/domain/workflow/story-of-draft';
import { sql } from 'kysely';
import type { Executor } from './database.ts';
import type { RevisionStamp } from './story.ts';

/** What a revision written at the desk holds: the story whole, and what of its draft never reaches readers. */
interface RevisionContent extends StoryInput, DraftOnly {
  readonly wordCount: number;
}

/** Appends a revision of a story as a draft has it. Revisions are never changed or trimmed. Returns its number. */
export async function appendRevision(
  trx: Executor,
  storyId: string,
  { story, draftOnly }: { readonly story: StoryInput; readonly draftOnly: DraftOnly },
  by: RevisionStamp,
): Promise<number> {
  const content: RevisionContent = {
    ...story,
    heroDecorative: draftOnly.heroDecorative,
    embargoedUntil: draftOnly.embargoedUntil,
    wordCount: countWords(plainTextOf(story.body), story.language),
  };
  const { rows } = await sql<{ number: number }>`
    insert into revision (story_id, number, at, actor, act, content)
    select ${storyId}::uuid, coalesce(max(number), 0) + 1, ${by.at}::timestamptz, ${by.actor}, ${by.act},
      ${JSON.stringify(content)}::jsonb
    from revision where story_id = ${storyId}::uuid
    returning number`.execute(trx);
  return rows[0]?.number ?? 1;
}

/**
 * Appends a revision, unless the newest one says the same: a session of work may end where it began. Returns its number;
 * undefined where nothing was to be written.
 */
export async function appendIfChanged(
  trx: Executor,
  storyId: string,
  text: { readonly story: StoryInput; readonly draftOnly: DraftOnly },
  by: RevisionStamp,
): Promise<number | undefined> {
  const newest = await findNewestDraft(trx, storyId);
  if (newest !== undefined && isSameDraft(newest, draftOf(text.story, text.draftOnly))) return undefined;
  return appendRevision(trx, storyId, text, by);
}

async function findNewestDraft(executor: Executor, storyId: string): Promise<StoryDraft | undefined> {
  const row = await executor
    .selectFrom('revision')
    .select('content')
    .where('story_id', '=', storyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && draftIn(row.content as unknown as Content);
}

export interface Revision {
  readonly number: number;
  readonly at: Date;
  /** User ids, parted by spaces, or `import:ghost`, `schedule`, … */
  readonly actor: string;
  /** What they are called, where they are people the newsroom knows. */
  readonly actorName: string | null;
  readonly act: string;
  readonly headline: string;
  readonly wordCount: number;
}

/** As JSON, and as far as those wrote it who were here before the desk. */
type Content = StoryInput & Partial<DraftOnly>;
interface RevisionRow {
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly actor_name: string | null;
  readonly act: string;
  readonly headline: string;
  readonly word_count: number | null;
  readonly content: Content | null;
}

/** Several people may have typed in one session of work. */
const ACTOR_NAMES = sql`(select string_agg(name, ', ' order by name) from team_user
  where id = any(string_to_array(revision.actor, ' ')))`;

/** Revisions of a story, newest first, behind the number `before`. */
export async function listRevisions(
  executor: Executor,
  storyId: string,
  options: { readonly before?: number | undefined; readonly limit: number },
): Promise<Revision[]> {
  const { rows } = await sql<RevisionRow>`
    select number, at, actor, ${ACTOR_NAMES} as actor_name, act, content ->> 'headline' as headline,
      (content ->> 'wordCount')::integer as word_count,
      case when content ? 'wordCount' then null else content end as content
    from revision
    where story_id = ${storyId}::uuid and number < ${options.before ?? NO_NUMBER}
    order by number desc limit ${options.limit}`.execute(executor);
  return rows.map(toRevision);
}

/** Above the number of every revision: PostgreSQL's largest integer. */
const NO_NUMBER = 2_147_483_647;

/** One revision with its text. */
export async function findRevision(
  executor: Executor,
  storyId: string,
  number: number,
): Promise<(Revision & { readonly draft: StoryDraft }) | undefined> {
  if (number > NO_NUMBER) return undefined;
  const { rows } = await sql<RevisionRow & { content: Content }>`
    select number, at, actor, ${ACTOR_NAMES} as actor_name, act, content ->> 'headline' as headline,
      (content ->> 'wordCount')::integer as word_count, content
    from revision
    where story_id = ${storyId}::uuid and number = ${number}`.execute(executor);
  const row = rows[0];
  if (row === undefined) return undefined;
  return { ...toRevision(row), draft: draftIn(row.content) };
}

function draftIn(content: Content): StoryDraft {
  const { heroDecorative = false, embargoedUntil = null } = content;
  return draftOf(content, { heroDecorative, embargoedUntil });
}

function toRevision(row: RevisionRow): Revision {
  const { number, at, actor, act, headline, content } = row;
  return {
    number,
    at,
    actor,
    actorName: row.actor_name,
    act,
    headline,
    // Revisions an import wrote do not hold it.
    wordCount: row.word_count ?? (content ? countWords(plainTextOf(content.body), content.language) : 0),
  };
}
