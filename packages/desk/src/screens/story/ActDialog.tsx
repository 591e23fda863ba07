import { NotifyDialog } from '../push/NotifyDialog.tsx';
import { PublishDialog } from '../push/PublishDialog.tsx';
import type { ButtonAct } from './acts.ts';
import type { DialogProps } from './dialogs/dialog-props.ts';
import { HandOverDialog } from './dialogs/HandOverDialog.tsx';
import { NoteDialog } from './dialogs/NoteDialog.tsx';
import { PublishChangesDialog } from './dialogs/PublishChangesDialog.tsx';
import { ScheduleDialog } from './dialogs/ScheduleDialog.tsx';

/** The dialog an act needs: what is asked, what will happen, one dark button. */
export function ActDialog({ act, ...props }: DialogProps & { readonly act: ButtonAct }) {
  const { onDo } = props;
  switch (act) {
    case 'ask-review':
      return (
        <NoteDialog
          {...props}
          title="Ask for review"
          help="Editors see it under In review."
          label="A note for the editor"
          does="Ask for review"
          onNote={(note) => onDo({ act, note })}
        />
      );
    case 'ask-changes':
      return (
        <NoteDialog
          {...props}
          title="Ask for changes"
          help="The story goes back to its reporter as a draft, with your note."
          label="What should change"
          does="Ask for changes"
          needsNote
          onNote={(note) => onDo({ act, note })}
        />
      );
    case 'approve':
      return (
        <NoteDialog
          {...props}
          title="Approve"
          help="It stays in review, marked as approved, until somebody schedules or publishes it."
          label="A note"
          does="Approve"
          onNote={(note) => onDo({ act, note })}
        />
      );
    case 'publish':
      return <PublishDialog {...props} />;
    case 'notify-readers':
      return <NotifyDialog {...props} />;
    case 'retract':
      return (
        <NoteDialog
          {...props}
          title="Retract"
          help="The story leaves the feed. Its page stays, with this notice in the place of the text."
          label="The notice for readers: what was wrong, and why it is retracted"
          does="Retract"
          needsNote
          onNote={(note) => onDo({ act, note })}
        />
      );
    case 'withdraw':
      return (
        <NoteDialog
          {...props}
          title="Withdraw"
          help="The page is gone for readers (410). Where the law does not demand it, retract instead: that says why."
          does="Withdraw"
          onNote={() => onDo({ act })}
        />
      );
    case 'restore-public':
      return (
        <NoteDialog
          {...props}
          title="Put back for readers"
          help="Readers get the story again as it was last published."
          does="Put back"
          onNote={() => onDo({ act })}
        />
      );
    case 'discard-changes':
      return (
        <NoteDialog
          {...props}
          title="Discard changes"
          help="The text goes back to what readers see. What is discarded stays among the versions."
          does="Discard changes"
          onNote={() => onDo({ act })}
        />
      );
    case 'schedule':
      return <ScheduleDialog {...props} />;
    case 'hand-over':
      return <HandOverDialog {...props} />;
    case 'publish-changes':
      return <PublishChangesDialog {...props} />;
    case 'unschedule':
    case 'spike':
    case 'unspike':
      return null;
  }
}
