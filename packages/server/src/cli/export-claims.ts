import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { citationAnnotation, claimRecord } from '../publish/meta/claim-records.ts';
import { everyPublicCitation, everyPublicClaim } from '../store/claims/views/whole-ledger.ts';
import { type Database, openDatabase } from '../store/database.ts';

/** `onrecord export claims`: the whole public ledger as NDJSON, claims first, then citations as Web Annotations. */
export async function exportClaims(
  { connectionString, origin }: { readonly connectionString: string; readonly origin: string },
  output: Writable,
): Promise<void> {
  const db = openDatabase({ connectionString, poolSize: 2 });
  let broken: NodeJS.ErrnoException | undefined;
  output.on('error', (error) => {
    broken = error;
  });
  try {
    for await (const line of ledgerLines(db, origin)) {
      if (broken !== undefined) break;
      if (!output.write(`${line}\n`)) await once(output, 'drain').catch(() => undefined);
    }
    // Who reads the export has had enough, as `head` has: that is no failure.
    if (broken !== undefined && broken.code !== 'EPIPE') throw broken;
  } finally {
    await db.destroy();
  }
}

/** One JSON object a line. Only what readers can reach is in any of them. */
export async function* ledgerLines(db: Database, origin: string): AsyncGenerator<string> {
  const site = { origin };
  for await (const claim of everyPublicClaim(db)) yield JSON.stringify(claimRecord(site, claim));
  for await (const { publicId, ...citation } of everyPublicCitation(db))
    yield JSON.stringify(citationAnnotation(site, citation, publicId));
}
