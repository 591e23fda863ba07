import { body, paragraph, text } from '@onrecord/domain/body/build';
import { canonicalBody } from '@onrecord/domain/body/editor-json';
import { SHARED } from '@onrecord/domain/desk/shared-document';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import { isSameDraft } from '@onrecord/domain/workflow/same-draft';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { EVERY_ELEMENT } from '../testing/every-element.ts';
import { idOf } from '../testing/views.ts';
import { readDraft, seedOf, writeDraft } from './shared-story.ts';

const DRAFT: StoryDraft = {
  ...emptyDraft('uk'),
  headline: 'Причал відкрито',
  dek: 'Кораблі повернулися.',
  slug: 'quay',
  body: body(...Object.values(EVERY_ELEMENT)),
  breaking: true,
  contributorIds: [idOf('a'), idOf('b')],
  hero: { mediaId: idOf('hero'), altText: 'A crane', caption: '', credit: 'O. Bilyk' },
  embargoedUntil: '2025-03-15T06:00:00.000Z',
};

function opened(draft: StoryDraft): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedOf(draft));
  return doc;
}

describe('a shared document', () => {
  it.each(Object.entries(EVERY_ELEMENT))('keeps an element %s as it is', (_, element) => {
    const draft = { ...DRAFT, body: body(element) };
    expect(readDraft(opened(draft), 'en')).toEqual({ ...draft, body: canonicalBody(draft.body) });
  });

  it('says all of what its draft says', () => {
    expect(isSameDraft(readDraft(opened(DRAFT), 'en'), DRAFT)).toBe(true);
  });

  it('keeps two claims that overlap', () => {
    const claim = (name: string) => ({ type: 'claim', attrs: { claimId: idOf(name) } }) as const;
    const overlapping = body(
      paragraph(text('one ', claim('a')), text('both ', claim('a'), claim('b')), text('two', claim('b'))),
    );
    const draft = { ...DRAFT, body: overlapping };
    expect(isSameDraft(readDraft(opened(draft), 'en'), draft)).toBe(true);
  });

  it('can be made to say something else, and what is typed meanwhile elsewhere merges', () => {
    const doc = opened(DRAFT);
    const elsewhere = new Y.Doc();
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(doc));
    elsewhere.getText(SHARED.headline).insert(0, 'Нарешті: ');
    const other = { ...DRAFT, headline: 'Причал закрито', body: body(paragraph('Other.')), hero: null };
    doc.transact(() => writeDraft(doc, other));
    expect(isSameDraft(readDraft(doc, 'en'), other)).toBe(true);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere));
    expect(readDraft(doc, 'en').headline).toBe('Нарешті: Причал закрито');
  });

  it('is empty before anybody has written', () => {
    expect(readDraft(new Y.Doc(), 'en')).toEqual(emptyDraft('en'));
    expect(isSameDraft(readDraft(opened(emptyDraft('en')), 'uk'), emptyDraft('en'))).toBe(true);
  });

  it('is read whatever stands in it', () => {
    const doc = opened(DRAFT);
    const fields = doc.getMap(SHARED.fields);
    fields.set('tagIds', 'none');
    fields.set('hero', { mediaId: 7 });
    fields.set('__proto__', { polluted: true });
    doc.getText(SHARED.headline).insert(0, `${'long '.repeat(100)}\n`);
    const odd = new Y.XmlElement('marquee');
    doc.getXmlFragment(SHARED.body).insert(0, [odd]);
    const read = readDraft(doc, 'en');
    expect(read).toMatchObject({ tagIds: [], hero: null, slug: 'quay' });
    expect(read.headline).toHaveLength(300);
    expect(read.body.content[0]).toMatchObject({ type: 'unsupported', attrs: { kind: 'editor:marquee' } });
    expect(read.body.content).toHaveLength(Object.keys(EVERY_ELEMENT).length + 1);
  });

  it('is read where it is nested deeper than a stack', () => {
    const doc = new Y.Doc();
    let place: Y.XmlFragment = doc.getXmlFragment(SHARED.body);
    for (let level = 0; level < 3000; level++) {
      const inner = new Y.XmlElement('quote');
      place.insert(0, [inner]);
      place = inner;
    }
    place.insert(0, [new Y.XmlText('down here')]);
    expect(readDraft(doc, 'en').body.content).toMatchObject([
      { type: 'unsupported', attrs: { source: expect.stringContaining('down here') } },
    ]);
  });
});
