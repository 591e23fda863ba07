import type { DeskStoryDetail, StoryActRequest } from '@onrecord/domain/desk/shapes';

/** What every dialog of an act is given. */
export interface DialogProps {
  readonly story: DeskStoryDetail;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onDo: (request: StoryActRequest) => void;
}
