import { excerptOf } from '../text/excerpt.ts';
import { directionOf } from '../text/language.ts';

/** What is sent to a reader's browser, as JSON: all that the notification shows. */
export interface PushPayload {
  readonly title: string;
  /** '' where the title says it all. */
  readonly body: string;
  /** Where a press on it leads: a path of the site. */
  readonly path: string;
  /** A notification takes the place of one with the same tag: what is sent twice is seen once. */
  readonly tag: string;
  /** BCP 47. */
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Browsers cut what is longer. UTF-16 units; the whole stays far under the 3,993 bytes of RFC 8291, section 4. */
const TITLE_MAX = 120;
const BODY_MAX = 180;

/** What readers are told of something: cut to what a notification has room for. */
export function payloadOf(told: {
  readonly subject: string;
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly language: string;
}): PushPayload {
  return {
    title: excerptOf(told.title, TITLE_MAX),
    body: excerptOf(told.body, BODY_MAX),
    path: told.path,
    tag: told.subject,
    language: told.language,
    dir: directionOf(told.language),
  };
}

/** A story is told of once to each reader, whatever topics they chose it by. */
export const storySubject = (storyId: string) => `story:${storyId}`;
export const entrySubject = (entryId: string) => `entry:${entryId}`;
export const bannerSubject = (bannerId: string) => `banner:${bannerId}`;
