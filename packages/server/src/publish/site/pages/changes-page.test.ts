import type { PublishedVersionView } from '@onrecord/domain/article/views';
import { body, paragraph, picture, relatedStory } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { describe, expect, test } from 'vitest';
import { attribute, named, textOf } from '../../../testing/reading-html.ts';
import { buildPublishedVersion, buildSite, buildStoryView, idOf } from '../../../testing/views.ts';
import { changesMeta } from '../../meta/plain-page-meta.ts';
import { CHANGED_PIECES_MAX } from '../parts/VersionEntry.tsx';
import { changesPage } from './changes-page.tsx';

const story = buildStoryView({ publishedVersions: 3 });

function pageOf(versions: PublishedVersionView[], settings: Partial<NewsroomSettings> = {}): string {
  const site = buildSite(settings);
  const changes = { versions, next: null };
  return changesPage(site, { story, changes, firstStretch: true, meta: changesMeta(site, story) });
}
const versionOf = (before: Element[], after: Element[], language = 'en') => {
  const version = buildPublishedVersion();
  const text = { headline: 'Quay', dek: '', byline: [], hero: null };
  return {
    ...version,
    change: {
      language,
      before: { ...text, body: body(...before) },
      after: { ...text, body: body(...after) },
    },
  };
};
/** The words of the page's content, blocks parted. */
const main = (html: string) => {
  const [content] = named(html.replace(/<\/(?:p|h1|h2|div)>/g, ' $&'), 'main');
  return content ? textOf(content).replace(/\s+/g, ' ').trim() : '';
};

describe('the page of what changed', () => {
  test('says in words, too, which words went and came', () => {
    expect(main(pageOf([buildPublishedVersion()]))).toBe(
      'What changed Quay reopens after repairs Every version of this story that readers got, the newest first, ' +
        'with the words that changed in each. Correction March 10, 2025, 9:00 a.m. Version 2 ' +
        'It was the east quay. Paragraph changed Ships are back at the [removed: west][added: east] quay.',
    );
  });

  test('speaks the language of the newsroom, and shows words in that of the story', () => {
    const version = versionOf([paragraph('בערב')], [paragraph('בבוקר')], 'he');
    const html = pageOf([{ ...version, kind: 'edited', note: '' }], { language: 'uk' });
    expect(main(html)).toMatch(/^Що змінилося.*Відредаговано.*Абзац вилучено \[вилучено: בערב\]/);
    const words = named(html, 'p').filter((element) => attribute(element, 'class') === 'words');
    expect(words.map((element) => [attribute(element, 'lang'), attribute(element, 'dir')])).toEqual([
      ['he', 'rtl'],
      ['he', 'rtl'],
    ]);
    const said = named(html, 'span').filter((element) => attribute(element, 'class') === 'said');
    expect(said[0] && attribute(said[0], 'lang')).toBe('uk');
  });

  test('names parts without words of their own', () => {
    const [one, two] = [idOf('one'), idOf('two')];
    const html = pageOf([
      versionOf(
        [picture({ mediaId: one, altText: 'Cranes' }), relatedStory(one)],
        [picture({ mediaId: two, altText: 'Cranes' }), { type: 'divider' }],
      ),
    ]);
    expect(main(html)).toContain(
      'Picture changed The same words; what they show or link to is another. Cranes',
    );
    expect(main(html)).toMatch(/Related story removed Divider added$/);
  });

  test('says that the text stayed the same, or that its words are withheld', () => {
    expect(main(pageOf([versionOf([], [])]))).toContain('The text stayed the same.');
    expect(main(pageOf([buildPublishedVersion({ change: null })]))).toContain(
      'We do not show which words changed here.',
    );
  });

  test('tells how many changed parts it does not show', () => {
    const paragraphs = Array.from({ length: CHANGED_PIECES_MAX + 7 }, (_, n) => paragraph(`Number ${n}.`));
    const html = pageOf([versionOf([], paragraphs)]);
    expect(named(html, 'ins')).toHaveLength(CHANGED_PIECES_MAX);
    expect(main(html)).toMatch(/Parts of the text that changed too: 7\.$/);
  });
});
