import type { Picture } from '@onrecord/domain/body/elements';
import { safeHref } from '@onrecord/domain/body/href';
import { Caption } from '../parts/Caption.tsx';
import { isShowable, type PicturePlace, ResponsivePicture } from '../parts/ResponsivePicture.tsx';
import type { BodyContext } from './body-context.ts';

export function PictureFigure({ element, ...context }: BodyContext & { element: Picture }) {
  const { width, caption, credit } = element.attrs;
  return (
    <figure class={width === 'text' ? undefined : width}>
      <PictureFace element={element} place={width === 'text' ? 'text' : 'wide'} {...context} />
      <Caption caption={caption} credit={credit} />
    </figure>
  );
}

/**
 * The picture itself, a link where it leads somewhere. One whose file is missing is a quiet surface with its
 * alt text: never a request to the host it once came from.
 */
export function PictureFace({
  element,
  place,
  story,
  words,
}: BodyContext & { element: Picture; place: PicturePlace }) {
  const { mediaId, altText, href } = element.attrs;
  const media = mediaId === null ? undefined : story.media.get(mediaId);
  if (!isShowable(media)) return <p class="missing">{altText === '' ? words.pictureMissing : altText}</p>;
  const picture = <ResponsivePicture media={media} altText={altText} place={place} />;
  const target = href === null ? undefined : safeHref(href);
  // A link without a name would be announced as its address: a decorative picture then leads nowhere.
  return target === undefined || altText === '' ? picture : <a href={target}>{picture}</a>;
}
