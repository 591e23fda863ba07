import type { StoryView } from '@onrecord/domain/article/views';
import { withoutHeadingGaps } from '../body/heading-ladder.ts';
import { NotedElements } from '../body/NotedElements.tsx';
import type { NumberedRecord } from '../record/numbered-record.ts';
import type { Rendering } from '../render.ts';

interface Props extends Rendering {
  readonly story: StoryView;
  readonly record: NumberedRecord;
}

/** The text of a story or page, in its column, with the notes of what it reports. */
export function StoryBody({ story, ...rendering }: Props) {
  return (
    <div class="body">
      <NotedElements elements={withoutHeadingGaps(story.body.content)} story={story} {...rendering} />
    </div>
  );
}
