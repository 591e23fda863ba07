import { Button, SegmentedControl, Textarea } from '@mantine/core';
import type { FollowUp } from '@onrecord/domain/desk/claim-shapes';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../../session/me.ts';
import { Keys } from '../../../shortcuts/Keys.tsx';
import { shortTime } from '../../../time/newsroom-time.ts';
import { Passage } from '../Passage.tsx';
import type { FollowUpDraft } from './follow-up-draft.ts';
import { KIND_WORDS } from './follow-up-draft.ts';

/** As long as the API takes it. */
const NOTE_MAX = 2000;

/** A line proposed to a story: the passage it is about, what it says, and what to do with it. */
export function FollowUpCard(props: {
  readonly followUp: FollowUp;
  readonly id: string;
  readonly isSelected: boolean;
  readonly draft: FollowUpDraft;
  readonly mayAct: boolean;
  readonly busy: boolean;
  readonly onDraft: (draft: FollowUpDraft) => void;
  readonly onAccept: () => void;
  readonly onMend: () => void;
  readonly onSkip: () => void;
  readonly onReopen: () => void;
}) {
  const { followUp, draft, isSelected, busy } = props;
  const { story, passage, claim } = followUp;
  const { timeZone } = useMe().newsroom;
  const isOpen = followUp.state === 'open';
  const isPublic = story.state === 'published' || story.state === 'retracted';
  return (
    <article
      id={props.id}
      className="follow-up row"
      aria-label={story.headline || 'A story without a headline'}
      data-selected={isSelected || undefined}
      data-state={followUp.state}
    >
      <h3>
        <Link to="/stories/$storyId" params={{ storyId: story.id }} dir="auto">
          {story.headline || 'Without a headline'}
        </Link>
      </h3>
      {passage === '' ? (
        <p className="quiet">The story does not cite the claim any more.</p>
      ) : (
        <Passage cited={followUp} />
      )}
      {!isOpen && (
        <p className="outcome">
          <b className="state" data-tone={followUp.state === 'accepted' ? 'out' : undefined}>
            {followUp.state === 'accepted' ? `Published as ${AS_KIND[followUp.kind]}` : 'Skipped'}
          </b>{' '}
          <span className="quiet">
            {`${followUp.actedBy ?? ''}${followUp.actedAt ? `, ${shortTime(followUp.actedAt, timeZone)}` : ''}`}
          </span>
          {followUp.state === 'skipped' && props.mayAct && (
            <button type="button" className="word-button" disabled={busy} onClick={props.onReopen}>
              Take it back
            </button>
          )}
        </p>
      )}
      {followUp.state === 'accepted' && (
        <p className="line" dir="auto">
          {followUp.note}
        </p>
      )}
      {isOpen &&
        (draft.mending ? (
          <Textarea
            aria-label="The line for readers"
            autosize
            minRows={2}
            maxRows={10}
            maxLength={NOTE_MAX}
            data-mending
            lang={claim.content.language}
            value={draft.note}
            onChange={(event) => props.onDraft({ ...draft, note: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
              if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
              event.preventDefault();
              // Twice in a row it would be told twice.
              if (!busy && draft.note.trim() !== '') props.onAccept();
            }}
          />
        ) : (
          <p className="line" dir="auto">
            {draft.note}
          </p>
        ))}
      {isOpen && !isPublic && (
        <p className="quiet">The story is not public any more: there is nobody to tell. Skip the line.</p>
      )}
      {isOpen && props.mayAct && (
        <div className="does">
          {isPublic && (
            <>
              <SegmentedControl
                size="xs"
                aria-label="What readers are told it is"
                value={draft.kind}
                onChange={(kind) => props.onDraft({ ...draft, kind: kind as FollowUp['kind'] })}
                data={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
              />
              <Button
                size="compact-md"
                variant={isSelected ? 'filled' : 'default'}
                loading={busy}
                disabled={draft.note.trim() === ''}
                onClick={props.onAccept}
              >
                Publish {isSelected && <Keys of={draft.mending ? 'mod+Enter' : 'a'} />}
              </Button>
              {!draft.mending && (
                <Button size="compact-md" onClick={props.onMend}>
                  Mend {isSelected && <Keys of="e" />}
                </Button>
              )}
            </>
          )}
          <Button size="compact-md" disabled={busy} onClick={props.onSkip}>
            Skip {isSelected && <Keys of="s" />}
          </Button>
        </div>
      )}
    </article>
  );
}

const AS_KIND: Readonly<Record<FollowUp['kind'], string>> = {
  update: 'an update',
  clarification: 'a clarification',
  correction: 'a correction',
};
