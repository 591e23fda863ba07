import { isIP } from 'node:net';

/** Names that never are on the internet (RFC 6761, RFC 6762, RFC 8375, RFC 9476 and ICANN's `internal`). */
const NOT_ON_THE_INTERNET =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|test|invalid|onion|alt)$/;

/** Push services of the browsers; others are taken too, but not in any number. As PostgreSQL reads it, too. */
export const KNOWN_SERVICES =
  /(?:^|\.)(?:fcm\.googleapis\.com|push\.services\.mozilla\.com|push\.apple\.com|notify\.windows\.com)$/;

/** Subscriptions at one push service that nobody knows: it could be somebody's server that is to be flooded. */
export const UNKNOWN_SERVICE_MAX = 100;

/**
 * The address of a push service as messages may be sent there: https, by a public name, at the usual port. Undefined
 * for any other. What the name leads to is looked at when something is sent (`lookupPublic`).
 *
 * @param trustedOrigin for tests: an origin that may be sent to whatever it is
 */
export function readEndpoint(endpoint: string, trustedOrigin?: string): URL | undefined {
  const url = URL.parse(endpoint);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  if (trustedOrigin !== undefined && url.origin === trustedOrigin) return url;
  const { protocol, hostname, port } = url;
  if (protocol !== 'https:' || port !== '') return undefined;
  const name = hostname.replace(/\.$/, '');
  const isAddress = name.startsWith('[') || isIP(name) !== 0;
  if (isAddress || !name.includes('.') || NOT_ON_THE_INTERNET.test(name)) return undefined;
  return url;
}

/** How many subscriptions there may be at the push service of an address. */
export function subscriptionsMax({ hostname }: URL): number {
  return KNOWN_SERVICES.test(hostname) ? Number.POSITIVE_INFINITY : UNKNOWN_SERVICE_MAX;
}
