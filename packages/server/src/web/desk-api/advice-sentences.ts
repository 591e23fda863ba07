import type { AdviceType } from '@onrecord/domain/claims/advice-types';
import type { Finding } from '@onrecord/domain/claims/ledger/claim';
import { assertNever } from '@onrecord/domain/result';

const FINDING_WORDS: Readonly<Record<Finding, string>> = {
  unverified: 'unverified',
  'evidence-offered': 'evidence offered',
  'no-evidence-offered': 'no evidence offered',
  verified: 'verified',
  disputed: 'disputed',
  false: 'false',
};

/** What a piece of advice says: what was noticed, and what to do. */
export function adviceSentence(advice: { readonly type: AdviceType; readonly finding?: Finding }): string {
  switch (advice.type) {
    case 'quotation-without-speaker':
      return 'Whose words are these? Name who said them.';
    case 'hearsay-without-source':
      return 'Who reports this? Name the source, or what makes it known.';
    case 'statement-without-date':
      return 'When was this said? Name the day, or at least the month.';
    case 'finding-differs':
      return advice.finding === undefined
        ? 'The text says that no evidence came. The ledger has another finding by now.'
        : `The text says that no evidence came. The ledger has it as “${FINDING_WORDS[advice.finding]}” by now.`;
    case 'unnamed-without-reason':
      return 'This source is not named. Put the statement on record with the reason why.';
    case 'unnamed-not-agreed':
      return 'A second editor has not agreed yet that this source stays unnamed: readers do not see it on record.';
    default:
      return assertNever(advice.type);
  }
}
