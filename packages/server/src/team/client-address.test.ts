import { expect, test } from 'vitest';
import { addressPlace, clientAddress } from './client-address.ts';

test.each([
  ['203.0.113.9', null, '203.0.113.9'],
  // Who connects directly cannot choose.
  ['203.0.113.9', '192.0.2.1', '203.0.113.9'],
  // A proxy of the newsroom's own appends what it saw; what stands before was sent by the client.
  ['127.0.0.1', '192.0.2.1, 198.51.100.4', '198.51.100.4'],
  ['::ffff:10.0.0.2', '198.51.100.4, 10.0.0.9', '198.51.100.4'],
  ['::1', '2001:db8::1', '2001:db8::1'],
  ['127.0.0.1', 'unknown, <script>', '127.0.0.1'],
  ['127.0.0.1', null, '127.0.0.1'],
  [undefined, '192.0.2.1', undefined],
])('a connection from %s with X-Forwarded-For %s comes from %s', (connection, forwarded, address) => {
  expect(clientAddress(connection, forwarded)).toBe(address);
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s is counted as %s', (address, place) => {
  expect(addressPlace(address)).toBe(place);
});
