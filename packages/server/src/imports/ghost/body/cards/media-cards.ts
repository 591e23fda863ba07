import { picture } from '@onrecord/domain/body/build';
import type { Element, Picture } from '@onrecord/domain/body/elements';
import { splitCredit } from '@onrecord/domain/media/caption';
import { isRecord, lineOf, listOf, numberOf, pixelsOf, type Raw, textOf } from '../../raw.ts';
import { linkAddress, shownAddress, sourceAddress, sourceOrNone } from '../address.ts';
import type { BodyContext } from '../body-context.ts';
import { htmlText } from '../html/text.ts';
import { pictureWidth } from '../shapes.ts';

export function pictureElements(card: Raw, context: BodyContext): Element[] {
  const element = pictureOf(card, context);
  if (element !== undefined) return [element];
  return noSource('image', card, context);
}

function pictureOf(card: Raw, context: BodyContext): Picture | undefined {
  const sourceUrl = sourceAddress(textOf(card.src), context);
  if (sourceUrl === undefined) return undefined;
  return picture({
    sourceUrl,
    altText: lineOf(card.alt),
    ...splitCredit(htmlText(textOf(card.caption))),
    href: linkAddress(textOf(card.href), context) ?? null,
    width: pictureWidth(textOf(card.cardWidth)),
  });
}

export function galleryElements(card: Raw, context: BodyContext): Element[] {
  const images = listOf(card.images).filter(isRecord);
  const content: Picture[] = [];
  const others: Element[] = [];
  for (const image of images) {
    const element = pictureOf(image, context);
    if (element === undefined) others.push(...noSource('image', image, context));
    else content.push(element);
  }
  if (content.length === 0) return others;
  return [{ type: 'gallery', attrs: splitCredit(htmlText(textOf(card.caption))), content }, ...others];
}

export function fileElements(card: Raw, context: BodyContext): Element[] {
  const sourceUrl = sourceAddress(textOf(card.src), context);
  if (sourceUrl === undefined) return noSource('file', card, context);
  const sizeBytes = Math.round(numberOf(card.fileSize) ?? -1);
  return [
    {
      type: 'file',
      attrs: {
        mediaId: null,
        sourceUrl,
        title: htmlText(textOf(card.fileTitle)),
        caption: htmlText(textOf(card.fileCaption)),
        fileName: lineOf(card.fileName) || fileNameOf(sourceUrl),
        sizeBytes: sizeBytes >= 0 && Number.isSafeInteger(sizeBytes) ? sizeBytes : null,
      },
    },
  ];
}

export function audioElements(card: Raw, context: BodyContext): Element[] {
  const sourceUrl = sourceAddress(textOf(card.src), context);
  if (sourceUrl === undefined) return noSource('audio', card, context);
  return [
    {
      type: 'audio',
      attrs: {
        mediaId: null,
        sourceUrl,
        title: htmlText(textOf(card.title)),
        caption: htmlText(textOf(card.caption)),
        durationSeconds: secondsOf(card.duration),
      },
    },
  ];
}

export function videoElements(card: Raw, context: BodyContext): Element[] {
  const sourceUrl = sourceAddress(textOf(card.src), context);
  if (sourceUrl === undefined) return noSource('video', card, context);
  const element = {
    type: 'video' as const,
    attrs: {
      mediaId: null,
      sourceUrl,
      caption: htmlText(textOf(card.caption)),
      durationSeconds: secondsOf(card.duration),
      widthPx: pixelsOf(card.width),
      heightPx: pixelsOf(card.height),
      posterMediaId: null,
    },
  };
  const poster = sourceOrNone(textOf(card.customThumbnailSrc) || textOf(card.thumbnailSrc), context);
  if (poster !== undefined) context.posters.set(element, poster);
  return [element];
}

/** An empty card says nothing; one whose address cannot be kept is kept itself. */
function noSource(name: string, card: Raw, context: BodyContext): Element[] {
  const address = textOf(card.src);
  if (address.trim() === '') {
    context.note('note', `an empty ${name} card was left out`);
    return [];
  }
  const reason = `"${shownAddress(address)}" is no address of a file`;
  return [context.unsupported(`koenig:${name}`, JSON.stringify(card), reason)];
}

function secondsOf(value: unknown): number | null {
  const seconds = numberOf(value) ?? 0;
  return seconds > 0 ? seconds : null;
}

function fileNameOf(address: string): string {
  const last = address.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
