import { RELATION_KINDS } from '@onrecord/domain/claims/ledger/claim';
import { relationProblem } from '@onrecord/domain/claims/ledger/relations';
import fc from '@onrecord/domain/testing/fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { listRelationsOf } from '../../store/claims/relations.ts';
import { findEntry } from '../../store/live-entry.ts';
import { createDesk } from '../../testing/desk.ts';
import { buildCitingStory, record } from '../../testing/ledger.ts';
import { goLive } from '../../testing/live.ts';
import { createNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import { editEntry, removeEntry, restoreEntry } from '../live/change-entry.ts';
import { mergeClaims } from './merge-claims.ts';
import { relateClaims, unrelateClaims } from './relate-claims.ts';
import { sealClaim } from './seal-claim.ts';

const CLAIMS = 6;
const STORIES = 4;

const claim = fc.nat({ max: CLAIMS - 1 });
const act = fc.oneof(
  fc.record({
    act: fc.constant('relate' as const),
    from: claim,
    to: claim,
    kind: fc.constantFrom(...RELATION_KINDS),
  }),
  fc.record({ act: fc.constant('unrelate' as const), of: claim }),
  fc.record({ act: fc.constant('merge' as const), from: claim, to: claim }),
  fc.record({ act: fc.constant('seal' as const), of: claim, sealed: fc.boolean() }),
  fc.record({
    act: fc.constant('save' as const),
    story: fc.nat({ max: STORIES - 1 }),
    cites: fc.uniqueArray(claim, { maxLength: 3 }),
    state: fc.constantFrom('published' as const, 'retracted' as const, 'withdrawn' as const),
  }),
  fc.record({
    act: fc.constant('entry' as const),
    story: fc.nat({ max: STORIES - 1 }),
    cites: fc.uniqueArray(claim, { maxLength: 3 }),
    removed: fc.boolean(),
  }),
);

/** What is wrong with the ledger as it stands, a line each. */
const BROKEN = sql<{ what: string }>`
  select 'merged into a merged one' as what from claim a join claim b on b.id = a.merged_into where b.merged_into is not null
  union all select 'a relation of a merged claim' from claim_relation
    join claim on claim.id in (from_id, to_id) where merged_into is not null
  union all select 'a citation of a merged claim' from citation join claim on claim.id = claim_id where merged_into is not null
  union all select 'a citation in a story that is not public' from citation join story on story.id = story_id
    where state not in ('published', 'retracted')
  union all select 'a citation in an entry that was removed' from citation
    join live_entry entry on entry.id = entry_id where removed_at is not null
  union all select 'an entry that cites and is not cited' from live_entry entry join story on story.id = story_id
    where cites and removed_at is null and state in ('published', 'retracted')
      and not exists (select from citation where entry_id = entry.id)
  union all select 'words of an entry that readers cannot find' from live_entry entry
    join search_entry search using (story_id) where removed_at is null
      and not exists (select from entry_search where entry_id = entry.id)
  union all select 'words of an entry that readers cannot see' from entry_search
    join live_entry entry on entry.id = entry_id where removed_at is not null
      or not exists (select from search_entry search where search.story_id = entry.story_id)
  union all select 'public, but sealed or merged' from claim_entry join claim on claim.id = claim_id
    where sealed_at is not null or merged_into is not null
  union all select 'public without a citation' from claim_entry entry
    where not exists (select from citation where citation.claim_id = entry.claim_id)
  union all select 'cited, but not public' from citation join claim on claim.id = claim_id
    where sealed_at is null and not exists (select from claim_entry entry where entry.claim_id = citation.claim_id)
  union all select 'counted wrongly' from claim_entry entry where story_count <>
    (select count(distinct story_id) from citation where citation.claim_id = entry.claim_id)
  union all select 'listed, but not public' from claim_listing listing
    where not exists (select from claim_entry entry where entry.claim_id = listing.claim_id)
  union all select 'public without its address' from claim_entry entry join claim on claim.id = entry.claim_id
    where not exists (select from address where path = '/claims/' || public_id || '/' and kind = 'claim')
  union all select 'an address of a claim that is neither public nor sealed' from address
    where kind = 'claim' and not exists (select from claim_entry where claim_id = target_id)
      and not exists (select from claim where id = target_id and sealed_at is not null)
  union all select 'an address that leads to a merged claim' from address join claim on claim.id = target_id
    where merged_into is not null
  union all select 'a claim or a source is named to caches without their list' from event
    where not 'claims' = any(keys) and exists (select from unnest(keys) key where key ~ '^(claim|source):')`;

it('stays whole, whatever is done to it in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25 }), async (acts) => {
      const newsroom = await createNewsroom();
      try {
        const editor = (await createDesk(newsroom)).as('editor');
        const ids: string[] = [];
        for (let at = 0; at < CLAIMS; at++) ids.push(await record(editor, { text: `Statement ${at}.` }));
        const idOfClaim = (at: number) => ids[at] ?? '';
        for (let at = 0; at < STORIES; at++) await goLive(newsroom, `story-${at}`, 1);
        for (const done of acts) {
          if (done.act === 'relate')
            await relateClaims(editor, idOfClaim(done.from), {
              toId: idOfClaim(done.to),
              kind: done.kind,
              note: '',
              why: '',
            });
          else if (done.act === 'unrelate') {
            const [relation] = await listRelationsOf(newsroom.db, [idOfClaim(done.of)]);
            if (relation !== undefined) await unrelateClaims(editor, idOfClaim(done.of), relation.id, '');
          } else if (done.act === 'merge')
            await mergeClaims(editor, idOfClaim(done.from), { intoId: idOfClaim(done.to), why: '' });
          else if (done.act === 'seal')
            await sealClaim(
              editor,
              idOfClaim(done.of),
              done.sealed ? { sealed: true, notice: 'Sealed.', reason: 'x' } : { sealed: false, why: 'x' },
            );
          else if (done.act === 'entry') {
            const id = idOf(`entry:story-${done.story} 1`);
            const version = (await findEntry(newsroom.db, id))?.version ?? 0;
            const { body } = buildCitingStory('any', done.cites.map(idOfClaim)).story;
            await restoreEntry(editor, id);
            await editEntry(editor, id, { version, headline: 'Now', body, keyEvent: '' });
            if (done.removed) await removeEntry(editor, id);
          } else
            await newsroom.save(
              buildCitingStory(`story-${done.story}`, done.cites.map(idOfClaim), { state: done.state }),
            );
          expect((await BROKEN.execute(newsroom.db)).rows).toEqual([]);
        }
        const relations = await listRelationsOf(newsroom.db, ids);
        const graph = [...new Map(relations.map((relation) => [relation.id, relation])).values()];
        expect(
          graph.flatMap((relation, at) => relationProblem(graph.toSpliced(at, 1), relation) ?? []),
        ).toEqual([]);
      } finally {
        await newsroom.close();
      }
    }),
    { numRuns: 8 },
  );
});
