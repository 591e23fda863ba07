import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { createTestBrowser } from '../testing/push-service.ts';
import { encryptMessage, isUsableKey } from './encrypt.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');

/** RFC 8291, appendix A. */
const EXAMPLE = {
  plaintext: 'When I grow up, I want to be a watermelon',
  browserKey: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  ownPrivateKey: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  message:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

describe('a message', () => {
  it('is the one of the specification, byte for byte', () => {
    const { plaintext, browserKey, auth, ownPrivateKey, salt, message } = EXAMPLE;
    const secrets = { privateKey: bytes(ownPrivateKey), salt: bytes(salt) };
    const encrypted = encryptMessage({ p256dh: browserKey, auth }, Buffer.from(plaintext), secrets);
    expect(encrypted.toString('base64url')).toBe(message);
  });

  it('is read by its browser, whatever it says, and is never the same twice', () => {
    const { keys, read } = createTestBrowser();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3993 }), (said) => {
        const first = encryptMessage(keys, Buffer.from(said));
        expect(read(first)).toEqual(Buffer.from(said));
        expect(encryptMessage(keys, Buffer.from(said)).equals(first)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('is not made where it would be too long for push services', () => {
    const keys = { p256dh: EXAMPLE.browserKey, auth: EXAMPLE.auth };
    expect(() => encryptMessage(keys, Buffer.alloc(3994))).toThrow('too long');
  });

  it('needs a key that is a point of the curve', () => {
    expect(isUsableKey({ p256dh: EXAMPLE.browserKey, auth: EXAMPLE.auth })).toBe(true);
    const stray = Buffer.from(bytes(EXAMPLE.browserKey));
    stray[40] = (stray[40] ?? 0) ^ 1;
    expect(isUsableKey({ p256dh: stray.toString('base64url'), auth: EXAMPLE.auth })).toBe(false);
    expect(isUsableKey({ p256dh: 'B', auth: EXAMPLE.auth })).toBe(false);
  });
});
