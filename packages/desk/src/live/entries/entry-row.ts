import { plainTextOf } from '@onrecord/domain/body/plain-text';
import type { DeskEntry } from '@onrecord/domain/desk/live-shapes';
import { excerptOf } from '@onrecord/domain/text/excerpt';
import { shortTime } from '../../time/newsroom-time.ts';

/** UTF-16 units. */
const LABEL_MAX = 90;

/** An entry in a line: its headline, or how it begins; with a time zone, when and by whom before it. */
export function labelOf(
  { headline, body, postedAt, by }: Pick<DeskEntry, 'headline' | 'body' | 'postedAt' | 'by'>,
  timeZone: string | undefined,
): string {
  const words = headline || excerptOf(plainTextOf(body).replaceAll('\n', ' '), LABEL_MAX) || 'A picture';
  return timeZone === undefined ? words : `${shortTime(postedAt, timeZone)}, ${by}: ${words}`;
}

/** The entry's element on the page. */
export const rowId = (entryId: string) => `entry-${entryId}`;

export function focusRow(entryId: string): void {
  document.getElementById(rowId(entryId))?.focus();
}
