import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { useNavigate } from '@tanstack/react-router';
import type { useStoryAct } from '../screens/story/use-story-act.ts';

/** How a story leads to its live console. */
export interface LiveDoor {
  readonly label: string;
  /** Whether it is live now. */
  readonly isLive: boolean;
  readonly open: () => void;
}

/** The way to the console of a story, going live first where it never was; undefined where it may not. */
export function useLiveDoor(
  story: DeskStoryDetail | undefined,
  act: Pick<ReturnType<typeof useStoryAct>, 'mutate'>,
): LiveDoor | undefined {
  const navigate = useNavigate();
  if (story === undefined) return undefined;
  const enter = () => void navigate({ to: '/stories/$storyId/live', params: { storyId: story.id } });
  if (story.coverage !== null)
    return { label: 'Live console', isLive: story.coverage.endedAt === null, open: enter };
  if (story.acts['start-live'] !== null) return undefined;
  const begin = () => act.mutate({ act: 'start-live' }, { onSuccess: enter });
  return { label: 'Go live', isLive: false, open: begin };
}
