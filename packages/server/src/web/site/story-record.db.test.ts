import { claimKey, sourceKey, storyKey } from '@onrecord/domain/address/keys';
import { body, paragraph, text } from '@onrecord/domain/body/build';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerContext } from '../../commands/claims/act-on-ledger.ts';
import { mergeClaims } from '../../commands/claims/merge-claims.ts';
import { editClaim } from '../../commands/claims/record-claim.ts';
import { relateClaims } from '../../commands/claims/relate-claims.ts';
import { sealClaim } from '../../commands/claims/seal-claim.ts';
import { setFinding } from '../../commands/claims/set-finding.ts';
import { editSource } from '../../commands/claims/sources.ts';
import { MAIN_FEED_ID } from '../../store/public-index.ts';
import { loadFeed } from '../../store/views/feed.ts';
import {
  agree,
  buildCitingStory,
  buildSource,
  claimOf,
  createLedgerDesk,
  record,
  succeeded,
} from '../../testing/ledger.ts';
import { attribute, elementsIn, textOf } from '../../testing/reading-html.ts';
import { buildStory, type TestNewsroom } from '../../testing/stories.ts';
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

let slug: string;
let made = 0;
beforeEach(() => {
  slug = `quay-${++made}`;
});

const settled = async (path: string) => {
  await site.settle();
  return site.read(path);
};
const page = () => settled(`/${slug}/`);
const publish = (claimIds: string[], headline = `About ${slug}`) =>
  newsroom.save(
    buildCitingStory(slug, claimIds, {
      headline,
      firstPublishedAt: new Date(Date.UTC(2025, 2, 11, 0, made)),
    }),
  );
const listedIn = (html: string) =>
  elementsIn(html)
    .filter((element) => attribute(element, 'id')?.startsWith('said-'))
    .map((element) => textOf(element));
/** What the feed says of a story, behind its reading time. */
const wordOnFeed = async (path = '/') =>
  elementsIn(await settled(path))
    .filter((element) => attribute(element, 'data-key') !== undefined && textOf(element).includes(slug))
    .map((element) => textOf(element).split('min read')[1]?.trim())[0];
const find = async (id: string, kind: 'verified' | 'false' | 'no-evidence-offered', grounds = 'We asked.') =>
  succeeded(
    await setFinding(editor, id, {
      version: (await claimOf(editor, id)).version,
      finding: { kind, grounds },
      why: '',
    }),
  );
const relate = async (fromId: string, toId: string) =>
  succeeded(await relateClaims(reporter, fromId, { toId, kind: 'denies', note: '', why: '' }));
const seal = async (id: string) =>
  succeeded(await sealClaim(editor, id, { sealed: true, notice: 'By order.', reason: 'A court.' }));
const unseal = async (id: string) =>
  succeeded(await sealClaim(editor, id, { sealed: false, why: 'Lifted.' }));

describe('a story that reports claims', () => {
  it('shows a finding, a denial and a new name as soon as the event has arrived', async () => {
    const [id, denial] = [await record(reporter), await record(reporter, { speaker: buildSource('Pilots') })];
    await publish([id, denial]);
    expect(listedIn(await page())).toEqual([
      expect.stringContaining('Unverified'),
      expect.stringContaining('Unverified'),
    ]);
    await find(id, 'no-evidence-offered');
    expect(listedIn(await page())[0]).toContain('No evidence offered');
    await relate(denial, id);
    expect(listedIn(await page())[0]).toMatch(/Disputed.*Denied by Pilots/s);
    const source = buildSource('The Pilots');
    const { speakerId } = (await claimOf(editor, denial)).content;
    succeeded(await editSource(editor, speakerId, { version: 1, content: source, why: '' }));
    expect(listedIn(await page())[0]).toContain('Denied by The Pilots');
  });

  it('holds the keys of what it shows, and of nothing else', async () => {
    const [shown, sealed] = [await record(reporter), await record(reporter)];
    await publish([shown, sealed]);
    await seal(sealed);
    await page();
    const keys = (await site.get(`/${slug}/`)).headers.get('surrogate-key')?.split(' ');
    const { speakerId } = (await claimOf(editor, shown)).content;
    expect(keys).toEqual(
      expect.arrayContaining([storyKey(idOf(`story:${slug}`)), claimKey(shown), sourceKey(speakerId)]),
    );
    expect(keys).not.toContain(claimKey(sealed));
  });

  it('shows a merged claim as the one it became', async () => {
    const [merged, into] = [await record(reporter), await record(reporter, { text: 'The quay is whole.' })];
    await publish([merged, into]);
    expect(listedIn(await page())).toHaveLength(2);
    succeeded(await mergeClaims(editor, merged, { intoId: into, why: '' }));
    const html = await page();
    expect(listedIn(html)).toEqual([expect.stringContaining('The quay is whole.')]);
    expect(html.match(/class="mark"/g)).toHaveLength(2);
  });
});

describe('what is not public', () => {
  const MARKER = 'unspeakable';
  /** Wherever a story could tell of a claim. */
  const everywhere = () => Promise.all([page(), settled('/'), settled('/feed.json'), settled('/rss/')]);

  it('leaves no trace once it is sealed, and comes back when it is unsealed', async () => {
    const id = await record(reporter, { text: `It is ${MARKER}.` });
    const { publicId } = await claimOf(editor, id);
    await publish([id]);
    expect(await page()).toContain(MARKER);
    await seal(id);
    for (const html of await everywhere())
      for (const trace of [MARKER, publicId, id, 'said-', '"Claim"', 'class="claim'])
        expect(html).not.toContain(trace);
    expect(await page()).toContain('They said so 0 on Monday.');
    await unseal(id);
    expect(await page()).toContain(MARKER);
  });

  it('leaves none before a second editor agreed to its unnamed source, and is there at once after', async () => {
    const unnamed = {
      kind: 'unnamed',
      description: `a ${MARKER} docker`,
      reason: 'fears for the job',
    } as const;
    const id = await record(reporter, { speaker: unnamed, text: `So ${MARKER}.` });
    await publish([id]);
    for (const html of await everywhere())
      for (const trace of [MARKER, id]) expect(html).not.toContain(trace);
    succeeded(await agree(editor, (await claimOf(editor, id)).content.speakerId));
    const html = await page();
    expect(html).toContain(`A ${MARKER} docker`);
    expect(html).not.toContain('fears for the job');
  });
});

describe('the feed', () => {
  it('has a word on a story whose central claim is contested, and loses it when that is verified', async () => {
    const [aside, central] = [
      await record(reporter, { text: 'It rained on Monday.' }),
      await record(reporter, { text: 'The harbour crane stands on solid rock.' }),
    ];
    await publish([aside, central], `Harbour crane stands on solid rock, says ${slug}`);
    expect(await wordOnFeed()).toBe('');
    await find(aside, 'false');
    expect(await wordOnFeed()).toBe('');
    await find(central, 'no-evidence-offered');
    expect(await wordOnFeed()).toBe('No evidence offered');
    await find(central, 'verified');
    expect(await wordOnFeed()).toBe('');
  });

  it('has the word of another claim once that one reads more like the headline', async () => {
    const [first, second] = [
      await record(reporter, { text: 'It rained on Monday.' }),
      await record(reporter, { text: 'Nobody went out.' }),
    ];
    await publish([first, second], `Harbour crane stands on solid rock, says ${slug}`);
    await find(second, 'false');
    expect(await wordOnFeed()).toBe('');
    const { content, version } = await claimOf(editor, second);
    const text = 'The harbour crane stands on solid rock.';
    succeeded(await editClaim(reporter, second, { version, content: { ...content, text }, why: '' }));
    expect(await wordOnFeed()).toBe('False');
  });

  it('says nothing for a claim that was sealed', async () => {
    const id = await record(reporter);
    await publish([id]);
    await find(id, 'false');
    expect(await wordOnFeed()).toBe('False');
    await seal(id);
    expect(await wordOnFeed()).toBe('');
    await unseal(id);
    expect(await wordOnFeed()).toBe('False');
  });

  it('takes as many queries for many stories with claims as for one', async () => {
    const id = await record(reporter);
    await find(id, 'no-evidence-offered');
    await publish([id]);
    const queriesFor = async () => {
      let queries = 0;
      const counted = newsroom.db.withPlugin({
        transformQuery: ({ node }) => {
          queries++;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const { stories } = await loadFeed(counted, { feedId: MAIN_FEED_ID });
      return [stories.filter(({ centralClaim }) => centralClaim?.standsOut).length > 0, queries];
    };
    const forOne = await queriesFor();
    for (let at = 0; at < 12; at++)
      await newsroom.save(
        buildCitingStory(`${slug}-more-${at}`, [id], {
          firstPublishedAt: new Date(Date.UTC(2025, 2, 12, 0, at)),
        }),
      );
    expect(await queriesFor()).toEqual(forOne);
  });
});

it('feeds for other programs have the claimed words as plain text', async () => {
  const id = await record(reporter);
  const claim = text('a sound quay', { type: 'bold' }, { type: 'claim', attrs: { claimId: id } });
  await newsroom.save(
    buildStory(slug, {
      body: body(paragraph('He spoke of ', claim, '.')),
      firstPublishedAt: new Date('2025-03-13'),
    }),
  );
  for (const path of ['/feed.json', '/rss/', '/atom.xml']) {
    const feed = await settled(path);
    expect(feed).toContain('a sound quay');
    expect(feed).not.toContain(id);
  }
});
