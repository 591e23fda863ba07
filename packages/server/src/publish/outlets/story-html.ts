import { storyPath } from '@onrecord/domain/address/paths';
import type { CorrectionView, StoryView } from '@onrecord/domain/article/views';
import { directionOf } from '@onrecord/domain/text/language';
import { messagesFor } from '../site/messages/messages.ts';
import { timeFormat } from '../site/times.ts';
import type { SiteContext } from '../site-context.ts';
import { elementsHtml } from './element-html.ts';
import { pictureFigure } from './figure-html.ts';
import { element, elementUnlessEmpty, escapeMarkup, lines, voidElement } from './markup.ts';
import type { OutletPage } from './outlet-page.ts';

/**
 * The full text of a story for feeds: dek, hero picture, body, and the corrections at its end. In a story of
 * another language than the newsroom's, or one that runs right to left, the text says so: a feed reader would
 * otherwise lay it out in its own.
 */
export function storyHtml(site: SiteContext, story: StoryView): string {
  const page: OutletPage = {
    site,
    path: storyPath(story.slug),
    language: story.language,
    media: story.media,
    related: story.related,
  };
  const html = lines([
    elementUnlessEmpty('p', {}, elementUnlessEmpty('em', {}, escapeMarkup(story.dek))),
    story.hero === null ? '' : pictureFigure(page, story.hero.media, story.hero),
    elementsHtml(page, story.body.content),
    correctionsHtml(page, story.corrections),
  ]);
  const direction = directionOf(story.language);
  if (direction === 'ltr' && story.language === site.settings.language) return html;
  return element('div', { lang: story.language, dir: direction }, html);
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
