import type { HeroView } from '@onrecord/domain/article/views';
import { Caption } from './Caption.tsx';
import { isShowable, ResponsivePicture } from './ResponsivePicture.tsx';

/** The picture over a story: the page's width where it lies, the measure where it stands. */
export function Hero({ hero }: { hero: HeroView | null }) {
  if (!hero || !isShowable(hero.media)) return null;
  const { media, altText } = hero;
  const stands = (media.heightPx ?? 0) > (media.widthPx ?? 0);
  return (
    <figure class={stands ? 'hero stands' : 'hero'}>
      <ResponsivePicture media={media} altText={altText} place={stands ? 'standing' : 'hero'} />
      <Caption caption={hero.caption} credit={hero.credit} />
    </figure>
  );
}
