import { describe, expect, it } from 'vitest';
import { SavedTracker } from './saved-tracker.ts';

const saved = (complete: boolean) => JSON.stringify({ type: 'saved', complete, stateVector: '' });

function tracker() {
  const connection = { unsyncedChanges: 0 };
  const track = new SavedTracker(() => connection);
  return { track, connection, says: () => track.state.get().text };
}

describe('what the bar says about saving', () => {
  it('is "saved" only when the database has all and the server had acknowledged all', () => {
    const { track, connection, says } = tracker();
    expect(says()).toBe('Opening…');
    track.connection(true);
    track.opened(true);
    expect(says()).toBe('saving');
    connection.unsyncedChanges = 1;
    track.message(saved(true));
    expect(says()).toBe('saving');
    connection.unsyncedChanges = 0;
    track.message(saved(false));
    expect(says()).toBe('saving');
    track.message(saved(true));
    expect(says()).toBe('saved');
    track.changedHere();
    expect(says()).toBe('saving');
  });

  it('says where the words are when there is no connection', () => {
    const { track, says } = tracker();
    track.connection(false);
    expect(says()).toBe('offline, kept on this machine');
    track.keepsNothing();
    expect(says()).toMatch(/^not saved: offline, and this browser keeps no copy/);
  });

  it('says that words are kept on this machine only once they are', () => {
    const { track, says } = tracker();
    track.connection(false);
    track.changedHere();
    track.keeping(true);
    expect(says()).toBe('offline, being kept on this machine');
    track.keeping(false);
    expect(says()).toBe('offline, kept on this machine');
  });

  it('says what to do when the session ended, and forgets it when it is back', () => {
    const { track, says } = tracker();
    track.connection(true);
    track.closed(4401);
    expect(says()).toBe('not saved: you are signed out; sign in again (kept on this machine)');
    track.connection(true);
    track.opened(true);
    track.message(saved(true));
    expect(says()).toBe('saved');
  });

  it('says that the database is away, and takes that back when it saved', () => {
    const { track, says } = tracker();
    track.connection(true);
    track.message(JSON.stringify({ type: 'not-saved', since: '2026-03-14T09:00:00Z' }));
    expect(says()).toMatch(/^not saved: the server cannot reach its database/);
    track.message(saved(true));
    expect(says()).toBe('saved');
  });

  it('says that a story is full, whatever others save, until a new connection tries again', () => {
    const { track, says } = tracker();
    track.connection(true);
    track.opened(true);
    track.message(JSON.stringify({ type: 'full', bytes: 4_100_000, characters: 1000 }));
    expect(says()).toMatch(/^not saved: the story is as long as one can be; .*kept on this machine/);
    track.message(saved(true));
    expect(says()).toMatch(/^not saved: the story is as long/);
    track.closed(1013);
    expect(says()).toMatch(/^not saved: the story is as long/);
    track.connection(true);
    track.opened(true);
    track.message(saved(true));
    expect(says()).toBe('saved');
  });

  it('takes notice when writing is no longer allowed, and ignores what it does not know', () => {
    const { track } = tracker();
    track.message(JSON.stringify({ type: 'access', mayWrite: false }));
    track.message('{');
    track.message('{"type":"other"}');
    expect(track.mayWrite.get()).toBe(false);
  });
});
