import { BREAKING_KEY } from '@onrecord/domain/address/keys';
import { storyPath } from '@onrecord/domain/address/paths';
import type { SetBreaking } from '@onrecord/domain/desk/push-shapes';
import { DEFAULT_SETTINGS } from '@onrecord/domain/newsroom/settings';
import { bannerSubject, payloadOf, storySubject } from '@onrecord/domain/push/notice';
import { BREAKING_TOPIC } from '@onrecord/domain/push/topics';
import { err, ok, type Result } from '@onrecord/domain/result';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { v7 as uuidv7 } from 'uuid';
import { appendAudit } from '../../store/audit.ts';
import { removeBanner, saveBanner } from '../../store/breaking.ts';
import { appendEvent } from '../../store/event-log.ts';
import { findSettings } from '../../store/newsroom.ts';
import { addNotices } from '../../store/push-notices.ts';
import { listCards } from '../../store/views/cards.ts';
import type { DeskTransaction } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

type Person = Omit<DeskContext, 'drafts'>;

const MINUTE_MS = 60_000;

/**
 * Sets the breaking banner, in the place of the one before. With `notify` those who chose breaking news are told: of
 * a story once, however often a banner leads to it. The value says whether they are.
 */
export async function setBreaking(
  context: Person,
  { text, storyId, minutes, notify }: SetBreaking,
): Promise<Result<{ readonly notified: boolean }, DeskProblem>> {
  const { actor, name } = context.person;
  if (!mayDo(actor.role, 'set-breaking')) return err({ type: 'forbidden', act: 'set-breaking' });
  return context.db.transaction().execute(async (trx) => {
    const card = storyId === null ? undefined : (await listCards(trx, [storyId])).get(storyId);
    if (storyId !== null && card === undefined)
      return err({ type: 'invalid', lines: ['The story it leads to is not published. Choose another one.'] });
    const id = uuidv7();
    const at = context.clock();
    const until = new Date(at.getTime() + minutes * MINUTE_MS);
    const by = { userId: actor.userId, name };
    await saveBanner(trx, { id, text, storyId, setAt: at, setBy: by, until });
    const subject = storyId === null ? bannerSubject(id) : storySubject(storyId);
    const { language } = (await findSettings(trx)) ?? DEFAULT_SETTINGS;
    const path = card === undefined ? '/' : storyPath(card.slug);
    const body = card === undefined || card.headline === text ? '' : card.headline;
    const payload = payloadOf({ subject, title: text, body, path, language });
    const told = notify ? await addNotices(trx, { subject, payload, storyId, at, by }, [BREAKING_TOPIC]) : [];
    const notified = told.length > 0;
    await record(trx, context, 'breaking-set', { text, storyId, until: until.toISOString(), notified });
    return ok({ notified });
  });
}

/** Lifts the breaking banner; nothing is done where there is none any more. */
export async function liftBreaking(context: Person): Promise<Result<void, DeskProblem>> {
  if (!mayDo(context.person.actor.role, 'set-breaking'))
    return err({ type: 'forbidden', act: 'set-breaking' });
  return context.db.transaction().execute(async (trx) => {
    const text = await removeBanner(trx);
    if (text !== undefined) await record(trx, context, 'breaking-lift', { text });
    return ok(undefined);
  });
}

async function record(
  trx: DeskTransaction,
  { person, actor, clock }: Person,
  act: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const at = clock();
  await appendAudit(trx, {
    at,
    userId: person.actor.userId,
    userName: person.name,
    act,
    subjectType: 'breaking',
    subjectId: null,
    details,
  });
  await appendEvent(trx, { type: 'breaking-changed', actor, at, keys: [BREAKING_KEY], paths: [] });
}
