import { relatedStory } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import { lineOf, pixelsOf, type Raw, recordOf, textOf } from '../../raw.ts';
import { linkAddress } from '../address.ts';
import type { BodyContext } from '../body-context.ts';
import { isElementNode, parseHtml } from '../html/dom.ts';
import { embeddedPost, readEmbed } from '../html/embeds.ts';
import { htmlText } from '../html/text.ts';

/** A bookmark follows a story of the newsroom's own; for other pages it is a card with texts of its own. */
export function bookmarkElements(card: Raw, context: BodyContext): Element[] {
  const metadata = recordOf(card.metadata);
  const href = linkAddress(textOf(card.url) || textOf(metadata.url), context);
  if (href === undefined)
    return [
      context.unsupported('koenig:bookmark', JSON.stringify(card), 'a bookmark without a usable address'),
    ];
  const caption = htmlText(textOf(card.caption));
  const storyId = context.own.pathOf(href) === undefined ? undefined : context.own.storyAt(href);
  if (storyId !== undefined) {
    if (caption !== '')
      context.note('note', `the card's caption "${caption}" was left out: the card follows its story`);
    return [relatedStory(storyId)];
  }
  if (context.own.pathOf(href) !== undefined)
    context.note('warning', `no post of the export has the address ${href}; the card keeps its texts`);
  const field = (name: string) => lineOf(metadata[name]) || lineOf(card[name]);
  return [
    {
      type: 'linkCard',
      attrs: {
        href,
        title: field('title') || href,
        description: field('description'),
        publisher: field('publisher'),
        caption,
      },
    },
  ];
}

/** An embed keeps its address and what can be read of it; its code loads when a reader asks. */
export function embedElements(card: Raw, context: BodyContext): Element[] {
  const metadata = recordOf(card.metadata);
  const tweet = recordOf(metadata.tweet_data);
  const sourceHtml = textOf(card.html);
  const embeds = parseHtml(sourceHtml).childNodes.filter(isElementNode);
  const read = embeds.map(readEmbed).find((found) => found !== undefined);
  const href = linkAddress(textOf(card.url), context) ?? linkAddress(read?.href ?? '', context);
  if (href === undefined)
    return [context.unsupported('koenig:embed', JSON.stringify(card), 'an embed without a usable address')];
  return [
    embeddedPost({
      href,
      provider: lineOf(metadata.provider_name),
      author: lineOf(metadata.author_name) || (read?.author ?? ''),
      text: textOf(tweet.text).trim() || read?.text || lineOf(metadata.title) || lineOf(card.title),
      caption: htmlText(textOf(card.caption)),
      sourceHtml,
      widthPx: pixelsOf(metadata.width) ?? read?.widthPx ?? null,
      heightPx: pixelsOf(metadata.height) ?? read?.heightPx ?? null,
    }),
  ];
}
