import type { Body } from '@onrecord/domain/body/body';
import { body, heading, paragraph, quote, text } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import { saveStoryBatch } from '../../packages/server/src/commands/save-stories.ts';
import { openDatabase } from '../../packages/server/src/store/database.ts';
import { buildStory } from '../../packages/server/src/testing/stories.ts';
import { Vocabulary } from '../archive/vocabulary.ts';
import type { DeskPerson } from '../desk-person.ts';
import { randomFrom } from '../random.ts';
import type { ServerAddress } from '../server-process.ts';

/** A story at the desk that nobody has opened yet. */
export interface Draft {
  readonly id: string;
  readonly slug: string;
  /** Stand nowhere but at the end of its text. */
  readonly lastWords: string;
}

export interface DraftOptions {
  /** What its address begins with; a number follows. */
  readonly name: string;
  readonly count: number;
  readonly words: number;
  /** Whose byline it has. */
  readonly by: DeskPerson;
}

/** Puts drafts into the newsroom, as an import does: with headline, byline and text, ready to be published. */
export async function saveDrafts(
  { connectionString }: ServerAddress,
  { name, count, words, by }: DraftOptions,
): Promise<Draft[]> {
  const db = openDatabase({ connectionString, poolSize: 1 });
  try {
    const { contributor_id: contributorId } = await db
      .selectFrom('team_user')
      .select('contributor_id')
      .where('name', '=', by.name)
      .executeTakeFirstOrThrow();
    const drafts: Draft[] = [];
    for (let number = 0; number < count; number++) {
      const slug = `${name}-${number}`;
      const lastWords = `The end of ${slug}.`;
      const story = buildStory(slug, {
        state: 'draft',
        firstPublishedAt: null,
        headline: `${name} number ${number}`,
        body: writeBody(words, number, lastWords),
        contributorIds: contributorId === null ? [] : [contributorId],
        createdAt: new Date(),
      });
      const command = { db, clock: () => new Date(), actor: 'bench' };
      await saveStoryBatch(command, [story], 'story-changed');
      drafts.push({ id: story.id, slug, lastWords });
    }
    return drafts;
  } finally {
    await db.destroy();
  }
}

const WORDS_IN_PARAGRAPH = 60;
const HEADING_EVERY = 6;
const QUOTE_EVERY = 9;

/** Paragraphs with a heading or a quote here and there, as long stories have. */
function writeBody(words: number, seed: number, lastWords: string): Body {
  const vocabulary = new Vocabulary();
  const random = randomFrom(seed);
  const draw = (count: number) => Array.from({ length: count }, () => vocabulary.draw(random)).join(' ');
  const elements: Element[] = [];
  for (let written = 0, at = 1; written < words; written += WORDS_IN_PARAGRAPH, at++) {
    elements.push(paragraph(`${draw(Math.min(WORDS_IN_PARAGRAPH, words - written))}.`));
    if (at % HEADING_EVERY === 0) elements.push(heading(2, text(draw(4))));
    if (at % QUOTE_EVERY === 0) elements.push(quote('', paragraph(`${draw(14)}.`)));
  }
  return body(...elements, paragraph(lastWords));
}
