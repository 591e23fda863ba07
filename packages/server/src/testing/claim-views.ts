import type { ClaimCard, RelatedView, StatedView, StoryRecord } from '@onrecord/domain/claims/ledger/views';
import { idOf } from './views.ts';

/** A quotation of the harbour master, who is named; nobody found anything, and one story cites it. */
function buildStated(name: string, overrides: Partial<StatedView> = {}): StatedView {
  return {
    id: idOf(`claim:${name}`),
    publicId: name,
    text: `“The quay is safe, ${name}.”`,
    language: 'en',
    directness: 'quote',
    speaker: {
      id: idOf('source:master'),
      kind: 'person',
      name: 'Ada Moss',
      role: 'harbour master',
      slug: 'ada-moss',
    },
    sourcing: '',
    relay: [],
    saidAt: '2025-03-12',
    place: '',
    channel: null,
    finding: { kind: 'unverified', at: new Date('2025-03-13T10:00:00Z'), grounds: '' },
    citedIn: 1,
    ...overrides,
  };
}

/** The same as stories show it; nothing bears on it. */
export function buildClaimCard(name: string, overrides: Partial<ClaimCard> = {}): ClaimCard {
  return { ...buildStated(name), related: [], moreRelated: [], ...overrides };
}

/** That another claim, by the engineers, denies this one. */
export function buildDenial(name: string, overrides: Partial<StatedView> = {}): RelatedView {
  const engineers = {
    id: idOf('source:engineers'),
    kind: 'organisation',
    name: 'City engineers',
    role: '',
    slug: 'city-engineers',
  } as const;
  return {
    kind: 'denies',
    direction: 'on-this',
    note: '',
    claim: buildStated(name, { speaker: engineers, ...overrides }),
  };
}

/** What a story has on record that cites these claims in this order. */
export function buildRecord(...claims: ClaimCard[]): StoryRecord {
  return {
    claims,
    numbers: new Map(claims.map(({ id }, at) => [id, at + 1])),
    byMark: new Map(claims.map((claim) => [claim.id, claim])),
    more: 0,
  };
}
