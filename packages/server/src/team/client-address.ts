import { BlockList, isIP, isIPv6 } from 'node:net';

/** The header by which the sign-in library is told the address; whatever a client puts there is overwritten. */
export const ADDRESS_HEADER = 'x-onrecord-address';

const NEAR = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  NEAR.addSubnet(network, bits);
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');

const isNear = (address: string) => NEAR.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/**
 * Where a request comes from. `X-Forwarded-For` counts only when the connection itself comes from this machine
 * or its private network, which is a proxy of the newsroom's own; then the last address in it that is not
 * another such proxy. Whoever connects directly cannot choose an address.
 */
export function clientAddress(
  connection: string | undefined,
  forwardedFor: string | null,
): string | undefined {
  const direct = connection?.replace(/^::ffff:/, '');
  if (direct === undefined || isIP(direct) === 0) return undefined;
  if (!isNear(direct) || forwardedFor === null) return direct;
  const hops = forwardedFor
    .split(',')
    .map((hop) => hop.trim().replace(/^::ffff:/, ''))
    .filter((hop) => isIP(hop) !== 0);
  return hops.findLast((hop) => !isNear(hop)) ?? hops[0] ?? direct;
}

/** What is counted as one place: an IPv4 address, or the /64 network that one IPv6 customer has. */
export function addressPlace(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::') ? Array(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
