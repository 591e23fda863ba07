import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/**
 * Addresses of the public internet. Whoever subscribes says where messages go, so that without this check they could
 * send our requests into the newsroom's own network. Ranges: IANA's registries of special-purpose addresses.
 */
const SPECIAL = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  SPECIAL.addSubnet(network, bits);
/** Of IPv6 all that is public begins with these bits; within them, what stands for IPv4 or for nothing. */
const GLOBAL_6 = new BlockList();
GLOBAL_6.addSubnet('2000::', 3, 'ipv6');
const SPECIAL_6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const)
  SPECIAL_6.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is one that anybody on the internet could be reached at. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (!isIPv6(address)) return !SPECIAL.check(address);
  return GLOBAL_6.check(address, 'ipv6') && !SPECIAL_6.check(address, 'ipv6');
}

/** The name of a push service leads into a network that is not public. */
export class NotPublic extends Error {}

/**
 * Resolves a name for a connection, and refuses one with any address that is not public. It is the very answer the
 * connection uses: a name that is resolved anew each time cannot show one address here and have another there.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses: LookupAddress[] = found ?? [];
    const [first] = addresses;
    if (error || first === undefined)
      return callback(error ?? new Error(`${hostname} has no address`), '', undefined);
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new NotPublic(`${hostname} is not on the internet`), '', undefined);
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
