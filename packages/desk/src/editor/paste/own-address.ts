/**
 * The path of an address on this site, decoded and with its closing slash, as the newsroom's addresses are kept;
 * undefined for any other address, and for the desk itself.
 *
 * @param origin of this site: scheme, host and port
 */
export function ownPath(address: string, origin: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.origin !== origin || url.pathname === '/' || url.pathname.startsWith('/desk/')) return undefined;
  try {
    return decodeURIComponent(url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`);
  } catch {
    return undefined;
  }
}
