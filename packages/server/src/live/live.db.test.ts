import { expect, it } from 'vitest';
import { lastEventId, listEventsAfter } from '../store/event-log.ts';
import { buildStory, createNewsroom } from '../testing/stories.ts';
import { buildSite } from '../testing/views.ts';
import { Live } from './live.ts';

it('a story that cannot be rendered keeps no process from starting, nor from following what else happens', async () => {
  const newsroom = await createNewsroom();
  const site = buildSite();
  const failed: bigint[] = [];
  let timeZone = 'Nowhere/At All';
  const live = new Live({
    db: newsroom.db,
    context: () => ({ ...site, settings: { ...site.settings, timeZone } }),
    onTellError: (eventId) => failed.push(eventId),
  });
  try {
    await newsroom.save(buildStory('quay'));
    const before = await lastEventId(newsroom.db);
    await live.readBack(before);
    expect(live.since(0)).toEqual({ id: Number(before), reset: true });

    await newsroom.save(buildStory('quay', { headline: 'The quay, again' }));
    const events = await listEventsAfter(newsroom.db, before, 10);
    for (const event of events) await live.take(event);
    expect(live.since(Number(before))).toMatchObject({ reset: true });
    expect(failed).toEqual(expect.arrayContaining([before, ...events.map(({ id }) => id)]));

    timeZone = 'Europe/Kyiv';
    await newsroom.save(buildStory('tide'));
    const told = await lastEventId(newsroom.db);
    for (const event of await listEventsAfter(newsroom.db, events.at(-1)?.id ?? 0n, 10))
      await live.take(event);
    expect(JSON.stringify(live.since(Number(told) - 1))).toContain('tide');
  } finally {
    live.close();
    await newsroom.close();
  }
});
