import { parseBody } from '@onrecord/domain/body/body';
import { relatedStoryIdsOf } from '@onrecord/domain/body/walk';
import { countWords } from '@onrecord/domain/text/words';
import { expect, test } from 'vitest';
import { ArchiveWriter, idOf } from './archive-story.ts';
import { Vocabulary } from './vocabulary.ts';

const NEWEST = new Date('2026-01-01T00:00:00Z');
const STORIES = 500;
const writer = new ArchiveWriter(new Vocabulary(5000), STORIES, NEWEST);
const stories = Array.from({ length: STORIES }, (_, number) => writer.story(number));

test('the same number makes the same story', () => {
  expect(new ArchiveWriter(new Vocabulary(5000), STORIES, NEWEST).story(17)).toEqual(stories[17]);
});

test('bodies are what the schema allows, and words are counted as the store counts them', () => {
  for (const story of stories.slice(0, 50)) {
    expect(parseBody(story.body).ok).toBe(true);
    expect(story.wordCount).toBe(countWords(story.plainText, 'en'));
  }
});

test('stories are some 300 words long and run from the newest back over 12 years', () => {
  const words = stories.reduce((sum, story) => sum + story.wordCount, 0) / STORIES;
  expect(words).toBeGreaterThan(250);
  expect(words).toBeLessThan(350);
  const times = stories.map((story) => story.publishedAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const years = ((times[0] ?? 0) - (times.at(-1) ?? 0)) / (365.25 * 24 * 3600 * 1000);
  expect(years).toBeCloseTo(12, 0);
});

test('ids and slugs are distinct, and related stories exist', () => {
  const ids = new Set(stories.map((story) => story.id));
  expect(ids.size).toBe(STORIES);
  expect(new Set(stories.map((story) => story.slug)).size).toBe(STORIES);
  const related = stories.flatMap((story) => relatedStoryIdsOf(story.body));
  expect(related.length).toBeGreaterThan(0);
  for (const id of related) expect(ids).toContain(id);
});

test('ids are UUIDs, also of large numbers', () => {
  for (const number of [0, 1, 999_999]) {
    expect(idOf('story', number)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idOf('tag', number)).not.toBe(idOf('story', number));
  }
});
