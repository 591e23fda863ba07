import { createHmac } from 'node:crypto';
import { err, ok, type Result } from '@onrecord/domain/result';
import type { Database, Executor } from '../store/database.ts';

/**
 * Slows who guesses passwords, and links of previews. A try is counted before the password is looked at, so that a
 * thousand at once are counted too, and given back when the password was right. Each subject has some tries for
 * nothing; then the wait doubles with each up to its cap. There is no final lock: an attacker must not be able to
 * keep the newsroom out. A device on which this account has signed in before is counted by itself, so nobody
 * elsewhere slows it. From any other, an account is counted for each address by itself, and for all addresses
 * together only where many take part: half a day of guessing from one address slows nobody at another.
 */
export interface TrySubject {
  /** `device`: one account on one device, or from one address. */
  readonly kind: 'account' | 'address' | 'device';
  readonly name: string;
}

const SECOND_MS = 1000;
const RULES: Readonly<Record<TrySubject['kind'], { readonly free: number; readonly capMs: number }>> = {
  account: { free: 100, capMs: 60 * SECOND_MS },
  // A newsroom behind one address shares it.
  address: { free: 20, capMs: 600 * SECOND_MS },
  device: { free: 10, capMs: 60 * SECOND_MS },
};
/** A count that has rested so long is forgotten. */
const FORGOTTEN_MS = 24 * 3600 * SECOND_MS;

export interface OpenTry {
  /** The password was right: the count is taken back. */
  succeeded(): Promise<void>;
}

/** The wait before the next try after so many failures. */
function waitAfter(kind: TrySubject['kind'], failures: number): number {
  const { free, capMs } = RULES[kind];
  if (failures < free) return 0;
  return Math.min(capMs, SECOND_MS * 2 ** Math.min(20, failures - free));
}

/** Counts a try for all subjects, or for none: the error says how long to wait. */
export async function openTry(
  { db, now, secret }: { readonly db: Database; readonly now: Date; readonly secret: string },
  subjects: readonly TrySubject[],
): Promise<Result<OpenTry, { readonly waitMs: number }>> {
  // Always in the same order, so that two tries never wait for each other.
  const keys = subjects
    .map((subject) => ({ kind: subject.kind, bucket: bucketOf(secret, subject) }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
  const waitMs = await db.transaction().execute((trx) => countAll(trx, keys, now));
  if (waitMs > 0) return err({ waitMs });
  return ok({ succeeded: () => takeBack(db, keys, now) });
}

interface Key {
  readonly kind: TrySubject['kind'];
  readonly bucket: number;
}

async function countAll(trx: Executor, keys: readonly Key[], now: Date): Promise<number> {
  let waitMs = 0;
  const counts: { key: Key; failures: number }[] = [];
  for (const key of keys) {
    await trx
      .insertInto('team_try')
      .values({ ...key, failures: 0, last_at: now, free_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await trx
      .selectFrom('team_try')
      .select(['failures', 'last_at', 'free_at'])
      .where('kind', '=', key.kind)
      .where('bucket', '=', key.bucket)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const forgotten = now.getTime() - row.last_at.getTime() > FORGOTTEN_MS;
    const failures = forgotten ? 0 : row.failures;
    // Of tries at the same moment, one that was asked a little earlier may come after one that was asked later:
    // the time of that one is no wait for it.
    if (waitAfter(key.kind, failures) > 0) waitMs = Math.max(waitMs, row.free_at.getTime() - now.getTime());
    counts.push({ key, failures });
  }
  // Waiting is not lengthened by trying again meanwhile.
  if (waitMs > 0) return waitMs;
  for (const { key, failures } of counts)
    await trx
      .updateTable('team_try')
      .set({
        failures: failures + 1,
        last_at: now,
        free_at: new Date(now.getTime() + waitAfter(key.kind, failures + 1)),
      })
      .where('kind', '=', key.kind)
      .where('bucket', '=', key.bucket)
      .execute();
  return 0;
}

async function takeBack(db: Database, keys: readonly Key[], now: Date): Promise<void> {
  for (const { kind, bucket } of keys)
    await db
      .updateTable('team_try')
      .set((eb) => ({
        // An address keeps the failures of others: a right password there must not wash an attacker clean.
        failures: kind === 'address' ? eb('failures', '-', 1) : 0,
        free_at: now,
      }))
      .where('kind', '=', kind)
      .where('bucket', '=', bucket)
      .where('failures', '>', 0)
      .execute();
}

/** One of 65,536: the table has an upper size. Keyed, so that nobody can aim at the bucket of somebody else. */
function bucketOf(secret: string, { kind, name }: TrySubject): number {
  return createHmac('sha256', secret).update(`try:${kind}:${name}`).digest().readUInt16BE(0);
}
