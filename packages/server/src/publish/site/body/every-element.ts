import { paragraph, picture, quote, text } from '@onrecord/domain/body/build';
import type { ElementOf, ElementType } from '@onrecord/domain/body/elements';
import { sampleId } from '../sample-views.ts';

/** One of each element, every text field holding `words`: what the tests walk. A new element joins by its type. */
export function everyElement(words: string): { readonly [T in ElementType]: ElementOf<T> } {
  const kept = { mediaId: sampleId(900), sourceUrl: null };
  const cell = { type: 'tableCell', attrs: { header: false, colspan: 1, rowspan: 1 } } as const;
  return {
    paragraph: paragraph(
      text(words, { type: 'bold' }, { type: 'italic' }),
      text(words, { type: 'code' }),
      text(words, { type: 'strike' }),
      text(words, { type: 'sub' }),
      text(words, { type: 'sup' }),
      text(words, { type: 'claim', attrs: { claimId: sampleId(1) } }),
      text(words, { type: 'link', attrs: { href: 'https://elsewhere.example/?a=1&b=2' } }),
      { type: 'hardBreak' },
    ),
    heading: { type: 'heading', attrs: { level: 2 }, content: [text(words)] },
    list: {
      type: 'list',
      attrs: { ordered: true, start: 3 },
      content: [{ type: 'listItem', content: [paragraph(words), paragraph(words)] }],
    },
    quote: quote(words, paragraph(words)),
    picture: picture({ mediaId: sampleId(900), altText: words, caption: words, credit: words }),
    gallery: {
      type: 'gallery',
      attrs: { caption: words, credit: words },
      content: [picture({ mediaId: sampleId(900), altText: words }), picture({ altText: words })],
    },
    relatedStory: { type: 'relatedStory', attrs: { storyId: sampleId(50) } },
    linkCard: {
      type: 'linkCard',
      attrs: {
        href: 'https://elsewhere.example/',
        title: words,
        description: words,
        publisher: words,
        caption: words,
      },
    },
    embeddedPost: {
      type: 'embeddedPost',
      attrs: {
        href: 'https://x.com/a/status/1',
        provider: words,
        author: words,
        text: words,
        caption: words,
        sourceHtml: words,
        widthPx: null,
        heightPx: null,
      },
    },
    table: {
      type: 'table',
      attrs: { caption: words },
      content: [
        {
          type: 'tableRow',
          content: [{ ...cell, attrs: { ...cell.attrs, header: true }, content: [text(words)] }],
        },
        { type: 'tableRow', content: [{ ...cell, content: [text(words)] }] },
      ],
    },
    divider: { type: 'divider' },
    callout: { type: 'callout', attrs: { emoji: words }, content: [paragraph(words)] },
    toggle: { type: 'toggle', attrs: { heading: words }, content: [paragraph(words)] },
    button: { type: 'button', attrs: { href: 'https://elsewhere.example/', text: words } },
    codeBlock: { type: 'codeBlock', attrs: { language: words }, content: [{ type: 'text', text: words }] },
    file: {
      type: 'file',
      attrs: { ...kept, title: words, caption: words, fileName: 'log.pdf', sizeBytes: 1_234_567 },
    },
    audio: { type: 'audio', attrs: { ...kept, title: words, caption: words, durationSeconds: 245 } },
    video: {
      type: 'video',
      attrs: {
        ...kept,
        caption: words,
        durationSeconds: 10,
        widthPx: 1280,
        heightPx: 720,
        posterMediaId: sampleId(900),
      },
    },
    liveEntry: {
      type: 'liveEntry',
      attrs: {
        entryId: sampleId(3),
        at: '2025-03-14T16:05:00Z',
        headline: words,
        byline: words,
        keyEvent: true,
      },
      content: [paragraph(words)],
    },
    rawHtml: {
      type: 'rawHtml',
      attrs: { html: '<p onclick="x()">Raw <b>words</b><script>x()</script></p>' },
    },
    unsupported: { type: 'unsupported', attrs: { kind: words, source: words } },
  };
}
