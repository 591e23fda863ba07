import type { Clock } from '@onrecord/domain/clock';
import { BREAKING_TOPIC } from '@onrecord/domain/push/topics';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import {
  closeNotices,
  collectDeliveries,
  type DeliveryOutcome,
  forgetDeliveries,
  hasOpenNotices,
  settleDelivery,
  type TakenDelivery,
  takeDeliveries,
} from '../store/push-notices.ts';
import { KNOWN_SERVICES } from './endpoint.ts';
import { PushPost } from './post-message.ts';
import { Vapid } from './vapid.ts';

export interface PushSenderOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Scheme and host of the site: who sends. */
  readonly origin: string;
  /**
   * Which push services are sent to: those of the browsers, or all others. Whoever subscribes says where messages go;
   * somebody's servers that answer slowly, or never, must not hold up what is for everybody else.
   */
  readonly services: 'known' | 'other';
  /** For tests: a push service on this machine. */
  readonly trustedOrigin?: string;
}

/** Subscriptions of a notice that are looked up at a time. */
const COLLECTED_AT_ONCE = 1000;
/** Deliveries that a process takes at a time, and messages that are on their way at once. */
const TAKEN_AT_ONCE = 100;
const SENT_AT_ONCE = 20;
/** Longer than all that was taken can take: what a process that died had taken is then due again. */
const TAKEN_FOR_MS = 90_000;
/** News that did not reach a browser by then is none any more. */
const LIFE_MS = 12 * 3600_000;
const TRIES_MAX = 6;
/** Before the second try, and four times as long before each further one. */
const RETRY_MS = 30_000;
const RETRY_MAX_MS = 3600_000;
/** Notices in a row that a subscription could not be told of, where others could: it is then forgotten. */
export const FAILURES_MAX = 5;
/** For how long it is known who got what: as long as a notice may be sent on to another topic. */
const KEPT_FOR_MS = 7 * 24 * 3600_000;
const FORGOTTEN_AT_ONCE = 5000;

/**
 * Delivers what readers are to be told. Any number of processes may do this at once, and be killed at any moment: a
 * delivery is one process's for a while, its outcome is written as soon as it is known, and what nobody says anything
 * of is tried again. A message that was on its way in that moment may go out twice; it has the same topic, so that the
 * browser shows it once.
 */
export class PushSender {
  readonly #options: PushSenderOptions;
  #post: PushPost | undefined;
  #stopping = false;

  constructor(options: PushSenderOptions) {
    this.#options = options;
  }

  /** Sends what is due, until nothing is. Returns how many messages were tried. */
  async sendDue(): Promise<number> {
    const { db, clock } = this.#options;
    if (!(await hasOpenNotices(db))) return 0;
    const { origin, services, trustedOrigin } = this.#options;
    this.#post ??= new PushPost(await Vapid.load(db, origin), trustedOrigin);
    const post = this.#post;
    const knownServices = KNOWN_SERVICES.source;
    const toKnown = services === 'known';
    let tried = 0;
    while (!this.#stopping) {
      const collected = await db
        .transaction()
        .execute((trx) => collectDeliveries(trx, clock(), COLLECTED_AT_ONCE));
      const now = clock();
      const until = new Date(now.getTime() + TAKEN_FOR_MS);
      const taken = await takeDeliveries(db, { now, until, limit: TAKEN_AT_ONCE, knownServices, toKnown });
      await this.#deliverAll(post, taken);
      tried += taken.length;
      if (!collected && taken.length === 0) break;
    }
    await closeNotices(db, { failuresMax: FAILURES_MAX, knownServices });
    return tried;
  }

  /** Forgets who got what was sent long ago. */
  async forgetOld(): Promise<void> {
    const { db, clock } = this.#options;
    const before = new Date(clock().getTime() - KEPT_FOR_MS);
    for (let forgotten = FORGOTTEN_AT_ONCE; forgotten === FORGOTTEN_AT_ONCE && !this.#stopping; )
      forgotten = await forgetDeliveries(db, before, FORGOTTEN_AT_ONCE);
  }

  /** Ends `sendDue` and `forgetOld` after what is under way. */
  stop(): void {
    this.#stopping = true;
  }

  /** Closes connections to push services; call it once nothing is under way. */
  close(): void {
    this.#post?.close();
  }

  async #deliverAll(post: PushPost, taken: readonly TakenDelivery[]): Promise<void> {
    const waiting = [...taken];
    const deliverNext = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await this.#deliver(post, next);
    };
    await Promise.all(Array.from({ length: SENT_AT_ONCE }, deliverNext));
  }

  async #deliver(post: PushPost, delivery: TakenDelivery): Promise<void> {
    const { db } = this.#options;
    const outcome = await this.#try(post, delivery);
    await settleDelivery(db, delivery, outcome);
  }

  async #try(post: PushPost, delivery: TakenDelivery): Promise<DeliveryOutcome> {
    const { clock, log } = this.#options;
    const { subscription, payload, subject, topic, noticeAt, tries } = delivery;
    if (!delivery.isPublic) return { state: 'withheld' };
    if (subscription === null) return { state: 'gone' };
    const now = clock();
    const lifeMs = noticeAt.getTime() + LIFE_MS - now.getTime();
    if (lifeMs <= 0) return { state: 'failed' };
    const plaintext = Buffer.from(JSON.stringify(payload));
    const isUrgent = topic === BREAKING_TOPIC;
    const answer = await post.post({ subscription, plaintext, subject, lifeMs, isUrgent }, now);
    switch (answer.type) {
      case 'delivered':
      case 'gone':
        return { state: answer.type };
      case 'refused':
        log.debug({ reason: answer.reason, subject }, 'a push service refused a message');
        return { state: 'failed' };
      case 'later': {
        log.debug({ reason: answer.reason, subject, tries }, 'a message could not be sent now');
        if (tries >= TRIES_MAX) return { state: 'failed' };
        const ownMs = RETRY_MS * 4 ** (tries - 1) * (0.8 + Math.random() * 0.4);
        const waitMs = Math.min(RETRY_MAX_MS, Math.max(ownMs, answer.afterMs ?? 0));
        return { state: 'waiting', dueAt: new Date(now.getTime() + waitMs) };
      }
    }
  }
}
