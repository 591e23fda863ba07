import type { ElementOf } from '@onrecord/domain/body/elements';
import { Caption } from '../parts/Caption.tsx';
import type { BodyContext } from './body-context.ts';
import { PictureFace } from './PictureFigure.tsx';

/** Pictures side by side in rows of two or three; each keeps its own texts. */
export function GalleryFigure({ element, ...context }: BodyContext & { element: ElementOf<'gallery'> }) {
  const count = element.content.length;
  const inThrees = count === 3 || count > 4;
  return (
    <figure class={inThrees ? 'gallery threes' : 'gallery'}>
      <div class="rows">
        {element.content.map((picture) => (
          <figure>
            <PictureFace element={picture} place="gallery" {...context} />
            <Caption caption={picture.attrs.caption} credit={picture.attrs.credit} />
          </figure>
        ))}
      </div>
      <Caption caption={element.attrs.caption} credit={element.attrs.credit} />
    </figure>
  );
}
