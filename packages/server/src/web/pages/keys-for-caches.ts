import { CLAIMS_KEY, isOfOneClaimOrSource } from '@onrecord/domain/address/keys';

/**
 * Characters of a header of keys. There are two such headers, and proxies take as little as 4 KB or 8 KB of all headers
 * together before they answer 502.
 */
export const KEYS_HEADER_MAX = 1500;

/**
 * The keys of a page as shared caches are told them. A story may cite hundreds of claims: where its keys are too long,
 * the list of all claims stands for each, which every change of one names as well. Such a page is purged more often than
 * it has to be, and never too seldom.
 */
export function keysForCaches(keys: readonly string[]): readonly string[] {
  if (keys.join(' ').length <= KEYS_HEADER_MAX) return keys;
  return [...new Set(keys.map((key) => (isOfOneClaimOrSource(key) ? CLAIMS_KEY : key)))];
}
