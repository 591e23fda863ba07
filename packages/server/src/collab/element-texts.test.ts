import { body, paragraph, picture } from '@onrecord/domain/body/build';
import type { ElementOf } from '@onrecord/domain/body/elements';
import { elementTextName, SHARED, SHARED_TEXTS } from '@onrecord/domain/desk/shared-document';
import fc from '@onrecord/domain/testing/fast-check';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import { isSameDraft } from '@onrecord/domain/workflow/same-draft';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { EVERY_ELEMENT } from '../testing/every-element.ts';
import { idOf } from '../testing/views.ts';
import { adoptTexts, changeDraft, readDraft, seedOf, writeDraft } from './shared-story.ts';

const QUAY = picture({ mediaId: idOf('quay'), caption: 'The quay.', credit: 'Ada Moss', altText: 'A quay' });
const CRANE = picture({
  mediaId: idOf('crane'),
  caption: 'A crane.',
  credit: 'Bo Finch',
  altText: 'A crane',
});
const DRAFT: StoryDraft = {
  ...emptyDraft('en'),
  headline: 'Quay reopens',
  slug: 'quay',
  searchTitle: 'The quay',
  hero: { mediaId: idOf('hero'), altText: 'A tug', caption: 'The tug.', credit: 'Ada Moss' },
  body: body(paragraph('Ships are back.'), QUAY, paragraph('And cranes.'), CRANE),
};

/** Two browsers that have the same story open and hear of each other when they are told to. */
function twoOpen(draft: StoryDraft) {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const seed = seedOf(draft);
  for (const doc of docs) Y.applyUpdate(doc, seed);
  const meet = () => {
    const [one, other] = docs;
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
  };
  return { docs, meet };
}

const textsIdsIn = (doc: Y.Doc) =>
  doc
    .getXmlFragment(SHARED.body)
    .toArray()
    .map((node) => (node as Y.XmlElement).getAttribute('textsId') as unknown as string | undefined);
const pictureIn = (draft: StoryDraft, at: number) => draft.body.content[at] as ElementOf<'picture'>;

describe('what two people write at once in one text', () => {
  /** Each of the texts of a story that are written by the character, and where the draft has it. */
  const TEXTS: readonly (readonly [string, (doc: Y.Doc) => Y.Text, (draft: StoryDraft) => string])[] = [
    ...SHARED_TEXTS.map(
      (name) => [name, (doc: Y.Doc) => doc.getText(name), (draft: StoryDraft) => draft[name]] as const,
    ),
    ...(['caption', 'credit', 'altText'] as const).flatMap((name) => [
      [
        `${name} of a picture`,
        (doc: Y.Doc) => doc.getText(elementTextName(textsIdsIn(doc)[1] ?? '', name)),
        (draft: StoryDraft) => pictureIn(draft, 1).attrs[name],
      ] as const,
      [
        `${name} of the hero`,
        (doc: Y.Doc) => {
          const { textsId } = doc.getMap(SHARED.fields).get('hero') as { textsId: string };
          return doc.getText(elementTextName(textsId, name));
        },
        (draft: StoryDraft) => draft.hero?.[name] ?? '',
      ] as const,
    ]),
  ];
  const step = fc.record({ by: fc.constantFrom(0, 1), at: fc.nat(1000), meet: fc.boolean() });

  it.each(TEXTS)('is all there at the end: %s', (_, textOf, inDraft) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { docs, meet } = twoOpen(DRAFT);
        for (const [number, { by, at, ...then }] of steps.entries()) {
          const text = textOf(docs[by === 0 ? 0 : 1]);
          // A letter of its own for each key, so that each can be looked for.
          text.insert(at % (text.length + 1), String.fromCodePoint(0x4e00 + number));
          if (then.meet) meet();
        }
        meet();
        const said = docs.map((doc) => inDraft(readDraft(doc, 'en')));
        expect(said[0]).toBe(said[1]);
        for (const number of steps.keys())
          expect(said[0]?.split(String.fromCodePoint(0x4e00 + number))).toHaveLength(2);
      }),
      { numRuns: 25 },
    );
  });
});

describe('another draft in place of a shared text', () => {
  it('leaves what somebody is writing in a caption in it, wherever the picture goes', () => {
    const { docs, meet } = twoOpen(DRAFT);
    const [server, browser] = docs;
    const caption = browser.getText(elementTextName(textsIdsIn(browser)[3] ?? '', 'caption'));
    caption.insert(caption.length, ' It stands still.');
    const moved = { ...DRAFT, body: body(CRANE, paragraph('And cranes.'), QUAY) };
    server.transact(() => writeDraft(server, moved));
    expect(isSameDraft(readDraft(server, 'en'), moved)).toBe(true);
    meet();
    expect(pictureIn(readDraft(server, 'en'), 0).attrs.caption).toBe('A crane. It stands still.');
  });

  it('gives each element texts of its own, also two that say the same', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, seedOf({ ...DRAFT, body: body(QUAY, QUAY) }));
    doc.transact(() => writeDraft(doc, { ...DRAFT, body: body(QUAY, QUAY, QUAY) }));
    expect(new Set(textsIdsIn(doc)).size).toBe(3);
  });

  it('changes only the parts it is about', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, seedOf({ ...DRAFT, body: body(...Object.values(EVERY_ELEMENT)) }));
    doc.getText('headline').insert(0, 'long '.repeat(100));
    const before = Y.encodeStateVector(doc);
    doc.transact(() => changeDraft(doc, 'en', (draft) => draft));
    expect(Y.encodeStateVector(doc)).toEqual(before);
    doc.transact(() => changeDraft(doc, 'en', (draft) => ({ ...draft, slug: 'quays' })));
    expect(readDraft(doc, 'en').slug).toBe('quays');
    expect(doc.getText('headline').toString()).toHaveLength(500 + DRAFT.headline.length);
  });
});

it('a document of the time when captions and addresses were whole values says the same as before', () => {
  const doc = new Y.Doc();
  const fields = doc.getMap(SHARED.fields);
  fields.set('slug', 'quay');
  fields.set('searchTitle', 'The quay');
  fields.set('hero', DRAFT.hero);
  doc.getText('headline').insert(0, 'Quay reopens');
  const element = new Y.XmlElement('picture');
  for (const [name, value] of Object.entries(QUAY.attrs))
    if (value !== null) element.setAttribute(name, value as string);
  doc.getXmlFragment(SHARED.body).insert(0, [element]);
  doc.transact(() => adoptTexts(doc, 'en'));
  expect(isSameDraft(readDraft(doc, 'en'), { ...DRAFT, body: body(QUAY) })).toBe(true);
  expect(textsIdsIn(doc)[0]).toBeDefined();
  const once = Y.encodeStateVector(doc);
  doc.transact(() => adoptTexts(doc, 'en'));
  expect(Y.encodeStateVector(doc)).toEqual(once);
});
