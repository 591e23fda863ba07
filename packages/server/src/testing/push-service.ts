import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushPayload } from '@onrecord/domain/push/notice';
import type { Subscription } from '@onrecord/domain/push/subscription';

/** A browser that is notified: its keys, and how it reads a message. */
export interface TestBrowser {
  readonly keys: Subscription['keys'];
  /** What a message says; throws where it was not encrypted for this browser. */
  read(message: Buffer): Buffer;
}

export function createTestBrowser(): TestBrowser {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') },
    read: (message) => decrypt(message, own, auth),
  };
}

/** What a browser does with a message (RFC 8291, section 3; RFC 8188, section 2). */
function decrypt(message: Buffer, browser: ECDH, auth: Buffer): Buffer {
  const [salt, key, body] = [message.subarray(0, 16), message.subarray(21, 86), message.subarray(86)];
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), key]);
  const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(key), auth, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(body.subarray(-16));
  const record = Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]);
  if (record.at(-1) !== 2) throw new Error('The record does not end as the last one does.');
  return record.subarray(0, -1);
}

export interface ReceivedMessage {
  /** Which subscription it came to. */
  readonly name: string;
  readonly headers: IncomingHttpHeaders;
  readonly payload: PushPayload;
}

/** A push service on this machine, which keeps what it is sent. */
export interface TestPushService {
  readonly origin: string;
  readonly received: ReceivedMessage[];
  /** What it answers to messages for a subscription: a status, and headers; 201 if this is not set. */
  answer: (name: string) => { readonly status: number; readonly headers?: Readonly<Record<string, string>> };
  /** Called before each answer, which waits for it. */
  before: (name: string) => Promise<void>;
  /** A subscription of a browser of its own. */
  subscribe(name: string): Subscription;
  close(): Promise<void>;
}

export async function startPushService(): Promise<TestPushService> {
  const browsers = new Map<string, TestBrowser>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const name = decodeURIComponent(request.url?.slice(1) ?? '');
    await service.before(name);
    const { status, headers } = service.answer(name);
    const said = browsers.get(name)?.read(Buffer.concat(chunks)).toString();
    if (said !== undefined)
      service.received.push({ name, headers: request.headers, payload: JSON.parse(said) });
    response.writeHead(status, headers).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const service: TestPushService = {
    origin,
    received: [],
    answer: () => ({ status: 201 }),
    before: async () => undefined,
    subscribe(name) {
      const browser = createTestBrowser();
      browsers.set(name, browser);
      return { endpoint: `${origin}/${encodeURIComponent(name)}`, keys: browser.keys };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return service;
}
