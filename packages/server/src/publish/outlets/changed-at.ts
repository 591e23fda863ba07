import type { StoryView } from '@onrecord/domain/article/views';

/** When a story last changed for readers: its newest update, correction or live entry, else its publication. */
export function changedAt(
  story: Pick<StoryView, 'publishedAt' | 'updatedAt' | 'corrections' | 'live'>,
): Date {
  const instants = [
    story.publishedAt,
    story.updatedAt,
    ...story.corrections.map((correction) => correction.at),
    ...(story.live?.entries ?? []).flatMap(({ postedAt, editedAt }) => [postedAt, editedAt]),
  ];
  return new Date(Math.max(...instants.map((instant) => instant?.getTime() ?? Number.NEGATIVE_INFINITY)));
}

/** When the newest change among stories was; undefined without stories. Never "now": bytes must be stable. */
export function newestChangeAt(stories: readonly StoryView[]): Date | undefined {
  if (stories.length === 0) return undefined;
  return new Date(
    stories.reduce((newest, story) => Math.max(newest, changedAt(story).getTime()), Number.NEGATIVE_INFINITY),
  );
}
