import { Migrator } from 'kysely/migration';
import { openDatabase } from './database.ts';
import * as first from './migrations/2026-11-23-first.ts';
import * as mediaLibrary from './migrations/2026-11-23-media-library.ts';
import * as team from './migrations/2026-11-23-team.ts';
import * as workingCopy from './migrations/2026-11-23-working-copy.ts';
import * as deskStories from './migrations/2026-11-24-desk-stories.ts';
import * as accessNotice from './migrations/2026-11-25-access-notice.ts';
import * as liveStories from './migrations/2026-11-25-live-stories.ts';
import * as publishedVersions from './migrations/2026-11-25-published-versions.ts';
import * as pushAndBreaking from './migrations/2026-11-26-push-and-breaking.ts';
import * as storyNotice from './migrations/2026-11-26-story-notice.ts';
import * as previewLinks from './migrations/2026-11-27-preview-links.ts';
import * as claims from './migrations/2026-11-28-claims.ts';
import * as claimsDue from './migrations/2026-11-29-claims-due.ts';
import * as deskWords from './migrations/2026-11-29-desk-words.ts';
import * as entriesInLedgerAndSearch from './migrations/2026-11-29-entries-in-ledger-and-search.ts';
import * as scheduledNotices from './migrations/2026-11-29-scheduled-notices.ts';
import * as sourceMerge from './migrations/2026-11-29-source-merge.ts';
import * as sourcesInOrder from './migrations/2026-11-30-sources-in-order.ts';

/** In order; a name never changes once released. */
const MIGRATIONS = {
  '2026-11-23-first': first,
  '2026-11-23-media-library': mediaLibrary,
  '2026-11-23-team': team,
  '2026-11-23-working-copy': workingCopy,
  '2026-11-24-desk-stories': deskStories,
  '2026-11-25-published-versions': publishedVersions,
  '2026-11-25-access-notice': accessNotice,
  '2026-11-26-story-notice': storyNotice,
  '2026-11-27-preview-links': previewLinks,
  '2026-11-25-live-stories': liveStories,
  '2026-11-26-push-and-breaking': pushAndBreaking,
  '2026-11-28-claims': claims,
  '2026-11-29-claims-due': claimsDue,
  '2026-11-29-desk-words': deskWords,
  '2026-11-29-entries-in-ledger-and-search': entriesInLedgerAndSearch,
  '2026-11-29-scheduled-notices': scheduledNotices,
  '2026-11-29-source-merge': sourceMerge,
  '2026-11-30-sources-in-order': sourcesInOrder,
};

/**
 * Brings the database to the newest schema. Two servers may call this at once: one waits for the other.
 * Throws with the migration's name when one fails; nothing of that one is then kept.
 */
export async function migrateToLatest(connectionString: string): Promise<void> {
  const db = openDatabase({ connectionString, poolSize: 2, statementTimeoutMs: 0 });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) {
      const failed = results?.find((result) => result.status === 'Error')?.migrationName;
      throw new Error(
        `The database could not be brought up to date${failed ? ` (migration ${failed})` : ''}.`,
        {
          cause: error,
        },
      );
    }
  } finally {
    await db.destroy();
  }
}
