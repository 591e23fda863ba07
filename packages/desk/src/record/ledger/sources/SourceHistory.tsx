import { useQuery } from '@tanstack/react-query';
import { Problem } from '../../../screens/Problem.tsx';
import { LedgerHistory } from '../LedgerHistory.tsx';
import { sourceHistoryQuery } from '../ledger-queries.ts';

/** Who changed what of a source; nothing where somebody may not see it. */
export function SourceHistory({ sourceId }: { readonly sourceId: string }) {
  const found = useQuery(sourceHistoryQuery(sourceId));
  if (found.isError) return <Problem error={found.error} onRetry={() => void found.refetch()} />;
  return found.data?.history ? <LedgerHistory history={found.data.history} /> : null;
}
