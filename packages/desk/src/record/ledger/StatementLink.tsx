import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { Link } from '@tanstack/react-router';

/** What was stated, in the newsroom's voice; it leads to the claim. */
export function StatementLink(props: {
  readonly claim: Pick<DeskClaim, 'id' | 'content'>;
  /** In a table the whole row leads there. */
  readonly leadsRow?: boolean;
}) {
  const { claim, leadsRow = false } = props;
  return (
    <Link
      to="/record/$claimId"
      params={{ claimId: claim.id }}
      lang={claim.content.language}
      className={leadsRow ? 'statement leads' : 'statement'}
    >
      <span dir="auto">{claim.content.text}</span>
    </Link>
  );
}
