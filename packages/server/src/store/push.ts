import type { Subscription } from '@onrecord/domain/push/subscription';
import { BREAKING_TOPIC, liveTopic, readTopic, tagTopic } from '@onrecord/domain/push/topics';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Executor } from './database.ts';
import { MAIN_FEED_ID } from './public-index.ts';

/** A topic with what readers know it by; '' for breaking news, whose name is a word of the page. */
export interface LabelledTopic {
  readonly topic: string;
  readonly label: string;
}

/** The newsroom's key for push services; the first process that needs one makes it for all. */
export async function keepPushKey(
  executor: Executor,
  made: () => { readonly publicKey: string; readonly privateKey: string },
): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  const find = () =>
    executor
      .selectFrom('push_key')
      .select(['public_key as publicKey', 'private_key as privateKey'])
      .executeTakeFirst();
  const known = await find();
  if (known !== undefined) return known;
  const { publicKey, privateKey } = made();
  await executor
    .insertInto('push_key')
    .values({ only: true, public_key: publicKey, private_key: privateKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await find();
  if (kept === undefined) throw new Error('The key for push services is not in the database.');
  return kept;
}

/** Of these topics those there are: tags with an address, live stories that go on. In the order given. */
export async function listTopics(executor: Executor, topics: readonly string[]): Promise<LabelledTopic[]> {
  const read = topics.flatMap((topic) => readTopic(topic) ?? []);
  const tagIds = read.flatMap((topic) => (topic.type === 'tag' ? [topic.tagId] : []));
  const storyIds = read.flatMap((topic) => (topic.type === 'live' ? [topic.storyId] : []));
  const labels = new Map([[BREAKING_TOPIC, '']]);
  if (tagIds.length > 0) {
    const tags = await executor
      .selectFrom('tag')
      .select(['id', 'name'])
      .where('id', 'in', tagIds)
      .where('internal', '=', false)
      .execute();
    for (const { id, name } of tags) labels.set(tagTopic(id), name);
  }
  if (storyIds.length > 0) {
    const stories = await executor
      .selectFrom('coverage')
      .innerJoin('story', 'story.id', 'coverage.story_id')
      .select(['story.id', 'story.headline'])
      .where('story.id', 'in', storyIds)
      .where('story.state', '=', 'published')
      .where('coverage.ended_at', 'is', null)
      .execute();
    for (const { id, headline } of stories) labels.set(liveTopic(id), headline);
  }
  return [...new Set(topics)].flatMap((topic) => {
    const label = labels.get(topic);
    return label === undefined ? [] : [{ topic, label }];
  });
}

/** Tags of the newest stories, those with most of them first: what a reader may want to be told of. */
export async function listTopicsInTheNews(executor: Executor, limit: number): Promise<LabelledTopic[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select tag.id, tag.name
    from (
      select story_id from listing where feed_id = ${MAIN_FEED_ID}
      order by published_at desc, story_id desc limit ${NEWEST_STORIES}
    ) newest
    join story_tag using (story_id) join tag on tag.id = story_tag.tag_id
    where not tag.internal
    group by tag.id, tag.name order by count(*) desc, tag.name limit ${limit}`.execute(executor);
  return rows.map(({ id, name }) => ({ topic: tagTopic(id), label: name }));
}

/** Stories whose tags count as in the news. */
const NEWEST_STORIES = 300;

/** A push service, and how many subscriptions there may be at it. */
export interface PushService {
  readonly host: string;
  /** Infinity for those of the browsers. */
  readonly hostMax: number;
}

/**
 * Keeps what a browser is to be told of from now on, in the place of what it was. False where its push service is one
 * that nobody knows and that has as many subscriptions as such a one may: nothing is then kept.
 */
export async function keepSubscription(
  trx: Executor,
  { endpoint, keys }: Subscription,
  { topics, ...service }: PushService & { readonly topics: readonly string[] },
): Promise<boolean> {
  const known = await trx
    .updateTable('push_subscription')
    .set({ p256dh: keys.p256dh, auth: keys.auth, failures: 0 })
    .where('endpoint', '=', endpoint)
    .returning('id')
    .executeTakeFirst();
  let id = known?.id;
  if (id === undefined) {
    if (!(await hasRoom(trx, service))) return false;
    const added = await trx
      .insertInto('push_subscription')
      .values({ id: uuidv7(), endpoint, host: service.host, p256dh: keys.p256dh, auth: keys.auth })
      // The same browser twice at once: the second waits for the first.
      .onConflict((conflict) =>
        conflict.column('endpoint').doUpdateSet({ p256dh: keys.p256dh, auth: keys.auth, failures: 0 }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    id = added.id;
  }
  await sql`
    delete from push_topic where subscription_id = ${id} and topic <> all(${topics}::text[])`.execute(trx);
  await sql`
    insert into push_topic (topic, subscription_id) select unnest(${topics}::text[]), ${id}::uuid
    on conflict do nothing`.execute(trx);
  return true;
}

/** Whether a push service may have one subscription more; until the transaction ends nobody else takes its place. */
async function hasRoom(trx: Executor, { host, hostMax }: PushService): Promise<boolean> {
  if (!Number.isFinite(hostMax)) return true;
  await sql`select pg_advisory_xact_lock(${HOST_LOCK}, hashtext(${host}))`.execute(trx);
  const rows = await trx
    .selectFrom('push_subscription')
    .select('id')
    .where('host', '=', host)
    .limit(hostMax)
    .execute();
  return rows.length < hostMax;
}

/** Any number, the same for all: it tells these locks, each of one host, from others. */
const HOST_LOCK = 7_201;

/**
 * The push service gave a browser another address. `unknown` where there is nothing under the former one, `full` where
 * the service of the new one has as many subscriptions as it may: nothing is then changed.
 */
export async function renewSubscription(
  trx: Executor,
  formerEndpoint: string,
  { endpoint, keys }: Subscription,
  service: PushService,
): Promise<'renewed' | 'unknown' | 'full'> {
  const former = await trx
    .selectFrom('push_subscription')
    .select(['id', 'host'])
    .where('endpoint', '=', formerEndpoint)
    .forUpdate()
    .executeTakeFirst();
  if (former === undefined) return 'unknown';
  if (former.host !== service.host && !(await hasRoom(trx, service))) return 'full';
  if (endpoint !== formerEndpoint) await forgetSubscription(trx, endpoint);
  await trx
    .updateTable('push_subscription')
    .set({ endpoint, host: service.host, p256dh: keys.p256dh, auth: keys.auth, failures: 0 })
    .where('id', '=', former.id)
    .execute();
  return 'renewed';
}

export async function forgetSubscription(executor: Executor, endpoint: string): Promise<void> {
  await executor.deleteFrom('push_subscription').where('endpoint', '=', endpoint).execute();
}

/** What a browser is told of, by the names of the topics. */
export async function listChosenTopics(executor: Executor, endpoint: string): Promise<LabelledTopic[]> {
  const rows = await executor
    .selectFrom('push_topic')
    .innerJoin('push_subscription', 'push_subscription.id', 'push_topic.subscription_id')
    .select('push_topic.topic')
    .where('push_subscription.endpoint', '=', endpoint)
    .orderBy('push_topic.topic')
    .execute();
  return listTopics(
    executor,
    rows.map(({ topic }) => topic),
  );
}

/** How many readers chose each topic; those nobody chose are missing. */
export async function countReaders(
  executor: Executor,
  topics: readonly string[],
): Promise<Map<string, number>> {
  if (topics.length === 0) return new Map();
  const rows = await executor
    .selectFrom('push_topic')
    .select((eb) => ['topic', eb.fn.countAll<string>().as('readers')])
    .where('topic', 'in', topics)
    .groupBy('topic')
    .execute();
  return new Map(rows.map(({ topic, readers }) => [topic, Number(readers)]));
}
