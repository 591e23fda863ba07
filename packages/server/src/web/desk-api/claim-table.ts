import type { ClaimAct } from '@onrecord/domain/workflow/claim-acts';

/**
 * The routes of the ledger and what each needs: an act of its policy. A route that is not here cannot be added.
 */
export const CLAIM_ROUTES = {
  'GET /claims': 'claim:see-claims',
  'POST /claims': 'claim:record-claims',
  'GET /claims/matches': 'claim:see-claims',
  'GET /claims/review': 'claim:see-claims',
  'GET /claims/waiting': 'claim:see-claims',
  'GET /claims/:id': 'claim:see-claims',
  'PATCH /claims/:id': 'claim:edit-claims',
  'POST /claims/:id/finding': 'claim:set-findings',
  'POST /claims/:id/relations': 'claim:relate-claims',
  'POST /claims/:id/relations/:other/remove': 'claim:relate-claims',
  'POST /claims/:id/merge': 'claim:merge-claims',
  'POST /claims/:id/seal': 'claim:seal-claims',
  'POST /claims/:id/evidence': 'claim:add-evidence',
  'GET /claims/:id/evidence/:other/file': 'claim:see-protected',
  'POST /claims/:id/evidence/:other/show': 'claim:publish-evidence',
  'GET /claims/:id/follow-ups': 'claim:see-claims',
  'GET /follow-ups': 'claim:see-claims',
  'POST /follow-ups/:id': 'claim:follow-up',
  'GET /sources': 'claim:see-claims',
  'POST /sources': 'claim:edit-sources',
  'GET /sources/:id': 'claim:see-claims',
  'GET /sources/:id/history': 'claim:see-claims',
  'PATCH /sources/:id': 'claim:edit-sources',
  'POST /sources/:id/agree': 'claim:agree-to-unnamed',
  'POST /sources/:id/merge': 'claim:merge-sources',
  'GET /stories/:id/statements': 'claim:see-claims',
  'GET /entries/:id/statements': 'claim:see-claims',
  'POST /stories/:id/statements/dismiss': 'claim:dismiss-statements',
} as const satisfies Readonly<Record<string, `claim:${ClaimAct}`>>;
export type ClaimRoute = keyof typeof CLAIM_ROUTES;
