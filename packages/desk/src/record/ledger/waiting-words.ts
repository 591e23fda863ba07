import { WAITING_COUNTED_TO } from '@onrecord/domain/desk/claim-shapes';

/** How much waits: `4`, `100+`, nothing for none. */
export function waitingWords(count: number | undefined): string {
  if (!count) return '';
  return count >= WAITING_COUNTED_TO ? `${WAITING_COUNTED_TO}+` : `${count}`;
}
