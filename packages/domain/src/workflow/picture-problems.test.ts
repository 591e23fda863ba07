import { describe, expect, it } from 'vitest';
import { body, paragraph, picture } from '../body/build.ts';
import { pictureProblems } from './picture-problems.ts';

const MEDIA = '0193a000-0000-7000-8000-000000000001';
const nothing = new Map<string, { decorative: boolean }>();
const draft = (parts: Partial<Parameters<typeof pictureProblems>[0]>) => ({
  hero: null,
  heroDecorative: false,
  body: body(paragraph('Words.')),
  ...parts,
});
const hero = (altText: string, credit: string) => ({ mediaId: MEDIA, altText, caption: '', credit });

describe('what pictures lack before they are published', () => {
  it('is nothing without pictures, and nothing with both texts', () => {
    expect(pictureProblems(draft({}), nothing)).toEqual([]);
    const whole = draft({
      hero: hero('Cranes', 'Ann Lee'),
      body: body(picture({ mediaId: MEDIA, altText: 'The wall', credit: 'Ann Lee' })),
    });
    expect(pictureProblems(whole, nothing)).toEqual([]);
  });

  it('is told of the hero, blank texts counting as none', () => {
    expect(pictureProblems(draft({ hero: hero(' ', '\n') }), nothing)).toEqual([
      { type: 'picture-without-alt-text', where: 'hero' },
      { type: 'picture-without-credit', where: 'hero' },
    ]);
  });

  it('is told once of the body, however many pictures lack it', () => {
    const two = draft({ body: body(picture({ mediaId: MEDIA }), picture({ mediaId: null })) });
    expect(pictureProblems(two, nothing)).toEqual([
      { type: 'picture-without-alt-text', where: 'body' },
      { type: 'picture-without-credit', where: 'body' },
    ]);
  });

  it('is no alt text where the picture is decorative by choice, but a credit still', () => {
    const decorative = new Map([[MEDIA, { decorative: true }]]);
    const none = [{ type: 'picture-without-credit', where: 'hero' }];
    expect(pictureProblems({ ...draft({ hero: hero('', '') }), heroDecorative: true }, nothing)).toEqual(
      none,
    );
    expect(pictureProblems(draft({ hero: hero('', '') }), decorative)).toEqual(none);
    const inBody = draft({ body: body(picture({ mediaId: MEDIA, credit: 'Ann Lee' })) });
    expect(pictureProblems(inBody, decorative)).toEqual([]);
  });

  it('takes the credit under a gallery for all its pictures', () => {
    const of = (credit: string) =>
      draft({
        body: body({
          type: 'gallery',
          attrs: { caption: '', credit },
          content: [picture({ mediaId: MEDIA, altText: 'One' }), picture({ mediaId: MEDIA, altText: 'Two' })],
        }),
      });
    expect(pictureProblems(of('Ann Lee'), nothing)).toEqual([]);
    expect(pictureProblems(of(''), nothing)).toEqual([{ type: 'picture-without-credit', where: 'body' }]);
  });
});
