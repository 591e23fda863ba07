import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { assertNever } from '@onrecord/domain/result';
import { EditDialog } from './EditDialog.tsx';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { FindingDialog } from './FindingDialog.tsx';
import { MergeClaimDialog } from './MergeClaimDialog.tsx';
import { RelateDialog } from './RelateDialog.tsx';
import { SealDialog } from './SealDialog.tsx';

export type ClaimDialogName = 'finding' | 'edit' | 'relate' | 'merge' | 'seal' | 'evidence';

/** The dialog of something to do with a claim. */
export function ClaimDialog(props: {
  readonly name: ClaimDialogName;
  readonly claim: DeskClaim;
  /** Public stories that cite it. */
  readonly citedIn: number;
  readonly dropped: File | undefined;
  readonly onClose: () => void;
}) {
  const { name, claim, onClose } = props;
  switch (name) {
    case 'finding':
      return <FindingDialog claim={claim} citedIn={props.citedIn} onClose={onClose} />;
    case 'edit':
      return <EditDialog claim={claim} onClose={onClose} />;
    case 'relate':
      return <RelateDialog claim={claim} onClose={onClose} />;
    case 'merge':
      return <MergeClaimDialog claim={claim} onClose={onClose} />;
    case 'seal':
      return <SealDialog claim={claim} onClose={onClose} />;
    case 'evidence':
      return <EvidenceDialog claim={claim} file={props.dropped} onClose={onClose} />;
    default:
      return assertNever(name);
  }
}
