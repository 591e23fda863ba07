import { LIKELY_MATCH } from '../packages/domain/src/claims/ledger/likeness.ts';
import type { LedgerContext } from '../packages/server/src/commands/claims/act-on-ledger.ts';
import { setFinding } from '../packages/server/src/commands/claims/set-finding.ts';
import { findClaim } from '../packages/server/src/store/claims/claims.ts';
import { listLikelyClaims } from '../packages/server/src/store/claims/matches.ts';
import { findSource } from '../packages/server/src/store/claims/sources.ts';
import {
  findSourcePage,
  listPublicClaims,
  searchClaims,
} from '../packages/server/src/store/claims/views/claim-lists.ts';
import { findClaimPage } from '../packages/server/src/store/claims/views/claim-page.ts';
import { claimsOfStory } from '../packages/server/src/store/claims/views/claims-of-story.ts';
import type { Database } from '../packages/server/src/store/database.ts';
import { Vocabulary } from './archive/vocabulary.ts';
import type { BenchContext } from './bench-context.ts';
import { buildLedger, type LedgerSize, ledgerId, steep } from './claims/build-ledger.ts';
import { openFillingDatabase } from './filling-database.ts';
import { describeMachine } from './machine.ts';
import { randomFrom } from './random.ts';
import { type Report, type Table, verdict } from './report.ts';
import { median, percentile, timeEach } from './samples.ts';

/** The bar of the issue for claim page, source page and match look-up. */
const BAR_MS = 50;
const SAMPLES = 200;

/** A large ledger: what its pages and the look-up of a likely match cost, in the database and in the process. */
export async function benchClaims(context: BenchContext, size: LedgerSize): Promise<Report> {
  const { db } = await openFillingDatabase(context, await context.makeFolder());
  const begun = performance.now();
  await buildLedger(context, db, size);
  const buildSeconds = Math.round((performance.now() - begun) / 1000);
  context.say('Measuring …');
  return {
    bench: 'claims',
    at: new Date().toISOString(),
    machine: await describeMachine(),
    tables: [await readTable(db, size), await actTable(db, size)],
    notes: [
      `${size.claims.toLocaleString('en')} claims, ${size.citations.toLocaleString('en')} citations, made in ${buildSeconds} s. Who speaks and what is cited falls off with the cube: one speaker in 2,000 has 8 % of all claims, one claim in 100,000 has 2 % of all citations.`,
      'Each time is that of the loader as a page or the desk calls it, with all its queries; nothing is kept between calls.',
      'A likely match is looked up by the speaker’s name and every other word of a statement on record.',
    ],
  };
}

interface Measured {
  readonly what: string;
  readonly ms: readonly number[];
  readonly barMs?: number;
}

async function readTable(db: Database, { claims, citations }: LedgerSize): Promise<Table> {
  const random = randomFrom(11);
  const picks = (pick: () => string) => Array.from({ length: SAMPLES }, pick);
  const anyClaim = () => ledgerId('claim', Math.floor(random() * claims));
  const sources = Math.ceil(claims / 50);
  const vocabulary = new Vocabulary(50_000);
  const statements = await listStatements(db, picks(anyClaim));
  const often = await listStatements(
    db,
    picks(() => ledgerId('claim', steep(random, claims))),
  );
  const firstSource = ledgerId('source', 0);
  const deep = await deepCursor(db);
  const look = (stated: (typeof statements)[number]) => listLikelyClaims(db, stated, LIKELY_MATCH);
  const time = async <T>(
    what: string,
    of: readonly T[],
    load: (one: T) => Promise<unknown>,
    barMs?: number,
  ) => {
    const ms = await timeEach(of, load);
    return { what, ms, ...(barMs === undefined ? {} : { barMs }) };
  };
  const repeat = (id: string) => Array.from({ length: 20 }, () => id);
  const measured: Measured[] = [
    await time('claim page, any', picks(anyClaim), (id) => findClaimPage(db, id), BAR_MS),
    await time(
      'claim page, the most cited',
      repeat(ledgerId('claim', 0)),
      (id) => findClaimPage(db, id),
      BAR_MS,
    ),
    await time(
      'source page, any',
      picks(() => ledgerId('source', Math.floor(random() * sources))),
      (id) => findSourcePage(db, id),
      BAR_MS,
    ),
    await time('source page, who speaks most', repeat(firstSource), (id) => findSourcePage(db, id), BAR_MS),
    await time(
      'source page, one topic',
      repeat(firstSource),
      (id) => findSourcePage(db, id, { topic: 'topic-7' }),
      BAR_MS,
    ),
    await time('likely match', statements, look, BAR_MS),
    await time(
      'likely match, who speaks most',
      often.filter(({ speakerId }) => speakerId === firstSource),
      look,
      BAR_MS,
    ),
    await time('list of claims, the newest', repeat(''), () => listPublicClaims(db)),
    await time('list of claims, in the middle', repeat(deep), (before) => listPublicClaims(db, { before })),
    await time('search, a common word', vocabulary.common.slice(0, 20), (query) =>
      searchClaims(db, { query }),
    ),
    await time('search, a rare word', vocabulary.rare(20), (query) => searchClaims(db, { query })),
    await time(
      'statements of a story',
      picks(() => ledgerId('story', Math.floor(random() * (citations / 10)))),
      (id) => claimsOfStory(db, id),
    ),
  ];
  return {
    title: `Loading, ms`,
    columns: [
      { key: 'what', label: 'what' },
      { key: 'samples', label: 'samples' },
      { key: 'median', label: 'p50', decimals: 1 },
      { key: 'p95', label: 'p95', decimals: 1 },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: measured.map(({ what, ms, barMs }) => ({
      what,
      samples: ms.length,
      median: median(ms),
      p95: percentile(ms, 0.95),
      bar: barMs === undefined ? null : `p95 < ${barMs}`,
      verdict: barMs === undefined ? null : verdict(percentile(ms, 0.95) < barMs),
    })),
  };
}

/** Statements on record as a story would word them again: every other word is left out. */
async function listStatements(db: Database, ids: readonly string[]) {
  const stated = [];
  for (const id of ids) {
    const claim = await findClaim(db, id);
    const speaker = claim && (await findSource(db, claim.content.speakerId));
    if (claim === undefined || speaker === undefined) throw new Error(`There is no claim ${id}.`);
    const { text, language, saidAt } = claim.content;
    const words = text.split(' ').filter((_, at) => at % 2 === 0);
    stated.push({ text: words.join(' '), language, saidAt, speaker: speaker.name, speakerId: speaker.id });
  }
  return stated;
}

async function deepCursor(db: Database): Promise<string> {
  let next = '';
  for (let stretch = 0; stretch < 200; stretch++) {
    const listed = await listPublicClaims(db, next === '' ? {} : { before: next });
    if (listed.next === null) break;
    next = listed.next;
  }
  return next;
}

/** What the act costs that concerns the most stories. */
async function actTable(db: Database, { claims }: LedgerSize): Promise<Table> {
  const context: LedgerContext = {
    db,
    clock: () => new Date(),
    actor: 'bench',
    person: { actor: { userId: 'bench', role: 'editor' }, name: 'Bench' },
  };
  const find = async (id: string) => {
    const claim = await findClaim(db, id);
    const finding = { kind: 'false', grounds: 'For measuring.' } as const;
    const begun = performance.now();
    const set = await setFinding(context, id, { version: claim?.version ?? 1, finding, why: '' });
    if (!set.ok) throw new Error(`The finding was refused: ${set.error.type}`);
    const ms = performance.now() - begun;
    const proposed = await db
      .selectFrom('follow_up')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('claim_id', '=', id)
      .executeTakeFirstOrThrow();
    return { ms, stories: Number(proposed.count) };
  };
  const acts = [
    { what: 'a finding on the most cited claim', ...(await find(ledgerId('claim', 0))) },
    {
      what: 'a finding on a claim in the middle',
      ...(await find(ledgerId('claim', Math.floor(claims / 5)))),
    },
  ];
  return {
    title: 'Acting, ms',
    columns: [
      { key: 'what', label: 'what' },
      { key: 'stories', label: 'stories it concerns' },
      { key: 'ms', label: 'ms', decimals: 1 },
    ],
    rows: acts,
  };
}
