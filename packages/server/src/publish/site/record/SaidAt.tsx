import type { TruncatedDate } from '@onrecord/domain/claims/ledger/truncated-date';
import type { Rendering } from '../render.ts';

/** When something was said, as exactly as is known. The date on record is a valid `datetime` in each of its precisions. */
export function SaidAt({ date, times }: Pick<Rendering, 'times'> & { date: TruncatedDate }) {
  return <time datetime={date}>{times.truncated(date)}</time>;
}
