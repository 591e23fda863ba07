import { entryKey, liveKey, MAIN_FEED_KEY, shortKey, storyKey } from '@onrecord/domain/address/keys';
import { NO_RECORD } from '@onrecord/domain/claims/ledger/views';
import { expect, it } from 'vitest';
import { buildEntryView, buildSite, buildStoryCard, idOf } from '../testing/views.ts';
import { LiveBoard } from './live-board.ts';
import { idsToTell, type Told, tell } from './tell.ts';

const site = buildSite();
const card = buildStoryCard();
const entry = buildEntryView(1, { headline: 'It sails' });
const ENTRY = entryKey(entry.id);
const STORY = storyKey(card.id);
const LIVE = liveKey(card.id);

const told: Told = {
  cards: new Map([[card.id, card]]),
  feeds: new Map([[card.id, [MAIN_FEED_KEY]]]),
  entries: new Map([
    [entry.id, { entry, story: card, record: NO_RECORD, media: new Map(), related: new Map() }],
  ]),
};
const nothing: Told = { cards: new Map(), feeds: new Map(), entries: new Map() };

it('tells an entry whole, in its live story’s list', () => {
  const message = tell({ id: 7, keys: [ENTRY, LIVE] }, told, site);
  expect(message).toEqual({
    id: 7,
    changed: [
      {
        key: shortKey(ENTRY),
        lists: [shortKey(LIVE)],
        at: entry.postedAt.toISOString(),
        html: expect.stringContaining('It sails'),
      },
      { key: shortKey(LIVE) },
    ],
  });
});

it('says of an entry that readers cannot see only that it is in no list', () => {
  expect(tell({ id: 7, keys: [ENTRY] }, nothing, site)).toEqual({
    id: 7,
    changed: [{ key: shortKey(ENTRY), lists: [] }],
  });
});

it('tells nobody of the entries of a story that has gone, also not those who come later', () => {
  const board = new LiveBoard(0);
  board.take(tell({ id: 1, keys: [ENTRY, LIVE] }, told, site));
  expect(JSON.stringify(board.since(0))).toContain('It sails');
  board.take(tell({ id: 2, keys: [STORY, MAIN_FEED_KEY] }, nothing, site));
  expect(JSON.stringify(board.since(0))).not.toContain('It sails');
  expect(board.since(0)).toMatchObject({
    id: 2,
    changed: expect.arrayContaining([{ key: shortKey(STORY), lists: [] }]),
  });
});

it('asks to look again where an event touches more than can be told', () => {
  const keys = Array.from({ length: 30 }, (_, at) => [
    entryKey(idOf(`${at}`)),
    storyKey(idOf(`${at}`)),
  ]).flat();
  expect(tell({ id: 7, keys }, nothing, site)).toEqual({ id: 7, reset: true });
  expect(idsToTell({ keys })).toEqual({ storyIds: [], entryIds: [] });
});
