import { RELATION_KINDS, type RelationKind } from '@onrecord/domain/claims/ledger/claim';
import { disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import { RELATIONS_MAX } from '@onrecord/domain/claims/ledger/relations';
import fc from '@onrecord/domain/testing/fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerContext } from '../../commands/claims/act-on-ledger.ts';
import { mergeClaims } from '../../commands/claims/merge-claims.ts';
import { relateClaims } from '../../commands/claims/relate-claims.ts';
import { sealClaim } from '../../commands/claims/seal-claim.ts';
import { insertClaim } from '../../store/claims/claims.ts';
import { insertRelation } from '../../store/claims/relations.ts';
import { listClaimCards, RELATED_SHOWN_MAX } from '../../store/claims/views/claim-cards.ts';
import { STATEMENTS_SHOWN_MAX, STATEMENTS_STRETCH } from '../../store/claims/views/claims-of-story.ts';
import {
  buildCitingStory,
  buildSource,
  claimOf,
  createLedgerDesk,
  pathOf,
  record,
  speakerOf,
  succeeded,
} from '../../testing/ledger.ts';
import type { TestNewsroom } from '../../testing/stories.ts';
import { openTestSite, type TestSite } from '../../testing/test-site.ts';
import { idOf } from '../../testing/views.ts';

let newsroom: TestNewsroom;
let site: TestSite;
let reporter: LedgerContext;
let editor: LedgerContext;
beforeAll(async () => {
  ({ newsroom, reporter, editor } = await createLedgerDesk());
  site = await openTestSite(newsroom);
});
afterAll(async () => {
  await site?.close();
  await newsroom?.close();
});

const settled = async (path: string) => {
  await site.settle();
  return site.read(path);
};
const wordsOf = (html: string) =>
  html
    .replace(/^.*<main/s, '<main')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const hrefOf = (html: string, words: string) => new RegExp(`href="([^"]+)">${words}<`).exec(html)?.[1];
const seal = async (id: string) =>
  succeeded(await sealClaim(editor, id, { sealed: true, notice: 'By order.', reason: 'A court.' }));

/** Claims like the first one, by the same speaker unless others are given in turn; written at once, as an import does. */
async function recordMany(count: number, text: string, speakerIds: readonly string[]): Promise<string[]> {
  const like = await claimOf(editor, await record(reporter, { speaker: { id: speakerIds[0] as string } }));
  const ids = Array.from({ length: count }, (_, at) => idOf(`${text} ${at}`));
  await newsroom.db.transaction().execute(async (trx) => {
    for (const [at, id] of ids.entries()) {
      const speakerId = speakerIds[at % speakerIds.length] as string;
      const content = { ...like.content, text: `${text} ${at}.`, speakerId };
      await insertClaim(trx, id, content, 'unverified', { at: newsroom.now, by: 'somebody' });
    }
  });
  return ids;
}

async function relateMany(fromIds: readonly string[], toId: string, kind: RelationKind): Promise<void> {
  for (const [at, fromId] of fromIds.entries())
    await insertRelation(newsroom.db, {
      id: idOf(`${kind} ${fromId} ${toId}`),
      fromId,
      toId,
      kind,
      note: '',
      at: new Date(newsroom.now.getTime() + at),
    });
}

const speaker = async (name: string) =>
  speakerOf(editor, await record(reporter, { speaker: buildSource(name) }));

describe('a claim that more people deny than stand beside it', () => {
  const MANY = RELATED_SHOWN_MAX + 5;
  let denied: string;
  beforeAll(async () => {
    denied = await record(reporter, { text: 'The quay stands.', saidAt: '2025-03-13' });
    const denials = await recordMany(MANY, 'It fell, says number', [await speaker('Pilots')]);
    await relateMany(denials, denied, 'denies');
    await newsroom.save(buildCitingStory('denied', [denied]), buildCitingStory('denials', denials));
  });

  it('says in stories and in lists how many more do, and leads to its page', async () => {
    const path = await pathOf(editor, denied);
    for (const page of ['/denied/', '/claims/?q=stands', '/sources/harbour-master/']) {
      const html = await settled(page);
      expect(wordsOf(html).match(/Denied by Pilots/g)?.length).toBeGreaterThanOrEqual(RELATED_SHOWN_MAX);
      expect(hrefOf(html, 'and 5 more')).toBe(path);
    }
  });

  it('has all of them on its page: the first beside it, the others listed', async () => {
    const path = await pathOf(editor, denied);
    const html = await settled(path);
    expect(html.match(/class="denial"/g)).toHaveLength(RELATED_SHOWN_MAX);
    expect(hrefOf(html, 'and 5 more')).toBe(`${path}#further-denials`);
    const further = html.slice(html.indexOf('id="further-denials"'), html.indexOf('id="citations"'));
    expect(further.match(/It fell, says number/g)).toHaveLength(5);
    const all = html.matchAll(/It fell, says number (\d+)\./g);
    expect(new Set([...all].map(([, number]) => number)).size).toBe(MANY);
  });

  it('says so as data: the list how many it leaves out, the claim itself has all', async () => {
    const path = await pathOf(editor, denied);
    const { claims } = JSON.parse(await settled('/claims.json'));
    const listed = claims.find(({ id }: { id: string }) => id.endsWith(path));
    expect(listed.relations).toHaveLength(RELATED_SHOWN_MAX);
    expect(listed.moreRelations).toEqual([{ kind: 'denies', direction: 'on-this', count: 5 }]);
    const whole = JSON.parse(await settled(`${path}claim.json`));
    expect(whole.relations).toHaveLength(MANY);
    expect(whole.moreRelations).toEqual([]);
  });
});

describe('how a claim stands', () => {
  const doings = fc.array(
    fc.record({
      kind: fc.constantFrom(...RELATION_KINDS),
      isFrom: fc.boolean(),
      times: fc.constantFrom(1, 3, RELATED_SHOWN_MAX + 2),
      isOwn: fc.boolean(),
      isFalse: fc.boolean(),
    }),
    { maxLength: 4 },
  );

  it('is the same with the others that stand beside it as with all of them', async () => {
    const [own, other] = [await speaker('Crane'), await speaker('Moss')];
    const subject = await record(reporter, { speaker: { id: own } });
    const pool = await recordMany(4 * (RELATED_SHOWN_MAX + 2), 'Of many', [own, other]);
    await newsroom.save(buildCitingStory('pool', [subject, ...pool]));
    const [ours, theirs] = [0, 1].map((turn) => pool.filter((_, at) => at % 2 === turn));
    await fc.assert(
      fc.asyncProperty(doings, async (some) => {
        await newsroom.db.deleteFrom('claim_relation').execute();
        await newsroom.db.updateTable('claim').set({ finding: 'unverified' }).execute();
        const free = { true: [...(ours ?? [])], false: [...(theirs ?? [])] };
        for (const { kind, isFrom, times, isOwn, isFalse } of some) {
          const taken = free[`${isOwn}`].splice(0, times);
          if (taken.length === 0) continue;
          if (isFrom) await relateMany(taken, subject, kind);
          else for (const id of taken) await relateMany([subject], id, kind);
          if (isFalse)
            await newsroom.db
              .updateTable('claim')
              .set({ finding: 'false' })
              .where('id', 'in', taken)
              .execute();
        }
        const [cut, whole] = [
          (await listClaimCards(newsroom.db, [subject])).get(subject),
          (await listClaimCards(newsroom.db, [subject], { whole: true })).get(subject),
        ];
        if (cut === undefined || whole === undefined) throw new Error('The claim is not public.');
        const [shown, all] = [disputeOf(cut, cut.related), disputeOf(whole, whole.related)];
        expect(shown.state).toBe(all.state);
        expect(shown.deniedBy.length + shown.moreDeniedBy).toBe(all.deniedBy.length);
        expect(shown.confirmedBy.length + shown.moreConfirmedBy).toBe(all.confirmedBy.length);
        const more = cut.moreRelated.reduce((sum, { count }) => sum + count, 0);
        expect(cut.related.length + more).toBe(whole.related.length);
        expect(whole.moreRelated).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

it('a claim with as many relations as one may have gets no further one, nor is one merged into it', async () => {
  const by = [await speaker('Gull')];
  const full = await record(reporter, { text: 'All speak of this.' });
  await relateMany(await recordMany(RELATIONS_MAX, 'Of the full one', by), full, 'repeats');
  const [one, two] = await recordMany(2, 'One too many', by);
  const again = await record(reporter, { text: 'All speak of it.' });
  await relateMany([one as string], again, 'repeats');
  const refused = { ok: false, error: { type: 'relation', problem: 'too-many' } };
  const relation = { toId: full, kind: 'repeats', note: '', why: '' } as const;
  expect(await relateClaims(reporter, two as string, relation)).toEqual(refused);
  expect(await mergeClaims(editor, again, { intoId: full, why: '' })).toEqual(refused);
  expect((await claimOf(editor, again)).mergedIntoId).toBeNull();
});

describe('a story that cites more statements than its page has room for', () => {
  const MORE = 20;
  const path = '/inquiry/statements/';
  let claims: string[];
  beforeAll(async () => {
    claims = await recordMany(STATEMENTS_SHOWN_MAX + MORE, 'Witness', [await speaker('The clerk')]);
    await newsroom.save(buildCitingStory('inquiry', claims, { headline: 'The inquiry heard them all' }));
  });

  const numbersIn = (html: string) =>
    [...html.matchAll(/<span class="n">(\d+)<\/span>/g)].map(([, n]) => Number(n));

  it('says how many there are, shows the first, and leads to the next one', async () => {
    const html = await settled('/inquiry/');
    expect(wordsOf(html)).toContain(`On the record ${STATEMENTS_SHOWN_MAX + MORE} statements`);
    const next = hrefOf(html, `and ${MORE} more`);
    expect(next).toBe(`${path}?from=${STATEMENTS_SHOWN_MAX + 1}`);
    const further = await settled(next as string);
    expect(wordsOf(further)).toMatch(/The inquiry heard them all.*520 statements.*Witness 500\./);
    expect(numbersIn(further)).toEqual(
      Array.from({ length: MORE }, (_, at) => STATEMENTS_SHOWN_MAX + 1 + at),
    );
  });

  it('has headers that a proxy takes', async () => {
    for (const page of ['/inquiry/', path]) {
      await settled(page);
      const headers = [...(await site.get(page)).headers].map(([name, value]) => `${name}: ${value}\r\n`);
      expect(headers.join('').length).toBeLessThan(4000);
    }
  });

  it('is walked through from the first statement to the last, each once', async () => {
    const seen: number[] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const html: string = await settled(next);
      seen.push(...numbersIn(html));
      next = /class="more" href="([^"]+)"/.exec(html)?.[1];
    }
    expect(seen).toEqual(Array.from({ length: STATEMENTS_SHOWN_MAX + MORE }, (_, at) => at + 1));
  });

  it('has one statement less everywhere once one is sealed', async () => {
    const last = `${path}?from=${STATEMENTS_SHOWN_MAX + 1}`;
    const [, sealed] = [await settled('/inquiry/'), claims.at(-1) as string];
    expect(await settled(last)).toContain('Witness 519.');
    await seal(sealed);
    expect(await settled(last)).not.toContain('Witness 519.');
    expect(hrefOf(await settled('/inquiry/'), `and ${MORE - 1} more`)).toBeDefined();
  });

  it('has such a page at no other place, and it goes where the story goes', async () => {
    for (const query of ['?from=1', '?from=2', '?from=0', '?from=x', '?from=601', '?from=-99'])
      expect([query, (await site.get(`${path}${query}`)).status]).toEqual([query, 404]);
    expect(STATEMENTS_SHOWN_MAX % STATEMENTS_STRETCH).toBe(0);
    await newsroom.save(buildCitingStory('plain', []));
    await site.settle();
    expect((await site.get('/plain/statements/')).status).toBe(404);
    expect((await site.get('/nowhere/statements/')).status).toBe(404);
    expect((await site.get('/inquiry/statements')).headers.get('location')).toBe(path);
    await newsroom.save(buildCitingStory('inquiry', claims, { state: 'withdrawn' }));
    await site.settle();
    expect((await site.get(path)).status).toBe(410);
  });
});
