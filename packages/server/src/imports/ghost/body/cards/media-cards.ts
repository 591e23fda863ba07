import { picture } from '@onrecord/domain/body/build';
import type { Element, Picture } from '@onrecord/domain/body/elements';
import { splitCredit } from '@onrecord/domain/media/caption';
import { isRecord, lineOf, listOf, numberOf, pixelsOf, type Raw, textOf } from '../../raw.ts';
import { linkAddress, sourceAddress } from '../address.ts';
import type { BodyContext } from '../body-context.ts';
import { htmlText } from '../html/text.ts';
import { pictureWidth } from '../shapes.ts';

export function pictureElements(card: Raw, context: BodyContext): Element[] {
  const element = pictureOf(card, context);
  return element === undefined ? [] : [element];
}

function pictureOf(card: Raw, context: BodyContext): Picture | undefined {
  const sourceUrl = sourceAddress(textOf(card.src), context);
  if (sourceUrl === null) {
    if (textOf(card.src) === '') context.note('note', 'a picture without a source was left out');
    return undefined;
  }
  return picture({
    sourceUrl,
    altText: lineOf(card.alt),
    ...splitCredit(htmlText(textOf(card.caption))),
    href: linkAddress(textOf(card.href), context) ?? null,
    width: pictureWidth(textOf(card.cardWidth)),
  });
}

export function galleryElements(card: Raw, context: BodyContext): Element[] {
  const content = listOf(card.images).flatMap((image) => {
    const element = isRecord(image) ? pictureOf(image, context) : undefined;
    return element === undefined ? [] : [element];
  });
  if (content.length === 0) {
    context.note('note', 'a gallery without pictures was left out');
    return [];
  }
  return [{ type: 'gallery', attrs: splitCredit(htmlText(textOf(card.caption))), content }];
}

export function fileElements(card: Raw, context: BodyContext): Element[] {
  const sourceUrl = sourceAddress(textOf(card.src), context);
  if (sourceUrl === null) return noSource('file', card, context);
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
  if (sourceUrl === null) return noSource('audio', card, context);
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
  if (sourceUrl === null) return noSource('video', card, context);
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
  const poster = sourceAddress(textOf(card.customThumbnailSrc) || textOf(card.thumbnailSrc), context);
  if (poster !== null) context.posters.set(element, poster);
  return [element];
}

function noSource(name: string, card: Raw, context: BodyContext): Element[] {
  return [context.unsupported(`koenig:${name}`, JSON.stringify(card), `it names no ${name}`)];
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
