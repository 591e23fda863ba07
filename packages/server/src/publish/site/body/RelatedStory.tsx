import { storyPath } from '@onrecord/domain/address/paths';
import type { ElementOf } from '@onrecord/domain/body/elements';
import { excerptOf } from '@onrecord/domain/text/excerpt';
import { isShowable, ResponsivePicture } from '../parts/ResponsivePicture.tsx';
import { languageAttributes } from '../render.ts';
import type { BodyContext } from './body-context.ts';

/** A card that leads to another story, as that story reads now; nothing where the story is gone. */
export function RelatedStory({ element, story }: BodyContext & { element: ElementOf<'relatedStory'> }) {
  const related = story.related.get(element.attrs.storyId);
  if (!related) return null;
  const { hero } = related;
  return (
    <div class="card" {...languageAttributes(related.language, story.language)}>
      <div>
        <a href={storyPath(related.slug)}>{related.headline}</a>
        {related.teaser !== '' && <p>{excerptOf(related.teaser)}</p>}
      </div>
      {hero && isShowable(hero.media) && (
        <ResponsivePicture media={hero.media} altText={hero.altText} place="card" />
      )}
    </div>
  );
}
