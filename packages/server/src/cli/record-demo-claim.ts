import type { Result } from '@onrecord/domain/result';
import type { LedgerContext } from '../commands/claims/act-on-ledger.ts';
import { recordClaim } from '../commands/claims/record-claim.ts';
import { relateClaims } from '../commands/claims/relate-claims.ts';
import { setFinding } from '../commands/claims/set-finding.ts';
import { agreeToUnnamed } from '../commands/claims/sources.ts';
import type { DemoClaimToRecord } from '../demo/demo-stories.ts';
import { findClaim } from '../store/claims/claims.ts';
import { listRelationsOf } from '../store/claims/relations.ts';
import { findSource } from '../store/claims/sources.ts';
import type { Database } from '../store/database.ts';

/** Puts a claim of the demo on record, step by step as a desk does; steps that are done already are left out. */
export async function recordDemoClaim(
  db: Database,
  { id, at, claim, finding, relation }: DemoClaimToRecord,
): Promise<void> {
  const as = (name: string): LedgerContext => ({
    db,
    clock: () => at,
    actor: 'demo',
    person: { actor: { userId: `demo:${name}`, role: 'editor' }, name },
  });
  const [first, second] = [as('Ines Halloran'), as('Tomas Reyl')];
  if ((await findClaim(db, id)) === undefined) done(await recordClaim(first, claim, id));
  const recorded = await findClaim(db, id);
  if (recorded === undefined) throw new Error(`The demo's claim ${id} was recorded and is not there.`);
  const speaker = await findSource(db, recorded.content.speakerId);
  if (speaker?.unnamed?.agreedAt === null) done(await agreeToUnnamed(second, speaker.id, speaker));
  if (recorded.finding.kind !== finding.kind || recorded.finding.grounds !== finding.grounds)
    done(await setFinding(first, id, { version: recorded.version, finding, why: '' }));
  if (relation === null || (await listRelationsOf(db, [id])).some(({ toId }) => toId === relation.toId))
    return;
  done(await relateClaims(first, id, { ...relation, note: '', why: '' }));
}

function done(result: Result<unknown, object>): void {
  if (!result.ok) throw new Error(`The demo's claim was refused: ${JSON.stringify(result.error)}`);
}
