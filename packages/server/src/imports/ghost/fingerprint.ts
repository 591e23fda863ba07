import { createHash } from 'node:crypto';

/** Raised when the mapping changes: the next run then brings every imported story up to date. */
const IMPORTER_VERSION = 1;

/** Of everything a story is made of but its files' ids, which a dry run does not have. */
export function digestOf(mapped: unknown): string {
  return createHash('sha256').update(JSON.stringify(mapped)).digest('base64url');
}

/** Stands for a story's source: its text and relations (`digestOf`), and what became of each of its files. */
export function fingerprintOf(digest: string, mediaOutcomes: readonly string[]): string {
  return createHash('sha256')
    .update(`${IMPORTER_VERSION}\n${digest}\n${mediaOutcomes.join('\n')}`)
    .digest('base64url')
    .slice(0, 22);
}
