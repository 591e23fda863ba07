import { createHash } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Subscription } from '@onrecord/domain/push/subscription';
import { encryptMessage } from './encrypt.ts';
import { readEndpoint } from './endpoint.ts';
import { lookupPublic, NotPublic } from './public-address.ts';
import type { Vapid } from './vapid.ts';

/** A message for one browser. */
export interface PushMessage {
  readonly subscription: Subscription;
  readonly plaintext: Buffer;
  /** What it is about: a later message on the same takes its place while it has not reached the browser. */
  readonly subject: string;
  /** For how long the push service keeps it for a browser that is away. */
  readonly lifeMs: number;
  readonly isUrgent: boolean;
}

/** What came of sending a message. */
export type PushAnswer =
  | { readonly type: 'delivered' }
  /** There is no such subscription any more, or it never was one. */
  | { readonly type: 'gone' }
  /** The push service will not take it, however often it is sent. */
  | { readonly type: 'refused'; readonly reason: string }
  /** Perhaps later; not before `afterMs`, where the push service said so. */
  | { readonly type: 'later'; readonly reason: string; readonly afterMs: number | undefined };

/** A push service that has not answered by then is asked again later. */
const ANSWER_MS = 10_000;
/** Connections to one push service. */
const CONNECTIONS_MAX = 25;
/** Characters of `Topic` (RFC 8030, section 5.4). */
const TOPIC_MAX = 32;

/** Sends messages to push services (RFC 8030). Redirects are not followed, answers not read. */
export class PushPost {
  readonly #vapid: Vapid;
  readonly #trustedOrigin: string | undefined;
  readonly #https = new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS_MAX });
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS_MAX });

  /** @param trustedOrigin for tests: a push service on this machine, which may be without TLS */
  constructor(vapid: Vapid, trustedOrigin?: string) {
    this.#vapid = vapid;
    this.#trustedOrigin = trustedOrigin;
  }

  /** Never rejects. */
  async post(message: PushMessage, now: Date): Promise<PushAnswer> {
    const { subscription, plaintext, subject, lifeMs, isUrgent } = message;
    const url = readEndpoint(subscription.endpoint, this.#trustedOrigin);
    if (url === undefined) return { type: 'gone' };
    let body: Buffer;
    try {
      body = encryptMessage(subscription.keys, plaintext);
    } catch (error) {
      return { type: 'refused', reason: String(error) };
    }
    const headers = {
      Authorization: this.#vapid.authorization(url.origin, now),
      TTL: `${Math.max(0, Math.floor(lifeMs / 1000))}`,
      Urgency: isUrgent ? 'high' : 'normal',
      Topic: createHash('sha256').update(subject).digest('base64url').slice(0, TOPIC_MAX),
      'Content-Encoding': 'aes128gcm',
      'Content-Type': 'application/octet-stream',
      'Content-Length': `${body.length}`,
    };
    try {
      return answerOf(await this.#send(url, headers, body));
    } catch (error) {
      if (error instanceof NotPublic) return { type: 'gone' };
      return { type: 'later', reason: String(error), afterMs: undefined };
    }
  }

  close(): void {
    this.#https.destroy();
    this.#http.destroy();
  }

  #send(url: URL, headers: Readonly<Record<string, string>>, body: Buffer): Promise<IncomingMessage> {
    const isTrusted = url.origin === this.#trustedOrigin;
    const options = {
      method: 'POST',
      headers: { ...headers },
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(isTrusted ? {} : { lookup: lookupPublic }),
    };
    return new Promise((resolve, reject) => {
      const sent =
        isTrusted && url.protocol === 'http:'
          ? httpRequest(url, { ...options, agent: this.#http }, resolve)
          : httpsRequest(url, { ...options, agent: this.#https }, resolve);
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** What answers mean: RFC 8030, sections 5 and 7.3, and what push services document of their own. */
function answerOf(response: IncomingMessage): PushAnswer {
  const { statusCode = 0 } = response;
  // Read to the end by nobody: the connection serves the next message once a short body is through.
  response.on('error', () => undefined);
  if (Number(response.headers['content-length'] ?? 0) > BODY_MAX) response.destroy();
  else response.resume();
  const reason = `status ${statusCode}`;
  if (statusCode >= 200 && statusCode < 300) return { type: 'delivered' };
  if (statusCode === 404 || statusCode === 410) return { type: 'gone' };
  if (statusCode === 408 || statusCode === 429 || statusCode >= 500)
    return { type: 'later', reason, afterMs: retryAfterMs(response.headers['retry-after']) };
  return { type: 'refused', reason };
}

/** An answer that is longer is not waited for. Bytes. */
const BODY_MAX = 64 * 1024;

function retryAfterMs(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) * 1000 : undefined;
}
