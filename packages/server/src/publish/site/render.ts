import { directionOf } from '@onrecord/domain/text/language';
import type { SiteContext } from '../site-context.ts';
import type { Messages } from './messages/message-table.ts';
import { messagesFor } from './messages/messages.ts';
import { type TimeFormat, timeFormat } from './times.ts';

/** What parts of a page need beside their own view: the site, its words and its times. */
export interface Rendering {
  readonly site: SiteContext;
  readonly words: Messages;
  readonly times: TimeFormat;
}

export function renderingOf(site: SiteContext): Rendering {
  const { language, timeZone } = site.settings;
  return { site, words: messagesFor(language), times: timeFormat(language, timeZone) };
}

/** `lang` and `dir` for a text in `language` standing in a text in `around`; nothing where they are one. */
export function languageAttributes(language: string, around: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (language === around) return {};
  const dir = directionOf(language);
  return dir === directionOf(around) ? { lang: language } : { lang: language, dir };
}
