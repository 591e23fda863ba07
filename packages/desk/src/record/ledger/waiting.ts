import { WAITING_COUNTED_TO, waitingSchema } from '@onrecord/domain/desk/waiting';
import { queryOptions } from '@tanstack/react-query';
import { get } from '../../api/client.ts';

/** Others work on the ledger too: the counts in the rail are asked for again so often. Milliseconds. */
const COUNTED_ANEW_MS = 30_000;

/** How much waits in the ledger. A file of its own: the rail of every screen asks for it, the ledger's screens come later. */
export const waitingQuery = queryOptions({
  queryKey: ['record', 'waiting'],
  queryFn: ({ signal }) => get('/claims/waiting', waitingSchema, { signal }),
  refetchInterval: COUNTED_ANEW_MS,
});

/** How much waits: `4`, `100+`, nothing for none. */
export function waitingWords(count: number | undefined): string {
  if (!count) return '';
  return count >= WAITING_COUNTED_TO ? `${WAITING_COUNTED_TO}+` : `${count}`;
}
