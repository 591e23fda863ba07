import { describe, expect, test } from 'vitest';
import { EMBED_FRAME_ORIGINS, embedFrameFor } from './embed-players.ts';

describe('players of other hosts', () => {
  test.each([
    [
      'https://www.youtube.com/watch?v=abc_123-XYZ&t=4s',
      'https://www.youtube-nocookie.com/embed/abc_123-XYZ',
    ],
    ['https://youtu.be/abc123', 'https://www.youtube-nocookie.com/embed/abc123'],
    ['https://m.youtube.com/shorts/abc123', 'https://www.youtube-nocookie.com/embed/abc123'],
    ['https://vimeo.com/123456', 'https://player.vimeo.com/video/123456?dnt=1'],
    ['https://x.com/a/status/99', 'https://platform.twitter.com/embed/Tweet.html?dnt=true&id=99'],
    [
      'https://twitter.com/a/statuses/99?s=20',
      'https://platform.twitter.com/embed/Tweet.html?dnt=true&id=99',
    ],
    ['https://open.spotify.com/episode/7Aa', 'https://open.spotify.com/embed/episode/7Aa'],
    ['https://www.tiktok.com/@a/video/77', 'https://www.tiktok.com/player/v1/77'],
  ])('%s is shown by its quietest player', (href, src) => {
    expect(embedFrameFor(href)?.src).toBe(src);
    expect(EMBED_FRAME_ORIGINS).toContain(new URL(src).origin);
  });

  test.each([
    'https://example.org/watch?v=abc',
    'https://youtube.com.evil.example/watch?v=abc',
    'https://www.youtube.com/watch?v="><script>',
    'https://www.youtube.com/',
    'javascript:alert(1)//youtu.be/abc',
    'https://x.com/a',
    'not an address',
    '',
  ])('%s is framed by nobody', (href) => {
    expect(embedFrameFor(href)).toBeUndefined();
  });
});
