import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { buildContributor, buildHero, buildMedia, buildSite, buildStoryView } from '../../testing/views.ts';
import { oembed, oembedSlug } from './oembed.ts';

const site = buildSite();
const story = buildStoryView({
  headline: 'Fish & <chips>',
  hero: buildHero(),
  contributors: [buildContributor('Ada Moss'), buildContributor('Bo Finch')],
});

describe('the oEmbed answer', () => {
  it('has what version 1.0 requires of rich content', () => {
    const answer = oembed(site, story);
    expect(answer).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: 'Fish & <chips>',
      author_name: 'Ada Moss, Bo Finch',
      author_url: 'https://harbour.example/author/ada-moss/',
      provider_name: 'The Harbour',
      provider_url: 'https://harbour.example/',
      thumbnail_width: 1200,
      thumbnail_height: 630,
      width: 600,
    });
    expect(answer.thumbnail_url).toMatch(/\/social\.jpg$/);
    expect(answer.height).toBeGreaterThan(0);
  });

  it('is a plain quotation', () => {
    const { html = '' } = oembed(site, story);
    parseFragment(html, { onParseError: (error) => expect.fail(error.code) });
    expect(html).toMatch(/^<blockquote /);
    expect(html).toContain(
      '<a href="https://harbour.example/quay-reopens/"><strong>Fish &amp; &lt;chips&gt;</strong></a>',
    );
    expect(html).toContain('March 10, 2025');
    expect(html).not.toMatch(/<script|<iframe|class=|style=/);
  });

  it.each([
    [400, 300],
    [320, 10_000],
    [100, 100],
    [1, 1],
  ])('stays within %i by %i pixels', (maxWidthPx, maxHeightPx) => {
    const answer = oembed(site, story, { maxWidthPx, maxHeightPx });
    for (const width of [answer.width ?? 0, answer.thumbnail_width ?? 0])
      expect(width).toBeLessThanOrEqual(maxWidthPx);
    for (const height of [answer.height ?? 0, answer.thumbnail_height ?? 0])
      expect(height).toBeLessThanOrEqual(maxHeightPx);
    expect(answer.type === 'rich').toBe(answer.html !== undefined);
  });

  it('shows the picture chosen for sharing, and none where there is none', () => {
    const socialPicture = buildMedia({ fileName: 'social.jpg' });
    expect(oembed(site, { ...story, socialPicture }).thumbnail_url).toContain(socialPicture.contentHash);
    expect(oembed(site, buildStoryView())).not.toHaveProperty('thumbnail_url');
  });
});

describe('the address an oEmbed request asks about', () => {
  it.each([
    ['https://harbour.example/quay/', 'quay'],
    ['https://harbour.example/quay', 'quay'],
    ['https://harbour.example/quay/?utm=1#top', 'quay'],
    [`https://harbour.example/${encodeURIComponent('порт')}/`, 'порт'],
  ])('%s is the story %s', (url, slug) => expect(oembedSlug(site, url)).toBe(slug));

  it.each([
    'https://elsewhere.example/quay/',
    'https://harbour.example/',
    'https://harbour.example/tag/quay/',
    'https://harbour.example/%E0%A4%A/',
    'https://harbour.example/%2e%2e%2fetc/',
    'javascript:alert(1)',
    'quay',
    '',
  ])('%j is none', (url) => expect(oembedSlug(site, url)).toBeUndefined());
});
