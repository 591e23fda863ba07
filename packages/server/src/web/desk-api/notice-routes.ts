import { type Breaking, notifyRequestSchema, setBreakingSchema } from '@onrecord/domain/desk/push-shapes';
import { BREAKING_TOPIC } from '@onrecord/domain/push/topics';
import { entryAudience, notifyOfEntry, storyAudience } from '../../commands/desk/notify-readers.ts';
import { liftBreaking, setBreaking } from '../../commands/desk/set-breaking.ts';
import { findDeskBanner } from '../../store/breaking.ts';
import { countReaders } from '../../store/push.ts';
import { deskProblem, notThere, readBody } from './desk-answer.ts';
import type { AddRoute, Asking } from './desk-routes.ts';
import type { TellTime } from './sentences.ts';

/** What readers are told beside the pages: the breaking banner and notifications. */
export function addNoticeRoutes(on: AddRoute, tellTime: () => TellTime): void {
  const breaking = async ({ db, clock }: Asking['context']): Promise<Breaking> => ({
    banner: await findDeskBanner(db, clock()),
    readers: (await countReaders(db, [BREAKING_TOPIC])).get(BREAKING_TOPIC) ?? 0,
  });

  on('GET /breaking', async ({ c, context }) => c.json(await breaking(context)));
  on('POST /breaking', async ({ c, context }) => {
    const wanted = await readBody(setBreakingSchema, c.req.raw);
    if (wanted instanceof Response) return wanted;
    const set = await setBreaking(context, wanted);
    if (!set.ok) return deskProblem(set.error, 'notify-readers', tellTime());
    return c.json({ ...(await breaking(context)), ...set.value });
  });
  on('POST /breaking/lift', async ({ c, context }) => {
    const lifted = await liftBreaking(context);
    return lifted.ok
      ? c.json(await breaking(context))
      : deskProblem(lifted.error, 'notify-readers', tellTime());
  });

  on('GET /stories/:id/audience', async ({ c, context }) => {
    const audience = await storyAudience(context, c.req.param('id') ?? '');
    return audience === undefined ? notThere('There is no such story.') : c.json(audience);
  });
  on('GET /entries/:id/audience', async ({ c, context }) => {
    const audience = await entryAudience(context, c.req.param('id') ?? '');
    return audience === undefined ? noEntry() : c.json(audience);
  });
  on('POST /entries/:id/notify', async ({ c, context }) => {
    const asked = await readBody(notifyRequestSchema, c.req.raw);
    if (asked instanceof Response) return asked;
    const id = c.req.param('id') ?? '';
    const notified = await notifyOfEntry(context, id, asked.topics);
    if (!notified.ok) return deskProblem(notified.error, 'notify-readers', tellTime());
    const audience = await entryAudience(context, id);
    return audience === undefined ? noEntry() : c.json(audience);
  });
}

const noEntry = () => notThere('There is no such entry, or it was removed.');
