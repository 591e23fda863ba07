import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table breaking_banner (
     "only" boolean primary key default true check ("only"),
     id uuid not null,
     text text not null,
     story_id uuid references story on delete cascade,
     set_at timestamptz not null,
     set_by text not null,
     set_by_name text not null,
     until timestamptz not null
   )`,

  // The newsroom's key for push services, made when it is first needed: subscriptions are bound to it.
  `create table push_key (
     "only" boolean primary key default true check ("only"),
     public_key text not null,
     private_key text not null
   )`,
  `create table push_subscription (
     id uuid primary key,
     endpoint text not null unique check (length(endpoint) <= 1000),
     host text not null,
     p256dh text not null,
     auth text not null,
     failures integer not null default 0
   )`,
  `create index push_subscription_by_host on push_subscription (host)`,
  `create table push_topic (
     topic text not null,
     subscription_id uuid not null references push_subscription on delete cascade,
     primary key (topic, subscription_id)
   )`,
  `create index push_topic_by_subscription on push_topic (subscription_id)`,

  // A subject goes to a topic once, and to a subscription once, whatever topics it is in.
  `create table push_notice (
     id uuid primary key,
     subject text not null,
     topic text not null,
     story_id uuid references story on delete cascade,
     entry_id uuid references live_entry on delete cascade,
     payload jsonb not null,
     at timestamptz not null,
     sent_by text not null,
     sent_by_name text not null,
     state text not null check (state in ('collecting', 'sending', 'done')),
     collected_to uuid,
     delivered integer not null default 0,
     gone integer not null default 0,
     failed integer not null default 0,
     withheld integer not null default 0,
     unique (subject, topic)
   )`,
  `create index push_notice_open on push_notice (at, id) where state <> 'done'`,
  `create index push_notice_done on push_notice (at) where state = 'done'`,
  // For PostgreSQL's own look when what they refer to goes.
  `create index push_notice_by_story on push_notice (story_id) where story_id is not null`,
  `create index push_notice_by_entry on push_notice (entry_id) where entry_id is not null`,
  // Of a subscription that is forgotten its deliveries stay, to be counted.
  `create table push_delivery (
     subject text not null,
     subscription_id uuid not null,
     notice_id uuid not null references push_notice on delete cascade,
     state text not null check (state in ('waiting', 'delivered', 'gone', 'failed', 'withheld')),
     tries integer not null default 0,
     due_at timestamptz not null,
     primary key (subject, subscription_id)
   )`,
  `create index push_delivery_due on push_delivery (due_at) where state = 'waiting'`,
  `create index push_delivery_by_notice on push_delivery (notice_id, state)`,
];
