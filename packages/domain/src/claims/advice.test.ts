import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { type Advice, type AdvisedText, adviceOn } from './advice.ts';
import { extractStatements } from './extract-statements.ts';
import type { Citation } from './ledger/citations.ts';
import { statementKey } from './ledger/statement-key.ts';

const CLAIM = 'claim';
type Known = NonNullable<ReturnType<AdvisedText['claims']['get']>>;

/** The advice on a text whose words `cited` carry a claim; with `allDismissed`, somebody said that all are none. */
function advise(
  text: string,
  cited?: string,
  { allDismissed = false, ...known }: Partial<Known> & { readonly allDismissed?: boolean } = {},
): Advice[] {
  const statements = extractStatements(text, { language: 'en' });
  const start = cited === undefined ? -1 : text.indexOf(cited);
  const citations: Citation[] =
    cited === undefined
      ? []
      : [{ claimId: CLAIM, start, end: start + cited.length, passage: cited, prefix: '', suffix: '' }];
  return adviceOn({
    text,
    language: 'en',
    statements,
    dismissed: new Set(allDismissed ? statements.map(statementKey) : []),
    citations,
    claims: new Map([[CLAIM, { finding: 'unverified', hasDate: true, unnamed: 'no', ...known }]]),
  });
}
const typesIn = (...of: Parameters<typeof advise>) => advise(...of).map(({ type }) => type);

describe('advice', () => {
  it('asks whose words a quotation is, unless somebody is named for it or it is on record', () => {
    const text = 'Ships moved on. “We will be back at the quay tomorrow.” The wind was calm.';
    const [first] = advise(text);
    expect(first).toMatchObject({ type: 'quotation-without-speaker', start: 16 });
    expect(typesIn(text, '“We will be back at the quay tomorrow.”')).toEqual([]);
    expect(typesIn('“We will be back at the quay tomorrow,” Ada Moss said on March 14.')).toEqual([]);
    expect(typesIn('The so-called “expert” left.')).toEqual([]);
  });

  it('asks who reports what is reportedly so', () => {
    expect(typesIn('The quay was reportedly closed overnight.')).toEqual(['hearsay-without-source']);
    expect(typesIn('The quay was reportedly closed, the port authority said on March 14.')).toEqual([]);
    expect(typesIn('The quay was reportedly closed overnight.', 'closed overnight')).toEqual([]);
  });

  it('asks when a statement was made, unless the ledger knows', () => {
    const text = 'The quay is safe, the harbour master said.';
    expect(typesIn(text)).toEqual(['statement-without-date']);
    expect(typesIn(text, 'The quay is safe')).toEqual([]);
    expect(typesIn(text, 'The quay is safe', { hasDate: false })).toEqual(['statement-without-date']);
    expect(typesIn(text, undefined, { allDismissed: true })).toEqual([]);
    expect(typesIn(text, 'The quay is safe', { hasDate: false, allDismissed: true })).toEqual([
      'statement-without-date',
    ]);
  });

  it('tells where the text says that no evidence came, and the ledger knows better', () => {
    const text =
      'The harbour master claimed on March 14, without providing any evidence, that the quay is safe.';
    const cited = 'the quay is safe';
    expect(typesIn(text, cited)).toEqual([]);
    expect(advise(text, cited, { finding: 'evidence-offered' })).toMatchObject([
      { type: 'finding-differs', claimId: CLAIM, finding: 'evidence-offered' },
    ]);
  });

  it('asks why a source is not named, and whether a second editor agreed', () => {
    const text = 'The quay is closed, a source in the port authority said on March 14.';
    expect(typesIn(text)).toEqual(['unnamed-without-reason']);
    expect(typesIn(text, 'The quay is closed', { unnamed: 'agreed' })).toEqual([]);
    expect(typesIn(text, 'The quay is closed', { unnamed: 'not-agreed' })).toEqual(['unnamed-not-agreed']);
  });

  it('comes in the order of any text, and never outside of it', () => {
    const word = fc.constantFrom(
      '“',
      '”',
      '"',
      'reportedly',
      'said',
      'Ada',
      'a source',
      '.',
      '\n',
      'нібито',
      'the quay',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        const found = advise(text);
        for (const { start, end } of found)
          expect(0 <= start && start < end && end <= text.length).toBe(true);
        expect(found.map(({ start }) => start)).toEqual(
          found.map(({ start }) => start).sort((a, b) => a - b),
        );
      }),
    );
  });
});
