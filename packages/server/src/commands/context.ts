import type { Clock } from '@onrecord/domain/clock';
import type { Database } from '../store/database.ts';

/** What every command is given: where it writes, what time it is, and who acts. */
export interface CommandContext {
  readonly db: Database;
  readonly clock: Clock;
  /** Who acts, for revisions and the event log: `import:ghost`, `schedule`, `demo`, later a person's id. */
  readonly actor: string;
}
