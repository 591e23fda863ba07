import type { StoryView } from '@onrecord/domain/article/views';
import type { Rendering } from '../render.ts';

/** What an element needs of its story: the files it names, the stories it follows, its language. */
export interface BodyContext extends Rendering {
  readonly story: Pick<StoryView, 'media' | 'related' | 'language'>;
}
