import { DEFAULT_SETTINGS } from '@onrecord/domain/newsroom/settings';
import { beforeEach, describe, expect, it } from 'vitest';
import { lastEventId } from '../store/event-log.ts';
import { findSettings } from '../store/newsroom.ts';
import {
  buildContributorInput,
  buildTagInput,
  createNewsroom,
  type TestNewsroom,
} from '../testing/stories.ts';
import { changeContributors, changeSettings, changeTags } from './save-newsroom.ts';

let newsroom: TestNewsroom;
beforeEach(async () => {
  newsroom = await createNewsroom();
  return () => newsroom.close();
});

const SETTINGS = {
  name: 'The Harbour',
  navigation: [{ label: 'Tip us', href: '/tip-us/' }],
  policies: { publishingPrinciples: '/principles/', corrections: null, ethics: null },
};

describe('settings', () => {
  it('are changed, told, and left alone where nothing changes', async () => {
    expect(await changeSettings(newsroom.context, SETTINGS)).toEqual({ ok: true, value: 'changed' });
    expect(await findSettings(newsroom.db)).toEqual({ ...DEFAULT_SETTINGS, ...SETTINGS });
    expect(await lastEventId(newsroom.db)).toBe(1n);
    expect(await changeSettings(newsroom.context, SETTINGS)).toEqual({ ok: true, value: 'unchanged' });
    expect(await changeSettings(newsroom.context, {})).toEqual({ ok: true, value: 'unchanged' });
    expect(await lastEventId(newsroom.db)).toBe(1n);
  });

  it('that may not be are refused, each with its line, and nothing is changed', async () => {
    await changeSettings(newsroom.context, SETTINGS);
    const refused = await changeSettings(newsroom.context, {
      name: '',
      timeZone: 'Mars/Olympus',
      accentColour: 'red; } body { display: none',
    });
    expect(refused.ok).toBe(false);
    if (!refused.ok) {
      expect(refused.error).toHaveLength(3);
      expect(refused.error.join('\n')).toContain('timeZone: needs a time zone such as Europe/Kyiv');
    }
    expect(await findSettings(newsroom.db)).toEqual({ ...DEFAULT_SETTINGS, ...SETTINGS });
  });
});

describe('tags and contributors', () => {
  it('are written, changed, and left alone where nothing changes', async () => {
    const tags = [buildTagInput('port'), buildTagInput('town')];
    await changeTags(newsroom.context, tags);
    await changeTags(newsroom.context, tags);
    expect(await lastEventId(newsroom.db)).toBe(1n);
    await changeTags(newsroom.context, [buildTagInput('port', { name: 'The port' }), buildTagInput('town')]);
    const [event] = await newsroom.db.selectFrom('event').selectAll().where('id', '=', '2').execute();
    expect(event?.paths).toEqual(['/tag/port/']);
    const people = [buildContributorInput('ada')];
    await changeContributors(newsroom.context, people);
    await changeContributors(newsroom.context, people);
    await changeContributors(newsroom.context, []);
    expect(await lastEventId(newsroom.db)).toBe(3n);
  });
});
