import { createPublicKey, verify } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { Vapid } from './vapid.ts';

let newsroom: TestNewsroom;
beforeEach(async () => {
  newsroom = await createNewsroom();
  return () => newsroom.close();
});

const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());

it('has one key for the newsroom, however many processes need it first', async () => {
  const loaded = await Promise.all(
    Array.from({ length: 8 }, () => Vapid.load(newsroom.db, 'https://harbour.example')),
  );
  expect(new Set(loaded.map(({ publicKey }) => publicKey)).size).toBe(1);
  expect((await Vapid.load(newsroom.db, 'https://harbour.example')).publicKey).toBe(loaded[0]?.publicKey);
  const point = Buffer.from(loaded[0]?.publicKey ?? '', 'base64url');
  expect([point.length, point[0]]).toEqual([65, 4]);
});

it('says who sends, in a token that its public key proves', async () => {
  const vapid = await Vapid.load(newsroom.db, 'https://harbour.example');
  const { now } = newsroom;
  const header = vapid.authorization('https://push.example.org', now);
  const [, token = '', key] = /^vapid t=([^,]+), k=([\w-]+)$/.exec(header) ?? [];
  expect(key).toBe(vapid.publicKey);
  const [head, claims, signature = ''] = token.split('.');
  expect(read(head)).toEqual({ typ: 'JWT', alg: 'ES256' });
  expect(read(claims)).toEqual({
    aud: 'https://push.example.org',
    exp: now.getTime() / 1000 + 12 * 3600,
    sub: 'https://harbour.example',
  });
  const point = Buffer.from(vapid.publicKey, 'base64url');
  const [x = '', y = ''] = [point.subarray(1, 33), point.subarray(33)].map((part) =>
    part.toString('base64url'),
  );
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const proof = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), proof, Buffer.from(signature, 'base64url'))).toBe(
    true,
  );
});

it('renews its tokens before they run out, and has one for each push service', async () => {
  const vapid = await Vapid.load(newsroom.db, 'http://localhost:4321');
  const at = (hours: number) => new Date(newsroom.now.getTime() + hours * 3600_000);
  const first = vapid.authorization('https://push.example.org', at(0));
  expect(vapid.authorization('https://push.example.org', at(5))).toBe(first);
  expect(vapid.authorization('https://push.example.org', at(7))).not.toBe(first);
  expect(vapid.authorization('https://push.example.net', at(0))).not.toBe(first);
  expect(read(first.split('.')[1]).sub).toBe('mailto:newsroom@localhost');
});
