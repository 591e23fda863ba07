import { filePath } from '@onrecord/domain/address/paths';
import type { StoryView } from '@onrecord/domain/article/views';
import { elementsOf } from '@onrecord/domain/body/walk';
import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';

/** A recording or film of a story, as podcast players and feed readers fetch it. */
export interface Attachment {
  readonly url: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly title: string;
  readonly durationSeconds: number | null;
}

/** The stored recordings and films of a story's body in reading order. */
export function attachmentsOf(site: SiteContext, story: StoryView): Attachment[] {
  const attachments: Attachment[] = [];
  for (const item of elementsOf(story.body)) {
    if (item.type !== 'audio' && item.type !== 'video') continue;
    const media = story.media.get(item.attrs.mediaId ?? '');
    if (media === undefined) continue;
    attachments.push({
      url: absoluteUrl(site, filePath(media.contentHash, media.fileName)),
      mimeType: media.mimeType,
      sizeBytes: media.sizeBytes,
      title: item.type === 'audio' ? item.attrs.title : item.attrs.caption,
      durationSeconds: item.attrs.durationSeconds,
    });
  }
  return attachments;
}
