import { RELATIONS_MAX } from '@onrecord/domain/claims/ledger/relations';
import { assertNever } from '@onrecord/domain/result';
import type { LedgerProblem } from '../../commands/claims/ledger-problem.ts';
import { problemSentence, ROLE_WORDS, type TellTime } from './sentences.ts';

/** What the desk's API says to people about the ledger: what happened, and what to do. */

export function ledgerSentence(problem: LedgerProblem, tellTime: TellTime): string {
  switch (problem.type) {
    case 'role':
      return `Only ${ROLE_WORDS[problem.needs]} can do this. Ask one to.`;
    case 'same-person':
      return 'You granted yourself that this source stays unnamed; a second editor has to agree. Ask one to.';
    case 'no-such':
      return `There is no such ${problem.what.replace('-', ' ')}. It may have been opened from an old link.`;
    case 'changed-meanwhile':
      return `${problem.by} changed this on ${tellTime(problem.at)}. Nothing of yours is lost: compare both, then save yours again or keep theirs.`;
    case 'sealed':
      return 'This claim is sealed. Take the seal off first.';
    case 'merged':
      return `This ${problem.what} was merged into another one. Open that one.`;
    case 'relation':
      return RELATION_WORDS[problem.problem];
    case 'grounds-missing':
      return 'Say on which grounds: readers see them with the verdict.';
    case 'not-unnamed':
      return 'This source has a name; there is nothing to agree to.';
    case 'described-anew':
      return 'The description or the reason was changed after you read them. Read them as they are now, then agree.';
    case 'other-kind':
      return 'An unnamed source cannot be given a name, nor a named one be made unnamed. Record another source.';
    case 'same-source':
      return 'This is the same source. Choose another one.';
    case 'unnamed-stays-apart':
      return 'What unnamed sources said is never put together: side by side it narrows down who they are.';
    case 'newer-line':
      return 'The claim has changed again since: a newer line for this story is open already.';
    case 'already-acted':
      return problem.state === 'open'
        ? 'This line is open already.'
        : `This line was ${problem.state} already.`;
    case 'story-not-public':
      return 'The story is not public any more: there is nobody to tell. Skip the line.';
    case 'too-much-evidence':
      return `This claim has ${problem.max} pieces of evidence, the most that are kept. Put several files into one.`;
    case 'story':
      return problemSentence(problem.problem, 'publish-changes', tellTime);
    default:
      return assertNever(problem);
  }
}

const RELATION_WORDS = {
  'same-claim': 'This is the same claim. Choose another one.',
  known: 'The ledger has a relation between these two already. Take it away first.',
  circle:
    'The other claim came after this one already, directly or over others: it cannot come before it, too.',
  'too-many': `A claim has ${RELATIONS_MAX} relations at most, and one of these would have more. Merge claims that say the same, or take a relation away first.`,
} as const;
