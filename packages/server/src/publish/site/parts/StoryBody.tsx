import type { StoryView } from '@onrecord/domain/article/views';
import { BodyElements } from '../body/BodyElements.tsx';
import { withoutHeadingGaps } from '../body/heading-ladder.ts';
import type { Rendering } from '../render.ts';

/** The text of a story or page, in its column. */
export function StoryBody({ story, ...rendering }: Rendering & { story: StoryView }) {
  return (
    <div class="body">
      <BodyElements elements={withoutHeadingGaps(story.body.content)} story={story} {...rendering} />
    </div>
  );
}
