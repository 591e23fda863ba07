import { describe, expect, it } from 'vitest';
import type { Role } from '../team/roles.ts';
import { ENTRY_ACTS, type EntryAct, type EntryFacts, type LiveFacts, mayActOnEntry } from './entry-acts.ts';

const LIVE: LiveFacts = { state: 'published', coverage: 'live' };
const OWN: EntryFacts = { postedBy: 'me', removedBy: undefined };
const OTHERS: EntryFacts = { postedBy: 'you', removedBy: undefined };

const may = (role: Role, act: EntryAct, entry?: EntryFacts, story = LIVE) => {
  const allowed = mayActOnEntry({ userId: 'me', role }, act, story, entry);
  return allowed.ok ? 'yes' : allowed.error.type;
};

describe('who may do what with an entry', () => {
  it('lets everybody who writes post and work on their own', () => {
    for (const role of ['reporter', 'editor', 'owner'] as const)
      for (const act of ENTRY_ACTS) expect([act, may(role, act, OWN)]).toEqual([act, 'yes']);
  });

  it('lets editors work on all of them, and reporters only break them out', () => {
    for (const act of ENTRY_ACTS.filter((act) => act !== 'post')) {
      expect(may('editor', act, OTHERS)).toBe('yes');
      expect(may('reporter', act, OTHERS)).toBe(act === 'break-out' ? 'yes' : 'not-your-entry');
    }
  });

  it('lets viewers do nothing', () => {
    for (const act of ENTRY_ACTS) expect(may('viewer', act, OWN)).toBe('entry-role');
  });

  it('takes no more posts after the end, and mends what is there', () => {
    const ended: LiveFacts = { state: 'published', coverage: 'ended' };
    expect(may('owner', 'post', undefined, ended)).toBe('not-live');
    expect(may('owner', 'post', undefined, { state: 'published', coverage: 'none' })).toBe('not-live');
    for (const act of ['edit', 'remove', 'restore', 'unpin'] as const)
      expect(may('reporter', act, OWN, ended)).toBe('yes');
  });

  it('touches nothing of a story that is withdrawn or spiked', () => {
    for (const state of ['withdrawn', 'spiked'] as const)
      expect(may('owner', 'edit', OWN, { state, coverage: 'live' })).toBe('not-open');
  });

  it('lets nobody but an editor bring back what an editor removed', () => {
    const byEditor: EntryFacts = { postedBy: 'me', removedBy: 'the editor' };
    expect(may('reporter', 'restore', byEditor)).toBe('removed-by-editor');
    expect(may('reporter', 'restore', { postedBy: 'me', removedBy: 'me' })).toBe('yes');
    expect(may('editor', 'restore', byEditor)).toBe('yes');
    expect(may('editor', 'edit', byEditor)).toBe('entry-removed');
  });
});
