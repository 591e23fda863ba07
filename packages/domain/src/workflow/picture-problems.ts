import type { Picture } from '../body/elements.ts';
import { elementsOf } from '../body/walk.ts';
import type { StoryDraft, Unready } from './story-draft.ts';

/**
 * What the pictures of a draft lack before readers may see them: a credit always, and words for those who do not
 * see the picture, unless somebody decided that it is decorative, in this story or in the library. One credit under a gallery stands for all its pictures. Each lack is told once for hero and body.
 */
export function pictureProblems(
  draft: Pick<StoryDraft, 'hero' | 'heroDecorative' | 'body'>,
  mediaById: ReadonlyMap<string, { readonly decorative: boolean }>,
): Unready[] {
  const problems: Unready[] = [];
  const { hero } = draft;
  if (hero !== null) {
    const decorative = draft.heroDecorative || isDecorative(hero.mediaId, mediaById);
    if (isBlank(hero.altText) && !decorative)
      problems.push({ type: 'picture-without-alt-text', where: 'hero' });
    if (isBlank(hero.credit)) problems.push({ type: 'picture-without-credit', where: 'hero' });
  }
  const pictures = picturesOf(draft);
  const wordless = pictures.filter(({ altText, decorative }) => isBlank(altText) && !decorative);
  if (wordless.some(({ mediaId }) => !isDecorative(mediaId, mediaById)))
    problems.push({ type: 'picture-without-alt-text', where: 'body' });
  if (pictures.some(({ credit }) => isBlank(credit)))
    problems.push({ type: 'picture-without-credit', where: 'body' });
  return problems;
}

/** The pictures of a body, those of a gallery with its credit where they have none of their own. */
function picturesOf({ body }: Pick<StoryDraft, 'body'>): Picture['attrs'][] {
  const creditOf = new Map<Picture, string>();
  const pictures: Picture['attrs'][] = [];
  for (const element of elementsOf(body)) {
    if (element.type === 'gallery')
      for (const picture of element.content) creditOf.set(picture, element.attrs.credit);
    if (element.type === 'picture')
      pictures.push({
        ...element.attrs,
        credit: isBlank(element.attrs.credit) ? (creditOf.get(element) ?? '') : element.attrs.credit,
      });
  }
  return pictures;
}

function isDecorative(
  mediaId: string | null,
  mediaById: ReadonlyMap<string, { readonly decorative: boolean }>,
): boolean {
  return mediaId !== null && (mediaById.get(mediaId)?.decorative ?? false);
}

const isBlank = (text: string) => text.trim() === '';
