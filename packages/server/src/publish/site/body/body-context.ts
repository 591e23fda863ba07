import type { StoryView } from '@onrecord/domain/article/views';
import type { NumberedRecord } from '../record/numbered-record.ts';
import type { Rendering } from '../render.ts';

/** What an element needs of its story: the files it names, the stories it follows, its language, its record. */
export interface BodyContext extends Rendering {
  readonly record: NumberedRecord;
  readonly story: Pick<StoryView, 'media' | 'related' | 'language'>;
}
