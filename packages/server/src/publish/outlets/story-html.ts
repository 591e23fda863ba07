import { storyPath } from '@onrecord/domain/address/paths';
import type { CorrectionView, EntryView, StoryView } from '@onrecord/domain/article/views';
import type { Element } from '@onrecord/domain/body/elements';
import { directionOf } from '@onrecord/domain/text/language';
import { messagesFor } from '../site/messages/messages.ts';
import { timeFormat } from '../site/times.ts';
import type { SiteContext } from '../site-context.ts';
import { elementsHtml } from './element-html.ts';
import { pictureFigure } from './figure-html.ts';
import { element, elementUnlessEmpty, escapeMarkup, lines, voidElement } from './markup.ts';
import type { OutletPage } from './outlet-page.ts';

/**
 * The full text of a story for feeds: dek, hero picture, body, a live one's newest entries, and the corrections. In a story of
 * another language than the newsroom's, or one that runs right to left, the text says so: a feed reader would
 * otherwise lay it out in its own.
 */
export function storyHtml(site: SiteContext, story: StoryView): string {
  const page: OutletPage = {
    site,
    path: storyPath(story.slug),
    language: story.language,
    media: story.live ? new Map([...story.media, ...story.live.media]) : story.media,
    related: story.live ? new Map([...story.related, ...story.live.related]) : story.related,
  };
  const html = lines([
    elementUnlessEmpty('p', {}, elementUnlessEmpty('em', {}, escapeMarkup(story.dek))),
    story.hero === null ? '' : pictureFigure(page, story.hero.media, story.hero),
    elementsHtml(page, story.body.content),
    elementsHtml(page, (story.live?.entries ?? []).map(entryElement)),
    correctionsHtml(page, story.corrections),
  ]);
  const direction = directionOf(story.language);
  if (direction === 'ltr' && story.language === site.settings.language) return html;
  return element('div', { lang: story.language, dir: direction }, html);
}

/** An entry of a live story as an element of its text. */
function entryElement({ id, postedAt, headline, keyEvent, byline, body }: EntryView): Element {
  const attrs = {
    entryId: id,
    at: postedAt.toISOString(),
    headline: headline || keyEvent,
    byline: byline.name,
    keyEvent: keyEvent !== '',
  };
  return { type: 'liveEntry', attrs, content: body.content };
}

/** Oldest first, as they were made. */
function correctionsHtml(page: OutletPage, corrections: readonly CorrectionView[]): string {
  if (corrections.length === 0) return '';
  const words = messagesFor(page.language).correctionKinds;
  const times = timeFormat(page.language, page.site.settings.timeZone);
  const notes = corrections
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ kind, note, at }) => {
      const day = element('time', { datetime: at.toISOString() }, escapeMarkup(times.date(at)));
      const label = element('strong', {}, `${escapeMarkup(words[kind])}, ${day}:`);
      return element('p', {}, `${label} ${escapeMarkup(note)}`);
    });
  return lines([voidElement('hr'), ...notes]);
}
