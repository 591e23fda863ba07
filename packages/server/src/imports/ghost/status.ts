import type { StoryState } from '@onrecord/domain/article/story-input';
import type { NoteTaker } from './note-taker.ts';
import { dateOf, flagOf, lineOf, type Raw, textOf } from './raw.ts';

export interface PostStatus {
  readonly state: Extract<StoryState, 'draft' | 'scheduled' | 'published'>;
  /** When it went out, or is to go out. */
  readonly publishedAt: Date | null;
  /** When readers last got a changed story; null where they got it as it is. */
  readonly updatedAt: Date | null;
  readonly membersOnly: boolean;
}

/** Where a post stands. Nothing that Ghost kept from the public becomes public. */
export function statusOf(post: Raw, meta: Raw, context: NoteTaker): PostStatus {
  const status = lineOf(post.status);
  const visibility = lineOf(post.visibility) || 'public';
  const membersOnly = visibility !== 'public';
  const emailOnly = status === 'sent' || flagOf(meta.email_only ?? post.email_only);
  const date = datesOf(post, status, context);
  const draft: PostStatus = { state: 'draft', publishedAt: null, updatedAt: null, membersOnly };
  const was = date.publishedAt === null ? '' : ` (${status}, ${date.publishedAt.toISOString()})`;

  if (membersOnly) {
    context.note(
      'warning',
      `it was for members only (${visibility.slice(0, 60)}) and came in as a draft${was}`,
    );
    return draft;
  }
  if (status === 'draft') return draft;
  if (emailOnly) {
    context.note('warning', `it went out as a newsletter only and came in as a draft${was}`);
    return draft;
  }
  if (status !== 'published' && status !== 'scheduled') {
    const shown = status === '' ? 'it has no status' : `its status "${status.slice(0, 30)}" is not known`;
    context.note('warning', `${shown}; it came in as a draft`);
    return draft;
  }
  if (date.publishedAt === null) {
    const kind = status === 'published' ? 'publication' : 'the schedule';
    context.note('warning', `it has no date of ${kind} that can be read; it came in as a draft`);
    return draft;
  }
  return { state: status, ...date, membersOnly };
}

function datesOf(post: Raw, status: string, context: NoteTaker) {
  for (const field of ['created_at', 'published_at', 'updated_at']) {
    if (post[field] != null && dateOf(post[field]) === null) {
      context.element = field;
      context.note('warning', `"${shown(post[field])}" is no date`);
      context.element = '';
    }
  }
  let publishedAt = dateOf(post.published_at);
  const createdAt = dateOf(post.created_at);
  if (publishedAt === null && status === 'published' && createdAt !== null) {
    publishedAt = createdAt;
    context.note('warning', 'it has no date of publication; the date of its creation stands in');
  }
  const updatedAt = dateOf(post.updated_at);
  return { publishedAt, updatedAt: publishedAt && updatedAt && updatedAt > publishedAt ? updatedAt : null };
}

/** A field of any type in a few letters. */
function shown(value: unknown): string {
  return (textOf(value) || (JSON.stringify(value) ?? '')).slice(0, 40);
}
