import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Executor } from '../store/database.ts';
import { keepPushKey } from '../store/push.ts';

/** Tokens may hold for a day at most (RFC 8292, section 2). */
const TOKEN_LIFE_MS = 12 * 3600_000;
/** A token is used for so long; clocks of push services may be ahead of ours. */
const TOKEN_USE_MS = 6 * 3600_000;
/** Push services a token is kept for. */
const TOKENS_MAX = 200;

/** Says to push services who sends (VAPID, RFC 8292), by the newsroom's own key. */
export class Vapid {
  /** As browsers are told it when they subscribe: an uncompressed point in base64url. */
  readonly publicKey: string;
  readonly #privateKey: KeyObject;
  readonly #contact: string;
  readonly #tokens = new Map<string, { readonly header: string; readonly untilMs: number }>();

  constructor(keys: { readonly publicKey: string; readonly privateKey: string }, origin: string) {
    this.publicKey = keys.publicKey;
    this.#privateKey = createPrivateKey(keys.privateKey);
    this.#contact = contactOf(origin);
  }

  /** The newsroom's key from the database, made there when it is first needed. */
  static async load(executor: Executor, origin: string): Promise<Vapid> {
    return new Vapid(await keepPushKey(executor, makeKeys), origin);
  }

  /** The `Authorization` header for a push service. */
  authorization(endpointOrigin: string, now: Date): string {
    const known = this.#tokens.get(endpointOrigin);
    if (known && known.untilMs > now.getTime()) return known.header;
    const claims = {
      aud: endpointOrigin,
      exp: Math.floor((now.getTime() + TOKEN_LIFE_MS) / 1000),
      sub: this.#contact,
    };
    const signed = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded(claims)}`;
    const key = { key: this.#privateKey, dsaEncoding: 'ieee-p1363' } as const;
    const signature = sign('sha256', Buffer.from(signed), key).toString('base64url');
    const header = `vapid t=${signed}.${signature}, k=${this.publicKey}`;
    if (this.#tokens.size >= TOKENS_MAX) this.#tokens.clear();
    this.#tokens.set(endpointOrigin, { header, untilMs: now.getTime() + TOKEN_USE_MS });
    return header;
  }
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Whom a push service may write to (RFC 8292, section 2.1): an https or mailto address. */
function contactOf(origin: string): string {
  return origin.startsWith('https://') ? origin : `mailto:newsroom@${new URL(origin).hostname}`;
}

function makeKeys() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return {
    publicKey: point.toString('base64url'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}
