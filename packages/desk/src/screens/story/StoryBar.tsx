import { Button, Menu, Tooltip } from '@mantine/core';
import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { lazy, Suspense } from 'react';
import { Title } from '../../layout/Title.tsx';
import type { LiveDoor } from '../../live/use-live-door.ts';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { stateWords } from '../story-state.ts';
import type { ActBar, ActButton, ButtonAct } from './acts.ts';

/** Comes with the editor, whose connection it tells of. */
const StoryPresence = lazy(() =>
  import('./StoryPresence.tsx').then(({ StoryPresence }) => ({ default: StoryPresence })),
);

/** The line over a story: its state, whether it is saved, who is in it, and what can be done with it. */
export function StoryBar(props: {
  readonly storyId: string;
  readonly story: DeskStoryDetail | undefined;
  readonly bar: ActBar | undefined;
  readonly live: LiveDoor | undefined;
  readonly busy: boolean;
  readonly panelOpen: boolean;
  readonly onAct: (act: ButtonAct) => void;
  readonly onPreview: () => void;
  readonly onPanel: () => void;
}) {
  const { story, bar, live, busy, onAct } = props;
  const { newsroom } = useMe();
  const state = story && stateWords(story, newsroom.timeZone);
  const isPublic = story && (story.state === 'published' || story.state === 'retracted');
  const behind = bar?.behind ?? [];
  const headline = story === undefined ? 'Story' : story.headline || 'A story without a headline';
  return (
    <header className="bar story-bar">
      <Title>{headline}</Title>
      <h1 className="said">{headline}</h1>
      {state && (
        <span className="state" data-tone={state.tone}>
          {state.words}
        </span>
      )}
      <Suspense fallback={<span className="push" />}>
        <StoryPresence storyId={props.storyId} />
      </Suspense>
      {live?.isLive && (
        <Button onClick={live.open} className="roomy">
          {live.label}
        </Button>
      )}
      <Button onClick={props.onPreview} className="roomy">
        Preview
      </Button>
      {bar?.beside.map((button) => (
        <ActOf key={button.act} button={button} busy={busy} onAct={onAct} className="roomy" />
      ))}
      {bar?.main && <ActOf button={bar.main} busy={busy} onAct={onAct} className="main-act" isMain />}
      <Menu width={220} withinPortal={false}>
        <Menu.Target>
          <Button className="more-acts" aria-label="More to do with this story">
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={props.onPanel}>
            {props.panelOpen ? 'Hide the panel' : 'Show the panel'} <Keys of="mod+." />
          </Menu.Item>
          <Menu.Item className="cramped" onClick={props.onPreview}>
            Preview
          </Menu.Item>
          {live && (
            <Menu.Item disabled={busy} onClick={live.open}>
              {live.label}
            </Menu.Item>
          )}
          {isPublic && (
            <Menu.Item component="a" href={`/${story.slug}/`} target="_blank" rel="noreferrer">
              See it as readers do
            </Menu.Item>
          )}
          {bar?.beside.map(({ act, label, reason }) => (
            <Menu.Item
              key={act}
              className="cramped"
              disabled={reason !== undefined || busy}
              onClick={() => onAct(act)}
            >
              {label}
            </Menu.Item>
          ))}
          {behind.length > 0 && <Menu.Divider />}
          {behind.map(({ act, label }) => (
            <Menu.Item key={act} disabled={busy} onClick={() => onAct(act)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}

/** A button that stays in reach of keyboard and pointer when it is grey, so that its reason can be read. */
function ActOf(props: {
  readonly button: ActButton;
  readonly busy: boolean;
  readonly onAct: (act: ButtonAct) => void;
  readonly isMain?: boolean;
  readonly className?: string;
}) {
  const { act, label, reason } = props.button;
  const grey = reason !== undefined;
  const button = (
    <Button
      {...(props.className ? { className: props.className } : {})}
      variant={props.isMain ? 'filled' : 'default'}
      aria-disabled={grey || props.busy}
      {...(grey ? { 'data-disabled': true, 'aria-description': reason } : {})}
      onClick={() => !grey && !props.busy && props.onAct(act)}
    >
      {label}
    </Button>
  );
  return grey ? (
    <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
