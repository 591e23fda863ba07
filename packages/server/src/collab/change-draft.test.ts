import { body, link, paragraph, picture, text } from '@onrecord/domain/body/build';
import { SHARED } from '@onrecord/domain/desk/shared-document';
import fc from '@onrecord/domain/testing/fast-check';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { swapMediaInDraft } from '@onrecord/domain/workflow/swap-media';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { EVERY_ELEMENT } from '../testing/every-element.ts';
import { idOf } from '../testing/views.ts';
import { changeDraft, readDraft, seedOf } from './shared-story.ts';

const OLD = idOf('old picture');
const NEW = idOf('new picture');
const swap = (draft: StoryDraft) => swapMediaInDraft(draft, OLD, NEW);

const showing = (mediaId: string) => picture({ mediaId, caption: 'The quay.', credit: 'Ada', altText: 'Q' });
const DRAFT: StoryDraft = {
  ...emptyDraft('en'),
  headline: 'Quay reopens',
  hero: { mediaId: OLD, altText: 'A crane', caption: 'At dawn', credit: 'O. Bilyk' },
  socialMediaId: OLD,
  body: body(
    paragraph('One ', text('bold', { type: 'bold' }), ' two.'),
    showing(OLD),
    paragraph('Three ', link('four', 'https://elsewhere.example/'), '.'),
    ...Object.values(EVERY_ELEMENT),
    showing(idOf('another')),
    showing(OLD),
    paragraph('Five.'),
  ),
};

function opened(draft: StoryDraft): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedOf(draft));
  return doc;
}

/** All runs of text of a document, wherever they are. */
function textsIn(node: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return node.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });
}

const sharedTexts = (doc: Y.Doc): Y.Text[] => [
  ...textsIn(doc.getXmlFragment(SHARED.body)),
  doc.getText(SHARED.headline),
  doc.getText(SHARED.dek),
];

describe('a change of what a story says', () => {
  it('loses nothing that somebody types while it is made, wherever they type', () => {
    const typing = fc.array(fc.record({ where: fc.nat(), at: fc.nat(), erase: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(typing, (strokes) => {
        const server = opened(DRAFT);
        const browser = new Y.Doc();
        Y.applyUpdate(browser, Y.encodeStateAsUpdate(server));
        const words: string[] = [];
        for (const [number, { where, at, erase }] of strokes.entries()) {
          const texts = sharedTexts(browser);
          const place = texts[where % texts.length];
          if (place === undefined) continue;
          // Words of others only: what one typed oneself one may take out again.
          if (erase && words.length === 0 && place.length > 0) place.delete(at % place.length, 1);
          const word = `<${number}>`;
          if (words.some((other) => place.toString().includes(other))) place.insert(place.length, word);
          else place.insert(at % (place.length + 1), word);
          words.push(word);
        }
        server.transact(() => changeDraft(server, 'en', swap));
        Y.applyUpdate(server, Y.encodeStateAsUpdate(browser));
        Y.applyUpdate(browser, Y.encodeStateAsUpdate(server));
        const told = JSON.stringify(readDraft(server, 'en'));
        for (const word of words) expect(told).toContain(word);
        expect(told).not.toContain(OLD);
        expect(JSON.stringify(readDraft(browser, 'en'))).toBe(told);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('touches nothing else, not even what a draft cannot say', () => {
    const doc = opened(DRAFT);
    doc.getText(SHARED.headline).insert(0, 'long '.repeat(100));
    const fragment = doc.getXmlFragment(SHARED.body);
    const newer = new Y.XmlElement('an-element-of-tomorrow');
    fragment.insert(3, [newer]);
    newer.insert(0, [new Y.XmlText('words of tomorrow')]);
    const before = new Map(fragment.toArray().map((node) => [node, node.toJSON()]));
    const changed: unknown[] = [];
    fragment.observeDeep((events) => changed.push(...events.map(({ target }) => target)));
    doc.transact(() => changeDraft(doc, 'en', swap));
    expect(doc.getText(SHARED.headline).length).toBe(500 + DRAFT.headline.length);
    const after = fragment.toArray();
    expect(after).toEqual([...before.keys()]);
    const others = after.filter((node) => node.toJSON() !== before.get(node));
    expect(others).toHaveLength(2);
    expect(new Set(changed)).toEqual(new Set(others));
  });

  it('that changes nothing writes nothing', () => {
    const doc = opened(DRAFT);
    let updates = 0;
    doc.on('update', () => updates++);
    doc.transact(() => changeDraft(doc, 'en', (draft) => swapMediaInDraft(draft, idOf('nowhere'), NEW)));
    expect(updates).toBe(0);
  });
});
