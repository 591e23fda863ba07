const FORMER_MEDIA = /^\/content\/(images|media|files)\/(.+)$/;
/** `size/w600/` and `format/webp/` name renditions that Ghost made of a picture. */
const GHOST_RENDITION = /^(?:size\/[^/]+\/)?(?:format\/[^/]+\/)?/;

/**
 * The address a file had in Ghost, decoded, of the original whichever rendition is asked for; undefined for what is
 * none. Files taken over go on answering there.
 */
export function formerMediaPath(path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return undefined;
  }
  const [, area, rest] = FORMER_MEDIA.exec(decoded) ?? [];
  if (area === undefined || rest === undefined) return undefined;
  return `/content/${area}/${area === 'images' ? rest.replace(GHOST_RENDITION, '') : rest}`;
}
