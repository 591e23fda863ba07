import { type GhostWriter, textNode } from './ghost-writer.ts';

/** A node of Lexical as Ghost's editor writes it, for the post with this number. */
type Card = (writer: GhostWriter, number: number) => object;

export const pictureOf = (number: number) =>
  `__GHOST_URL__/content/images/2024/${String((number % 12) + 1).padStart(2, '0')}/picture-${number % 500}.jpg`;

const mediaOf = (number: number, ending: string) =>
  `__GHOST_URL__/content/media/2024/clip-${number % 500}.${ending}`;
const html = (writer: GhostWriter) => `<p><span>${writer.sentence()}</span></p>`;
const line = (writer: GhostWriter) => ({
  type: 'paragraph',
  children: [textNode(writer.words(4))],
  version: 1,
});
const rowOf = (writer: GhostWriter, headerState: number) => ({
  type: 'tablerow',
  children: [0, 1, 2].map(() => ({ type: 'tablecell', headerState, children: [line(writer)] })),
});

/** Every kind of card and block that Ghost's editor has. */
const CARDS: readonly Card[] = [
  (writer, number) => ({
    type: 'image',
    src: pictureOf(number),
    alt: writer.words(8),
    caption: `${writer.sentence()} (Ann Lee/Agency)`,
    cardWidth: 'wide',
  }),
  (writer, number) => ({
    type: 'gallery',
    images: [0, 1, 2].map((row) => ({
      row,
      src: pictureOf(number + row),
      alt: writer.words(6),
      width: 1200,
      height: 800,
    })),
    caption: `${writer.sentence()} (Ann Lee/Agency)`,
  }),
  (writer, number) => ({
    type: 'bookmark',
    url: `__GHOST_URL__/story-${writer.below(number + 1)}/`,
    metadata: { title: writer.headline(), description: writer.sentence() },
  }),
  (writer) => ({
    type: 'bookmark',
    url: `https://example.org/${writer.word()}/`,
    metadata: { title: writer.headline(), description: writer.sentence(), publisher: 'Example' },
  }),
  (writer, number) => ({
    type: 'embed',
    embedType: 'video',
    url: `https://www.youtube.com/watch?v=${number}`,
    html: `<iframe width="200" height="113" src="https://www.youtube.com/embed/${number}" title="${writer.words(4)}"></iframe>`,
    metadata: {},
  }),
  (writer, number) => ({
    type: 'embed',
    embedType: 'twitter',
    url: `https://twitter.com/example/status/${number}`,
    html: `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">${writer.sentence()}</p>&mdash; Ann Lee (@example)</blockquote>`,
    metadata: { provider_name: 'Twitter', author_name: 'Ann Lee' },
  }),
  (writer) => ({
    type: 'html',
    html: `<div class="note"><p>${writer.sentence()} <b>${writer.word()}</b></p></div>`,
  }),
  (writer) => ({
    type: 'markdown',
    markdown: `## ${writer.headline()}\n\n${writer.sentence()} *${writer.word()}*\n\n- ${writer.words(5)}\n- ${writer.words(5)}\n`,
  }),
  (writer) => ({ type: 'callout', calloutEmoji: '💡', calloutText: html(writer) }),
  (writer) => ({ type: 'toggle', heading: `<span>${writer.headline()}</span>`, content: html(writer) }),
  (writer) => ({
    type: 'button',
    buttonText: writer.words(2),
    buttonUrl: 'https://example.org/',
    alignment: 'center',
  }),
  () => ({ type: 'horizontalrule' }),
  (writer) => ({ type: 'extended-quote', children: [textNode(writer.sentence())] }),
  (writer) => ({ type: 'aside', children: [textNode(writer.sentence())] }),
  (writer) => ({ type: 'extended-heading', tag: 'h2', children: [textNode(writer.headline())] }),
  (writer) => ({
    type: 'codeblock',
    code: `const ${writer.word()} = ${writer.below(100)};\n`,
    language: 'js',
    caption: '',
  }),
  (writer) => ({ type: 'table', children: [rowOf(writer, 1), rowOf(writer, 0), rowOf(writer, 0)] }),
  (writer) => ({
    type: 'list',
    listType: 'bullet',
    start: 1,
    tag: 'ul',
    children: [0, 1, 2].map((value) => ({
      type: 'listitem',
      value: value + 1,
      children: [textNode(writer.sentence())],
    })),
  }),
  (writer, number) => ({
    type: 'file',
    src: `__GHOST_URL__/content/files/2024/report-${number % 500}.pdf`,
    fileTitle: writer.headline(),
    fileCaption: writer.words(3),
    fileName: `report-${number % 500}.pdf`,
    fileSize: 100_000 + number,
  }),
  (writer, number) => ({
    type: 'audio',
    src: mediaOf(number, 'mp3'),
    title: writer.headline(),
    duration: 61.5,
  }),
  (writer, number) => ({
    type: 'video',
    src: mediaOf(number, 'mp4'),
    caption: writer.sentence(),
    width: 1280,
    height: 720,
    duration: 12,
    thumbnailSrc: mediaOf(number, 'jpg'),
  }),
  (writer, number) => ({
    type: 'header',
    header: `<span>${writer.headline()}</span>`,
    subheader: html(writer),
    buttonEnabled: false,
    backgroundImageSrc: pictureOf(number),
  }),
  (writer) => ({
    type: 'product',
    productTitle: `<span>${writer.headline()}</span>`,
    productDescription: html(writer),
    productRatingEnabled: true,
    productStarRating: 1 + writer.below(5),
    productButtonEnabled: true,
    productButton: 'Order',
    productUrl: 'https://example.org/order',
  }),
  (writer) => ({
    type: 'call-to-action',
    textValue: html(writer),
    showButton: true,
    buttonText: 'Give',
    buttonUrl: 'https://example.org/give',
    hasSponsorLabel: false,
  }),
  (writer) => ({ type: 'signup', header: writer.headline(), subheader: '', buttonText: 'Subscribe' }),
];

/** How often the cards that most posts have are drawn beside all the others. */
const FREQUENT = 0.5;
const FREQUENT_CARDS = 6;

export function ghostCard(writer: GhostWriter, number: number): object {
  const among = writer.chance(FREQUENT) ? FREQUENT_CARDS : CARDS.length;
  const card = CARDS[writer.below(among)] ?? CARDS[0];
  return { ...card?.(writer, number), version: 1 };
}
