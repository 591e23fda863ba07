import type { PushPayload } from '@onrecord/domain/push/notice';
import type { Subscription } from '@onrecord/domain/push/subscription';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Executor } from './database.ts';

/**
 * What readers are told, and how it reaches each of them. A notice stands for one subject and one topic and is made
 * once, in the transaction of the act behind it. From it deliveries are made, one for each subscription and subject,
 * and tried until they are done: whoever goes on after a crash finds in these tables what is left to do.
 */
export interface NoticeToSend {
  readonly subject: string;
  readonly payload: PushPayload;
  /** It goes out only while this story is public. */
  readonly storyId: string | null;
  /** The same for an entry of it. */
  readonly entryId?: string | null;
  readonly at: Date;
  readonly by: { readonly userId: string; readonly name: string };
}

/** Adds a notice for each topic that has not had one of this subject. Returns those topics. */
export async function addNotices(
  trx: Executor,
  notice: NoticeToSend,
  topics: readonly string[],
): Promise<string[]> {
  if (topics.length === 0) return [];
  const { subject, payload, storyId, entryId = null, at, by } = notice;
  const rows = await trx
    .insertInto('push_notice')
    .values(
      topics.map((topic) => ({
        id: uuidv7(),
        subject,
        topic,
        story_id: storyId,
        entry_id: entryId,
        payload: JSON.stringify(payload),
        at,
        sent_by: by.userId,
        sent_by_name: by.name,
        state: 'collecting' as const,
      })),
    )
    .onConflict((conflict) => conflict.columns(['subject', 'topic']).doNothing())
    .returning('topic')
    .execute();
  return rows.map(({ topic }) => topic);
}

/** How far the notices of a subject came, by topic. */
export interface NoticeProgress {
  readonly topic: string;
  readonly at: Date;
  readonly by: string;
  readonly isDone: boolean;
  readonly delivered: number;
  readonly gone: number;
  readonly failed: number;
  readonly withheld: number;
  readonly waiting: number;
}

export async function listNotices(executor: Executor, subject: string): Promise<NoticeProgress[]> {
  const { rows } = await sql<NoticeProgress>`
    select notice.topic, notice.at, notice.sent_by_name as "by", notice.state = 'done' as "isDone",
      coalesce(counted.delivered, notice.delivered) as delivered, coalesce(counted.gone, notice.gone) as gone,
      coalesce(counted.failed, notice.failed) as failed,
      coalesce(counted.withheld, notice.withheld) as withheld, coalesce(counted.waiting, 0) as waiting
    from push_notice notice
    left join lateral (
      select count(*) filter (where state = 'delivered')::int as delivered,
        count(*) filter (where state = 'gone')::int as gone, count(*) filter (where state = 'failed')::int as failed,
        count(*) filter (where state = 'withheld')::int as withheld,
        count(*) filter (where state = 'waiting')::int as waiting
      from push_delivery where notice_id = notice.id
    ) counted on notice.state <> 'done'
    where notice.subject = ${subject}`.execute(executor);
  return rows;
}

/** Whether any notice is not done. */
export async function hasOpenNotices(executor: Executor): Promise<boolean> {
  const row = await executor
    .selectFrom('push_notice')
    .select('id')
    .where('state', '<>', 'done')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Makes deliveries of the next subscriptions of a notice, `limit` at most, those left out that have the subject
 * already. Returns false where there was no notice to do this for, or another process is at it.
 */
export async function collectDeliveries(trx: Executor, now: Date, limit: number): Promise<boolean> {
  const notice = await trx
    .selectFrom('push_notice')
    .select(['id', 'subject', 'topic', 'collected_to'])
    .where('state', '=', 'collecting')
    .orderBy('at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (notice === undefined) return false;
  const { rows } = await sql<{ count: number; last: string | null }>`
    with next as (
      select subscription_id from push_topic
      where topic = ${notice.topic} and subscription_id > coalesce(${notice.collected_to}::uuid, ${LEAST_ID}::uuid)
      order by subscription_id limit ${limit}
    ), added as (
      insert into push_delivery (subject, subscription_id, notice_id, state, due_at)
      select ${notice.subject}, subscription_id, ${notice.id}::uuid, 'waiting', ${now} from next
      on conflict do nothing
    )
    select count(*)::int as count, (array_agg(subscription_id order by subscription_id desc))[1] as last
    from next`.execute(trx);
  const { count = 0, last = null } = rows[0] ?? {};
  await trx
    .updateTable('push_notice')
    .set(count < limit ? { state: 'sending' } : { collected_to: last })
    .where('id', '=', notice.id)
    .execute();
  return true;
}

const LEAST_ID = '00000000-0000-0000-0000-000000000000';

/** A delivery that this process tries now. */
export interface TakenDelivery {
  readonly subject: string;
  readonly subscriptionId: string;
  readonly topic: string;
  readonly payload: PushPayload;
  readonly noticeAt: Date;
  /** This one counted. */
  readonly tries: number;
  /** Null where the reader has left meanwhile. */
  readonly subscription: Subscription | null;
  readonly failures: number;
  /** Whether its story, and its entry, are still there for readers. */
  readonly isPublic: boolean;
}

/**
 * Takes deliveries that are due, `limit` at most: those to `knownServices` (a regular expression on host names), or with
 * `toKnown` false those to all others. They are this process's until `until`; if it has not said by then what came of
 * them, they are due again.
 */
export async function takeDeliveries(
  executor: Executor,
  {
    now,
    until,
    limit,
    knownServices,
    toKnown,
  }: {
    readonly now: Date;
    readonly until: Date;
    readonly limit: number;
    readonly knownServices: string;
    readonly toKnown: boolean;
  },
): Promise<TakenDelivery[]> {
  const { rows } = await sql<{
    subject: string;
    subscription_id: string;
    topic: string;
    payload: PushPayload;
    at: Date;
    tries: number;
    endpoint: string | null;
    p256dh: string | null;
    auth: string | null;
    failures: number | null;
    is_public: boolean;
  }>`
    with due as (
      select delivery.subject, delivery.subscription_id from push_delivery delivery
      left join push_subscription subscription on subscription.id = delivery.subscription_id
      where delivery.state = 'waiting' and delivery.due_at <= ${now}
        and coalesce(subscription.host ~ ${knownServices}, true) = ${toKnown}
      order by delivery.due_at limit ${limit} for update of delivery skip locked
    ), taken as (
      update push_delivery delivery set tries = tries + 1, due_at = ${until}
      from due where delivery.subject = due.subject and delivery.subscription_id = due.subscription_id
      returning delivery.*
    )
    select taken.subject, taken.subscription_id, taken.tries, notice.topic, notice.payload, notice.at,
      subscription.endpoint, subscription.p256dh, subscription.auth, subscription.failures,
      (notice.story_id is null or story.state = 'published') and entry.removed_at is null as is_public
    from taken
    join push_notice notice on notice.id = taken.notice_id
    left join push_subscription subscription on subscription.id = taken.subscription_id
    left join story on story.id = notice.story_id
    left join live_entry entry on entry.id = notice.entry_id`.execute(executor);
  return rows.map((row) => ({
    subject: row.subject,
    subscriptionId: row.subscription_id,
    topic: row.topic,
    payload: row.payload,
    noticeAt: row.at,
    tries: row.tries,
    subscription:
      row.endpoint === null || row.p256dh === null || row.auth === null
        ? null
        : { endpoint: row.endpoint, keys: { p256dh: row.p256dh, auth: row.auth } },
    failures: row.failures ?? 0,
    isPublic: row.is_public,
  }));
}

/** What came of a try: done, or due again. */
export type DeliveryOutcome =
  | { readonly state: 'delivered' | 'gone' | 'failed' | 'withheld' }
  | { readonly state: 'waiting'; readonly dueAt: Date };

/**
 * Says what came of a delivery, and before that what becomes of the subscription: killed between the two, a process
 * leaves a delivery that is tried again, and nothing that is wrong. What failures mean is seen when all is done:
 * `closeNotices`.
 */
export async function settleDelivery(
  executor: Executor,
  delivery: Pick<TakenDelivery, 'subject' | 'subscriptionId' | 'failures'>,
  outcome: DeliveryOutcome,
): Promise<void> {
  const { subject, subscriptionId, failures } = delivery;
  const { state } = outcome;
  if (state === 'gone')
    await executor.deleteFrom('push_subscription').where('id', '=', subscriptionId).execute();
  if (state === 'delivered' && failures > 0)
    await executor
      .updateTable('push_subscription')
      .set({ failures: 0 })
      .where('id', '=', subscriptionId)
      .execute();
  await executor
    .updateTable('push_delivery')
    .set(outcome.state === 'waiting' ? { due_at: outcome.dueAt } : { state: outcome.state })
    .where('subject', '=', subject)
    .where('subscription_id', '=', subscriptionId)
    .execute();
}

/**
 * Closes notices that nothing of is left to deliver, with their counts, and forgets subscriptions that could not be told
 * of `failuresMax` in a row. A failure counts where somebody else was reached at the same push service, or, at one that
 * is none of `knownServices` (a regular expression on host names), anybody at all: when our network is down, our clock is
 * wrong or a service is out, all of it fails, and readers' choices must not go with it.
 */
export async function closeNotices(
  executor: Executor,
  { failuresMax, knownServices }: { readonly failuresMax: number; readonly knownServices: string },
): Promise<void> {
  await sql`
    with done as (
      update push_notice notice set state = 'done', (delivered, gone, failed, withheld) = (
        select count(*) filter (where state = 'delivered'), count(*) filter (where state = 'gone'),
          count(*) filter (where state = 'failed'), count(*) filter (where state = 'withheld')
        from push_delivery where notice_id = notice.id
      )
      where notice.state = 'sending'
        and not exists (select from push_delivery where notice_id = notice.id and state = 'waiting')
      returning id
    ), reached as (
      select distinct delivery.notice_id, subscription.host
      from done join push_delivery delivery on delivery.notice_id = done.id and delivery.state = 'delivered'
      join push_subscription subscription on subscription.id = delivery.subscription_id
    ), failing as (
      select distinct subscription.id, subscription.failures + 1 as failures
      from done join push_delivery delivery on delivery.notice_id = done.id and delivery.state = 'failed'
      join push_subscription subscription on subscription.id = delivery.subscription_id
      join reached on reached.notice_id = done.id
        and (reached.host = subscription.host or subscription.host !~ ${knownServices})
    ), counted as (
      update push_subscription subscription set failures = failing.failures
      from failing where failing.id = subscription.id and failing.failures < ${failuresMax}
    )
    delete from push_subscription where id in (select id from failing where failures >= ${failuresMax})`.execute(
    executor,
  );
}

/** Forgets who got notices that were done before a time, `limit` at most; their counts stay. Returns how many. */
export async function forgetDeliveries(executor: Executor, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with old as (
      select delivery.subject, delivery.subscription_id from push_delivery delivery
      join push_notice notice on notice.id = delivery.notice_id
      where notice.state = 'done' and notice.at < ${before} limit ${limit}
    ), forgotten as (
      delete from push_delivery delivery using old
      where delivery.subject = old.subject and delivery.subscription_id = old.subscription_id returning 1
    )
    select count(*)::int as count from forgotten`.execute(executor);
  return rows[0]?.count ?? 0;
}
