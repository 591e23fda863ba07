import { lookup as systemLookup } from 'node:dns';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { readEndpoint, subscriptionsMax, UNKNOWN_SERVICE_MAX } from './endpoint.ts';
import { isPublicAddress, lookupPublic, NotPublic } from './public-address.ts';

describe('the address of a push service', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
    'https://push.example.org/abc',
  ])('may be %s', (endpoint) => {
    expect(readEndpoint(endpoint)?.href).toBe(endpoint);
  });

  it.each([
    'http://fcm.googleapis.com/abc',
    'ftp://push.example.org/',
    'file:///etc/passwd',
    'https://push.example.org:8443/',
    'https://user@push.example.org/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[2606:4700::1111]/',
    'https://203.0.114.1/',
    'https://localhost/',
    'https://postgres/',
    'https://db.internal/',
    'https://printer.local./',
    'not an address',
    '',
  ])('is never %j', (endpoint) => {
    expect(readEndpoint(endpoint)).toBeUndefined();
  });

  it('is never anything that is not https', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        const url = readEndpoint(address);
        if (url) expect(url.protocol).toBe('https:');
        expect(readEndpoint(address.replace(/^https:/, 'http:'))).toBeUndefined();
      }),
    );
  });

  it('of a service that nobody knows is one of few', () => {
    const max = (endpoint: string) => subscriptionsMax(new URL(endpoint));
    expect(max('https://fcm.googleapis.com/abc')).toBe(Number.POSITIVE_INFINITY);
    expect(max('https://fcm.googleapis.com.push.example.org/')).toBe(UNKNOWN_SERVICE_MAX);
    expect(max('https://notfcm.googleapis.com.example.org/')).toBe(UNKNOWN_SERVICE_MAX);
  });
});

describe('an address of the network', () => {
  it.each(['1.1.1.1', '142.250.74.42', '2606:4700::1111', '2a00:1450:400f:80c::200a'])(
    '%s is public',
    (ip) => {
      expect(isPublicAddress(ip)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    'localhost',
    '',
  ])('%s is not public', (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });

  it('that is not public is no answer for a name', async () => {
    const found = await new Promise((resolve) => {
      lookupPublic('localhost', { all: true }, (error) => resolve(error));
    });
    // A machine without that name says so instead.
    const known = await new Promise((resolve) =>
      systemLookup('localhost', (error) => resolve(error === null)),
    );
    if (known) expect(found).toBeInstanceOf(NotPublic);
    else expect(found).toBeInstanceOf(Error);
  });
});
