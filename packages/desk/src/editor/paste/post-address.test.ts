import { describe, expect, it } from 'vitest';
import { postProvider, soleAddress } from './post-address.ts';

describe('the address of a post', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'YouTube'],
    ['https://youtu.be/dQw4w9WgXcQ', 'YouTube'],
    ['https://x.com/portaurel/status/1768293482', 'X'],
    ['https://mobile.twitter.com/a/status/1', 'X'],
    ['https://bsky.app/profile/aurel.example/post/3kx', 'Bluesky'],
    ['https://mastodon.example/@ines/112233445566778899', 'Mastodon'],
    ['https://t.me/portaurel/1204', 'Telegram'],
    ['https://www.instagram.com/p/C4abc/', 'Instagram'],
    ['https://vimeo.com/76979871', 'Vimeo'],
  ])('%s is of %s', (address, provider) => expect(postProvider(address)).toBe(provider));

  it.each([
    'https://www.youtube.com/',
    'https://x.com/portaurel',
    'https://notx.com/a/status/1',
    'https://x.com.evil.example/a/status/1',
    'https://port-aurel.example/wall/',
    'javascript:alert(1)//x.com/a/status/1',
    'no address',
  ])('%s is of none', (address) => expect(postProvider(address)).toBeUndefined());

  it('is taken from what was copied only where nothing else was', () => {
    expect(soleAddress(' https://a.example/b \n')).toBe('https://a.example/b');
    expect(soleAddress('see https://a.example/b')).toBeUndefined();
    expect(soleAddress('javascript:alert(1)')).toBeUndefined();
  });
});
