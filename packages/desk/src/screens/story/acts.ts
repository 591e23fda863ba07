import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import type { Role } from '@onrecord/domain/team/roles';
import type { StoryAct } from '@onrecord/domain/workflow/story-acts';

/** The acts that have a button; reading, writing, versions and live coverage have their own places. */
export type ButtonAct = Exclude<
  StoryAct,
  | 'read'
  | 'write'
  | 'restore-revision'
  | 'share-preview'
  | 'revoke-preview'
  | 'start-live'
  | 'end-live'
  | 'resume-live'
>;

export interface ActButton {
  readonly act: ButtonAct;
  readonly label: string;
  /** Why it cannot be done now, a sentence or several; undefined where it can. */
  readonly reason: string | undefined;
}

export interface ActBar {
  /** The one dark button: what most likely comes next. */
  readonly main: ActButton | undefined;
  readonly beside: readonly ActButton[];
  readonly behind: readonly ActButton[];
}

type Story = Pick<DeskStoryDetail, 'state' | 'approved' | 'acts' | 'unready' | 'embargo'>;

const LABELS: Readonly<Record<ButtonAct, string>> = {
  'ask-review': 'Ask for review',
  'ask-changes': 'Ask for changes',
  approve: 'Approve',
  schedule: 'Schedule',
  unschedule: 'Take off the schedule',
  publish: 'Publish',
  'publish-changes': 'Publish changes',
  'discard-changes': 'Discard changes',
  retract: 'Retract',
  withdraw: 'Withdraw',
  'restore-public': 'Put back for readers',
  spike: 'Spike',
  unspike: 'Take off the spike',
  'hand-over': 'Hand over',
  'notify-readers': 'Notify readers',
};

/** What goes to readers, and therefore needs a story that is ready. */
const NEEDS_READY: readonly ButtonAct[] = ['schedule', 'publish', 'publish-changes'];

/** Which buttons a story has, for somebody, in its state. */
export function actBar(story: Story, role: Role): ActBar {
  // Somebody who only reads has no use for grey buttons.
  if (role === 'viewer') return { main: undefined, beside: [], behind: [] };
  const edits = role === 'editor' || role === 'owner';
  const button = (act: ButtonAct): ActButton => ({
    act,
    label: labelOf(act, story),
    reason: reasonOf(act, story),
  });
  const bar = (main: ButtonAct | undefined, beside: ButtonAct[], behind: ButtonAct[]): ActBar => ({
    main: main && button(main),
    beside: beside.map(button),
    // What somebody may never do here is no news to them behind a menu.
    behind: [...behind, 'hand-over' as const].map(button).filter(({ reason }) => reason === undefined),
  });
  switch (story.state) {
    case 'draft':
      return edits ? bar('publish', ['schedule'], ['ask-review', 'spike']) : bar('ask-review', [], ['spike']);
    case 'in-review':
      return edits
        ? bar('publish', story.approved ? ['schedule'] : ['ask-changes', 'approve'], [
            ...(story.approved ? (['ask-changes'] as const) : (['schedule'] as const)),
            'spike',
          ])
        : bar('publish', [], ['spike']);
    case 'scheduled':
      return bar('publish', ['schedule'], ['unschedule', 'spike']);
    case 'published':
      return bar('publish-changes', [], ['notify-readers', 'discard-changes', 'retract', 'withdraw']);
    case 'retracted':
      return bar('publish-changes', [], ['discard-changes', 'restore-public', 'withdraw']);
    case 'withdrawn':
      return bar('restore-public', [], []);
    case 'spiked':
      return bar('unspike', [], []);
  }
}

function labelOf(act: ButtonAct, { state }: Story): string {
  if (state === 'scheduled' && act === 'publish') return 'Publish now';
  if (state === 'scheduled' && act === 'schedule') return 'Change the time';
  return LABELS[act];
}

function reasonOf(act: ButtonAct, { acts, unready, embargo }: Story): string | undefined {
  const refused = acts[act];
  if (refused !== null) return refused;
  if (!NEEDS_READY.includes(act)) return undefined;
  // Scheduling is what an embargo asks for.
  const missing = embargo === null || act === 'schedule' ? unready : [...unready, embargo];
  return missing.length > 0 ? missing.join('\n') : undefined;
}
