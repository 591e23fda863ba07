import {
  heading,
  inline,
  link,
  list,
  listItem,
  paragraph,
  picture,
  quote,
  relatedStory,
  text,
} from '@onrecord/domain/body/build';
import type { ElementOf, ElementType } from '@onrecord/domain/body/elements';
import { idOf } from './views.ts';

/**
 * One element of each type, with words that name it. A new type does not compile until it stands here, and then
 * passes through every output. Stored files are those `buildMedia({ id: idOf(…) })` gives for the words below.
 */
export const EVERY_ELEMENT: { readonly [T in ElementType]: ElementOf<T> } = {
  paragraph: paragraph(
    'plain words, ',
    text('bold words', { type: 'bold' }),
    text('italic words', { type: 'italic' }),
    text('code words', { type: 'code' }),
    text('struck words', { type: 'strike' }),
    text('sub words', { type: 'sub' }),
    text('sup words', { type: 'sup' }),
    text('claimed words', { type: 'claim', attrs: { claimId: idOf('claim') } }),
    link('linked words', '/port-report/#table'),
    { type: 'hardBreak' },
    'words after a break',
  ),
  heading: heading(2, 'heading words'),
  list: {
    ...list(true, listItem(paragraph('first item words')), listItem(paragraph('second item words'))),
    attrs: { ordered: true, start: 4 },
  },
  quote: quote('attribution words', paragraph('quote words')),
  picture: picture({
    mediaId: idOf('stored picture'),
    altText: 'picture alt words',
    caption: 'picture caption words',
    credit: 'picture credit words',
  }),
  gallery: {
    type: 'gallery',
    attrs: { caption: 'gallery caption words', credit: 'gallery credit words' },
    content: [
      picture({
        mediaId: idOf('stored gallery picture'),
        altText: 'gallery alt words',
        caption: 'gallery picture caption words',
      }),
    ],
  },
  relatedStory: relatedStory(idOf('story:related')),
  linkCard: {
    type: 'linkCard',
    attrs: {
      href: 'https://elsewhere.example/page',
      title: 'link card title words',
      description: 'link card description words',
      publisher: 'link card publisher words',
      caption: 'link card caption words',
    },
  },
  embeddedPost: {
    type: 'embeddedPost',
    attrs: {
      href: 'https://social.example/post/1',
      provider: 'embed provider words',
      author: 'embed author words',
      text: 'embed text words',
      caption: 'embed caption words',
      sourceHtml: '<iframe src="https://social.example/embed/1">embed source words</iframe>',
      widthPx: null,
      heightPx: null,
    },
  },
  table: {
    type: 'table',
    attrs: { caption: 'table caption words' },
    content: [
      {
        type: 'tableRow',
        content: [
          {
            type: 'tableCell',
            attrs: { header: true, colspan: 2, rowspan: 1 },
            content: inline('table header words'),
          },
        ],
      },
      {
        type: 'tableRow',
        content: [
          {
            type: 'tableCell',
            attrs: { header: false, colspan: 1, rowspan: 1 },
            content: inline('table cell words'),
          },
        ],
      },
    ],
  },
  divider: { type: 'divider' },
  callout: { type: 'callout', attrs: { emoji: '⚓' }, content: [paragraph('callout words')] },
  toggle: {
    type: 'toggle',
    attrs: { heading: 'toggle heading words' },
    content: [paragraph('toggle words')],
  },
  button: { type: 'button', attrs: { href: 'https://elsewhere.example/give', text: 'button words' } },
  codeBlock: {
    type: 'codeBlock',
    attrs: { language: 'sh' },
    content: [{ type: 'text', text: 'code block words <&>' }],
  },
  file: {
    type: 'file',
    attrs: {
      mediaId: idOf('stored file'),
      sourceUrl: null,
      title: 'file title words',
      caption: 'file caption words',
      fileName: 'report.pdf',
      sizeBytes: 1000,
    },
  },
  audio: {
    type: 'audio',
    attrs: {
      mediaId: idOf('stored audio'),
      sourceUrl: null,
      title: 'audio title words',
      caption: 'audio caption words',
      durationSeconds: 61.5,
    },
  },
  video: {
    type: 'video',
    attrs: {
      mediaId: idOf('stored video'),
      sourceUrl: null,
      caption: 'video caption words',
      durationSeconds: 12,
      widthPx: 640,
      heightPx: 360,
      posterMediaId: null,
    },
  },
  liveEntry: {
    type: 'liveEntry',
    attrs: {
      entryId: idOf('entry'),
      at: '2025-03-10T08:05:00Z',
      headline: 'live headline words',
      byline: 'live byline words',
      keyEvent: true,
    },
    content: [paragraph('live words')],
  },
  rawHtml: {
    type: 'rawHtml',
    attrs: { html: '<script>raw()</script><p class="x">raw html words</p>' },
  },
  unsupported: {
    type: 'unsupported',
    attrs: { kind: 'koenig:signup', source: '{"unsupported":"unsupported words"}' },
  },
};
