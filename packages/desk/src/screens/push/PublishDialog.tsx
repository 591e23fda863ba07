import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RecordNotes } from '../../record/story/RecordNotes.tsx';
import { useMe } from '../../session/me.ts';
import { Problem } from '../Problem.tsx';
import type { DialogProps } from '../story/dialogs/dialog-props.ts';
import { audienceQuery } from './audience.ts';
import { NotifyFields } from './NotifyFields.tsx';

/** Publishes a story, and has readers notified of it where somebody says so. */
export function PublishDialog(props: DialogProps) {
  const { story, busy, error, onClose, onDo } = props;
  const { newsroom } = useMe();
  const audience = useQuery({ ...audienceQuery(story.id), enabled: story.kind === 'story' });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const address = story.slug === '' ? '' : `, at ${newsroom.origin}/${story.slug}/`;
  return (
    <Modal opened onClose={onClose} title="Publish now" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onDo({ act: 'publish', ...(chosen.length > 0 ? { notify: [...chosen] } : {}) });
        }}
      >
        <p className="about" dir="auto">
          {story.headline || 'Without a headline'}
        </p>
        <p>{`Readers get it at once, first on ${newsroom.feedName}${address}.`}</p>
        {/* Nobody waits for this to publish. */}
        {audience.data && (
          <fieldset className="notify-part">
            <legend>Notify readers</legend>
            <NotifyFields audience={audience.data} chosen={chosen} onChosen={setChosen} />
          </fieldset>
        )}
        <RecordNotes storyId={story.id} />
        {error && <Problem error={error} />}
        <div className="ends">
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" variant="filled" loading={busy} data-autofocus>
            {chosen.length > 0 ? 'Publish and notify' : 'Publish'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
