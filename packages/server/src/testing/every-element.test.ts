import { EMPTY_BODY, parseBody } from '@onrecord/domain/body/body';
import { body, heading, paragraph, picture } from '@onrecord/domain/body/build';
import type { ElementType } from '@onrecord/domain/body/elements';
import { openingOf, plainTextOf } from '@onrecord/domain/body/plain-text';
import { elementsOf, firstPictureOf, mediaIdsOf, relatedStoryIdsOf } from '@onrecord/domain/body/walk';
import { describe, expect, it } from 'vitest';
import { EVERY_ELEMENT } from './every-element.ts';
import { idOf } from './views.ts';

/** The words of each element that are part of its story; the others' are another's, or not for readers. */
const SAID: Readonly<Record<ElementType, string>> = {
  paragraph:
    'plain words, bold wordsitalic wordscode wordsstruck wordssub wordssup wordsclaimed wordslinked words\nwords after a break',
  heading: 'heading words',
  list: 'first item words\nsecond item words',
  quote: 'quote words\nattribution words',
  picture: 'picture caption words',
  gallery: 'gallery picture caption words\ngallery caption words',
  relatedStory: '',
  linkCard: '',
  embeddedPost: 'embed text words\nembed caption words',
  table: 'table caption words\ntable header words\ntable cell words',
  divider: '',
  callout: 'callout words',
  toggle: 'toggle heading words\ntoggle words',
  button: '',
  codeBlock: 'code block words <&>',
  file: 'file title words\nfile caption words',
  audio: 'audio title words\naudio caption words',
  video: 'video caption words',
  liveEntry: 'live headline words\nlive words',
  rawHtml: '',
  unsupported: '',
};

const ALL = body(...Object.values(EVERY_ELEMENT));

describe('a body of every element', () => {
  it('is a valid document', () => {
    expect(parseBody(ALL)).toEqual({ ok: true, value: ALL });
  });

  it.each(Object.keys(SAID) as ElementType[])('says the words of a %s', (type) => {
    expect(plainTextOf(body(EVERY_ELEMENT[type]))).toBe(SAID[type]);
  });

  it('is walked in reading order, into what holds others', () => {
    const types = [...elementsOf(ALL)].map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(Object.keys(SAID)));
    expect(types.filter((type) => type === 'paragraph')).toHaveLength(7);
    expect(types.indexOf('paragraph')).toBe(0);
    expect([...elementsOf(EMPTY_BODY)]).toEqual([]);
  });

  it('names each stored file and related story once', () => {
    const twice = body(...ALL.content, ...ALL.content);
    expect(mediaIdsOf(twice)).toEqual(
      ['stored picture', 'stored gallery picture', 'stored file', 'stored audio', 'stored video'].map(idOf),
    );
    expect(relatedStoryIdsOf(twice)).toEqual([idOf('story:related')]);
  });

  it('has a first picture, also inside a gallery', () => {
    expect(firstPictureOf(body(EVERY_ELEMENT.gallery))?.attrs.altText).toBe('gallery alt words');
    expect(firstPictureOf(EMPTY_BODY)).toBeUndefined();
  });
});

it('a story opens with its first sentences, not with a heading or a caption', () => {
  const story = body(picture({ caption: 'The quay.' }), heading(2, 'At dawn'), paragraph('Ships are back.'));
  expect(openingOf(story)).toBe('Ships are back.');
  expect(openingOf(body(picture({ caption: 'The quay.' })))).toBe('');
});
