import type { MediaEdit } from '@onrecord/domain/desk/media-shapes';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';

/** `Friday 14 March 2025`, in the newsroom's time zone: the heading a file stands under. */
export function dayOf(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full' }).format(new Date(instant));
}

/** What a picture lacks before it may be published, in few words. */
export function lacksOf(media: DeskMedia): string[] {
  if (media.kind !== 'picture') return [];
  return [
    ...(media.credit.trim() === '' ? ['No credit'] : []),
    ...(media.altText.trim() === '' && !media.decorative ? ['No alt text'] : []),
  ];
}

/** `4.2 MB`, `310 KB`. */
export function sizeInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** `1 story`, `3 stories`. */
export function storiesInWords(count: number): string {
  return count === 1 ? '1 story' : `${count} stories`;
}

/** The change that takes a change back. */
export function undoOf(before: DeskMedia, change: MediaEdit): MediaEdit {
  return Object.fromEntries((Object.keys(change) as (keyof MediaEdit)[]).map((name) => [name, before[name]]));
}
