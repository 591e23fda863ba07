import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RecordNotes } from '../../record/story/RecordNotes.tsx';
import { useMe } from '../../session/me.ts';
import { FormDialog } from '../FormDialog.tsx';
import type { DialogProps } from '../story/dialogs/dialog-props.ts';
import { audienceQuery } from './audience.ts';
import { NotifyPart } from './NotifyPart.tsx';

/** Publishes a story, and has readers notified of it where somebody says so. */
export function PublishDialog(props: DialogProps) {
  const { story, busy, error, onClose, onDo } = props;
  const { newsroom } = useMe();
  const audience = useQuery({ ...audienceQuery(story.id), enabled: story.kind === 'story' });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const address = story.slug === '' ? '' : `, at ${newsroom.origin}/${story.slug}/`;
  return (
    <FormDialog
      title="Publish now"
      does={chosen.length > 0 ? 'Publish and notify' : 'Publish'}
      isOnlyAsked
      busy={busy}
      error={error}
      onSubmit={() => onDo({ act: 'publish', ...(chosen.length > 0 ? { notify: [...chosen] } : {}) })}
      onClose={onClose}
    >
      <p className="about" dir="auto">
        {story.headline || 'Without a headline'}
      </p>
      <p>{`Readers get it at once, first on ${newsroom.feedName}${address}.`}</p>
      <NotifyPart legend="Notify readers" audience={audience} chosen={chosen} onChosen={setChosen} />
      <RecordNotes storyId={story.id} />
    </FormDialog>
  );
}
