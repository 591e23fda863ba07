import type { EvidenceKind } from '@onrecord/domain/claims/ledger/claim';

export const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, string>> = {
  post: 'A post',
  page: 'A page',
  file: 'A file',
};

/** What a page is saved as. */
const SAVED_PAGE = /\.(html?|mhtml?|warc|wacz|webarchive)$/i;

/** What evidence probably is: a saved page or an address is a page, anything else a file. */
export function evidenceKindOf(fileName: string | undefined, url: string): EvidenceKind {
  if (fileName === undefined) return url.trim() === '' ? 'file' : 'page';
  return SAVED_PAGE.test(fileName) ? 'page' : 'file';
}
