/** What each field or attribute is called that two people may have chosen at once. */
const PLACES: Readonly<Record<string, string>> = {
  hero: 'Picture over the text',
  heroDecorative: 'Whether the picture over the text is decorative',
  contributorIds: 'Byline',
  tagIds: 'Tags',
  language: 'Language',
  breaking: 'Breaking',
  pinned: 'Pinned',
  embargoedUntil: 'Embargo',
  canonicalUrl: 'First published at',
  socialMediaId: 'Picture on social media',
  mediaId: 'A picture in the text',
  width: 'The width of a picture in the text',
  storyId: 'A related story in the text',
  href: 'An address in the text',
};

export function placeWords(name: string): string {
  return PLACES[name] ?? name;
}

/** Lists of which both can stand, each with what the other lacks; undefined for all else. */
export function bothOf(name: string, theirs: unknown, mine: unknown): readonly string[] | undefined {
  if (name !== 'tagIds' && name !== 'contributorIds') return undefined;
  const both = [...new Set([...idsIn(theirs), ...idsIn(mine)])];
  return both.length > Math.max(idsIn(theirs).length, idsIn(mine).length) ? both : undefined;
}

/** The ids of a list somebody chose; none where it is no list. */
export function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}
