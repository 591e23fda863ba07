import type { Finding, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import type { SourceContent } from '@onrecord/domain/claims/ledger/source';
import type { RecordClaim } from '@onrecord/domain/desk/claim-shapes';

/** What the demo's stories have on record. The words of a passage are those of the story, which cites them. */

const person = (name: string, role: string): SourceContent => ({ kind: 'person', name, role, aliases: [] });
const organisation = (name: string): SourceContent => ({ kind: 'organisation', name, role: '', aliases: [] });

const SOURCES = {
  crane: person('Aldous Crane', 'harbour master'),
  engineers: organisation('City engineers'),
  official: {
    kind: 'unnamed',
    description: 'an official in the works department',
    reason: 'Would lose the post. Met twice; the account agrees with papers we hold.',
  },
  hendry: person('Clare Hendry', 'supplier of heating parts'),
  educationOffice: organisation('Education office'),
  stann: person('Leopold Stann', 'director of the education office'),
  marsh: person('Tilda Marsh', 'head of Ropewalk Infants'),
  hospital: organisation('St Brannoc’s Hospital'),
  hospitalBoard: organisation('Board of St Brannoc’s Hospital'),
  aurelWater: organisation('Aurel Water'),
  trump: person('Donald Trump', 'U.S. president'),
  syrskyi: person('Oleksandr Syrskyi', 'commander-in-chief of Ukraine’s armed forces'),
  moscow: organisation('Russian government'),
} as const satisfies Record<string, SourceContent>;

/** A statement as it is written down; dates and ids come when the demo is loaded. */
export interface DemoClaim {
  readonly key: string;
  readonly said: Pick<RecordClaim, 'text' | 'directness'> &
    Partial<Pick<RecordClaim, 'sourcing' | 'place' | 'channel'>>;
  readonly by: keyof typeof SOURCES;
  /** A date, or how many days before the first story that cites it came out; null where nobody knows. */
  readonly on: string | number | null;
  readonly finding: { readonly kind: Finding; readonly grounds: string };
  /** Where stories report it: each passage stands once in its story. */
  readonly cited: ReadonlyArray<{ readonly slug: string; readonly passage: string }>;
  /** What it does to another one. */
  readonly does?: { readonly kind: RelationKind; readonly to: string };
}

export const sourceOf = ({ by }: DemoClaim): SourceContent => SOURCES[by];

const HARBOUR_MASTER = 'harbour-master-sea-wall-never-at-risk';
const MILL_STREET = 'mill-street-school-third-day-without-heating';
const MATERNITY = 'hospital-denies-closing-maternity-ward';
const NO_SCHOOL_CLOSED = 'no-school-was-closed-checked';
const KURSK = 'trump-says-he-asked-putin-to-spare-soldiers-in-kursk';

export const DEMO_CLAIMS: readonly DemoClaim[] = [
  {
    key: 'never-at-risk',
    said: {
      text: 'The sea wall “was never at risk” during last week’s storm.',
      directness: 'mixed',
      place: 'city council',
    },
    by: 'crane',
    on: 0,
    finding: {
      kind: 'no-evidence-offered',
      grounds: 'He named no measurements, and has given no date for publishing any.',
    },
    cited: [
      {
        slug: HARBOUR_MASTER,
        passage: 'the sea wall “was never at risk” during last week’s storm',
      },
    ],
  },
  {
    key: 'movement',
    said: {
      text: '“Movement at segments 11 to 14.”',
      directness: 'quote',
      channel: { kind: 'document', words: 'duty log' },
    },
    by: 'engineers',
    on: 6,
    finding: {
      kind: 'verified',
      grounds:
        'We have seen the page. It is signed by the duty engineer, and the works department confirmed it.',
    },
    cited: [{ slug: HARBOUR_MASTER, passage: 'records “movement at segments 11 to 14”' }],
    does: { kind: 'denies', to: 'never-at-risk' },
  },
  {
    key: 'watched-the-gauges',
    said: {
      text: '“We watched the gauges all night. There was no hour in which anybody here was worried.”',
      directness: 'quote',
      place: 'city council',
    },
    by: 'crane',
    on: 0,
    finding: { kind: 'no-evidence-offered', grounds: 'The readings have not been shown.' },
    cited: [
      {
        slug: HARBOUR_MASTER,
        passage: '“We watched the gauges all night. There was no hour in which anybody here was worried,”',
      },
    ],
  },
  {
    key: 'gauges-out',
    said: {
      text: 'The gauges on two of the four segments had been out of service since January.',
      directness: 'paraphrase',
      channel: { kind: 'told', words: 'to this newsroom' },
    },
    by: 'official',
    on: null,
    finding: { kind: 'unverified', grounds: '' },
    cited: [
      {
        slug: HARBOUR_MASTER,
        passage: 'the gauges on two of the four segments in question had been out of service since January',
      },
    ],
  },
  {
    key: 'on-its-way',
    said: {
      text: 'The part that is needed is “on its way”.',
      directness: 'mixed',
      channel: { kind: 'document', words: 'letter to parents' },
    },
    by: 'educationOffice',
    on: 2,
    finding: {
      kind: 'no-evidence-offered',
      grounds: 'The office has shown no order that is older than the supplier’s.',
    },
    cited: [
      { slug: MILL_STREET, passage: 'has been “on its way” since the first of them' },
      { slug: 'heating-fails-at-mill-street-school', passage: 'the part that is needed is “on its way”' },
    ],
  },
  {
    key: 'on-the-shelf',
    said: {
      text: '“We had it on the shelf. They could have fetched it on the first day, on foot.”',
      directness: 'quote',
    },
    by: 'hendry',
    on: 0,
    finding: {
      kind: 'evidence-offered',
      grounds: 'The supplier showed us the order, with the number left out.',
    },
    cited: [{ slug: MILL_STREET, passage: '“We had it on the shelf,”' }],
  },
  {
    key: 'no-school-closed',
    said: {
      text: '“No school was closed this winter.”',
      directness: 'quote',
      place: 'council committee',
    },
    by: 'stann',
    on: 3,
    finding: {
      kind: 'false',
      grounds:
        'Three schools were closed to their pupils for 14 days in all, by letters on the office’s own paper.',
    },
    cited: [{ slug: NO_SCHOOL_CLOSED, passage: '“No school was closed this winter.”' }],
  },
  {
    key: 'told-to-close',
    said: { text: '“I was told to close, and to write the letter myself.”', directness: 'quote' },
    by: 'marsh',
    on: 1,
    finding: { kind: 'unverified', grounds: '' },
    cited: [{ slug: NO_SCHOOL_CLOSED, passage: '“I was told to close, and to write the letter myself.”' }],
    does: { kind: 'denies', to: 'no-school-closed' },
  },
  {
    key: 'no-plan',
    said: { text: '“There is no plan, no proposal and no discussion.”', directness: 'quote' },
    by: 'hospital',
    on: 1,
    finding: { kind: 'unverified', grounds: '' },
    cited: [{ slug: MATERNITY, passage: '“There is no plan, no proposal and no discussion.”' }],
  },
  {
    key: 'relocation',
    said: {
      text: '“Proposal: relocation of obstetrics.”',
      directness: 'quote',
      channel: { kind: 'document', words: 'memo to the board' },
    },
    by: 'hospitalBoard',
    on: 22,
    finding: { kind: 'verified', grounds: 'We have seen all five pages.' },
    cited: [{ slug: MATERNITY, passage: 'is headed “Proposal: relocation of obstetrics”' }],
    does: { kind: 'contradicts', to: 'no-plan' },
  },
  {
    key: 'harmless',
    said: {
      text: 'Iron came loose in a main during repairs; the brown water is harmless and will be gone within a day.',
      directness: 'paraphrase',
    },
    by: 'aurelWater',
    on: 0,
    finding: {
      kind: 'no-evidence-offered',
      grounds:
        'The company showed no samples. The health office could confirm neither cause nor harmlessness.',
    },
    cited: [
      {
        slug: 'brown-water-in-hillside',
        passage:
          'iron had come loose in a main during repairs, that it was harmless, and that it would be gone within a day',
      },
    ],
  },
  {
    key: 'encircled',
    said: {
      text: 'A large Ukrainian force in Russia’s Kursk Oblast is encircled.',
      directness: 'paraphrase',
      channel: { kind: 'post', words: 'a post on Truth Social' },
    },
    by: 'trump',
    on: '2025-03-14',
    finding: { kind: 'no-evidence-offered', grounds: 'The post gave nothing to support it.' },
    cited: [
      {
        slug: KURSK,
        passage: 'a large Ukrainian force in Russia’s Kursk Oblast had been encircled',
      },
    ],
  },
  {
    key: 'no-encirclement',
    said: {
      text: 'The Ukrainian units in Kursk Oblast do not risk being surrounded.',
      directness: 'paraphrase',
    },
    by: 'syrskyi',
    on: '2025-03',
    finding: { kind: 'unverified', grounds: '' },
    cited: [{ slug: KURSK, passage: 'his units in the oblast, he said, did not risk being surrounded' }],
    does: { kind: 'denies', to: 'encircled' },
  },
  {
    key: 'retaken',
    said: {
      text: 'More than 86 per cent of the ground lost in the region is back in Russian hands.',
      directness: 'paraphrase',
    },
    by: 'moscow',
    on: '2025-03-12',
    finding: { kind: 'unverified', grounds: '' },
    cited: [
      {
        slug: KURSK,
        passage: 'more than 86 per cent of the ground lost in the region was back in its hands',
      },
    ],
  },
];
