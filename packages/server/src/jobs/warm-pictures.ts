import type { StoryCard } from '@onrecord/domain/article/views';
import type { Log } from '../log.ts';
import type { Renditions } from '../media/renditions.ts';
import type { Database } from '../store/database.ts';
import { MAIN_FEED_ID } from '../store/public-index.ts';
import { loadFeed, loadPinned } from '../store/views/feed.ts';

/** Widths the feed shows its pictures at, and those of the story that leads it. Pixels. */
const LISTED_WIDTHS_PX = [320, 640];
const LEAD_WIDTHS_PX = [640, 960, 1280];

/**
 * Makes the pictures of the newest stories before anyone asks, behind what readers wait for. `run` may be called
 * at each publication: calls while one is under way come to one more.
 */
export function createPictureWarmer(services: {
  readonly db: Database;
  readonly renditions: Renditions;
  readonly log: Log;
}): { run(): void; stop(): Promise<void> } {
  const { db, renditions, log } = services;
  let wanted = false;
  let stopped = false;
  let running: Promise<void> | undefined;

  const warm = async () => {
    while (wanted && !stopped) {
      wanted = false;
      try {
        const [pinned, feed] = await Promise.all([loadPinned(db), loadFeed(db, { feedId: MAIN_FEED_ID })]);
        await prepareAll([...pinned, ...feed.stories]);
      } catch (error) {
        log.warn({ err: error }, 'pictures could not be made ahead; they are made when asked for');
      }
    }
    running = undefined;
  };
  const prepareAll = async (stories: readonly StoryCard[]) => {
    for (const [at, story] of stories.entries()) {
      if (stopped) return;
      if (story.hero)
        await renditions.prepare(
          story.hero.media.contentHash,
          at === 0 ? LEAD_WIDTHS_PX : LISTED_WIDTHS_PX,
          story.hero.media.renditionVersion,
        );
    }
  };
  return {
    run() {
      wanted = true;
      running ??= warm();
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
