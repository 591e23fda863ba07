import type { PushPayload } from '@onrecord/domain/push/notice';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** The tables of what readers are told beside the pages, as their migrations leave them. */
export interface NoticeSchema {
  breaking_banner: BreakingBannerTable;
  push_key: PushKeyTable;
  push_subscription: PushSubscriptionTable;
  push_topic: PushTopicTable;
  push_notice: PushNoticeTable;
  push_delivery: PushDeliveryTable;
  scheduled_notice: ScheduledNoticeTable;
}

/** The line over every page; no row where there is none. */
export interface BreakingBannerTable {
  /** Always true: there is one row at most. */
  only: ColumnType<boolean, true, never>;
  id: string;
  text: string;
  story_id: string | null;
  set_at: Date;
  /** A user id, and as the person was called then. */
  set_by: string;
  set_by_name: string;
  until: Date;
}

export interface PushKeyTable {
  /** Always true: there is one row. */
  only: ColumnType<boolean, true, never>;
  /** As browsers are told it: base64url. */
  public_key: string;
  /** PKCS #8, PEM. */
  private_key: string;
}

/** A browser that is to be told of something: nothing of who uses it. */
export interface PushSubscriptionTable {
  id: string;
  endpoint: string;
  /** Of the endpoint. */
  host: string;
  p256dh: string;
  auth: string;
  /** Notices in a row that could not be delivered. */
  failures: Generated<number>;
}

export interface PushTopicTable {
  topic: string;
  subscription_id: string;
}

/** Something that readers of a topic are told, once. */
export interface PushNoticeTable {
  id: string;
  /** `story:ID`, `entry:ID`, `banner:ID`. */
  subject: string;
  topic: string;
  /** It goes out only while this story is public, and this entry of it. */
  story_id: string | null;
  entry_id: string | null;
  payload: JSONColumnType<PushPayload>;
  at: Date;
  /** A user id, and as the person was called then. */
  sent_by: string;
  sent_by_name: string;
  /** `collecting` while deliveries are made of the topic's subscriptions, up to `collected_to` in order of ids. */
  state: 'collecting' | 'sending' | 'done';
  collected_to: string | null;
  /** Counted when it is done. */
  delivered: Generated<number>;
  gone: Generated<number>;
  failed: Generated<number>;
  withheld: Generated<number>;
}

/** Whom a scheduled story is told to when it goes out. */
export interface ScheduledNoticeTable {
  story_id: string;
  topics: string[];
  /** A user id. */
  set_by: string;
  set_by_name: string;
}

export interface PushDeliveryTable {
  subject: string;
  subscription_id: string;
  notice_id: string;
  state: 'waiting' | 'delivered' | 'gone' | 'failed' | 'withheld';
  /** Tries that were begun. */
  tries: Generated<number>;
  /** When it is tried next; while it is being tried, when it counts as not done. */
  due_at: Date;
}
