import './story.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { storyQuery } from '../../api/queries.ts';
import { Bar } from '../../layout/Bar.tsx';
import { useLiveDoor } from '../../live/use-live-door.ts';
import { useOfferInPalette } from '../../palette/palette.ts';
import { useMe } from '../../session/me.ts';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';
import { Problem } from '../Problem.tsx';
import { ActDialog } from './ActDialog.tsx';
import { actBar, type ButtonAct } from './acts.ts';
import { StoryBar } from './StoryBar.tsx';
import { mayNotWrite, type PanelTab, StoryPanel } from './StoryPanel.tsx';
import { useStoryAct } from './use-story-act.ts';

const StoryEditor = lazy(() =>
  import('../../editor/StoryEditor.tsx').then(({ StoryEditor }) => ({ default: StoryEditor })),
);

/** Acts that need nothing said and lose nothing: they are done at once. */
const AT_ONCE: readonly ButtonAct[] = ['spike', 'unspike', 'unschedule'];

/** A story: its bar, the sheet, and the panel beside it. */
export function StoryScreen() {
  const { storyId } = useParams({ from: '/desk/stories/$storyId' });
  return <StoryOf key={storyId} storyId={storyId} />;
}

function StoryOf({ storyId }: { readonly storyId: string }) {
  const { person } = useMe();
  const story = useQuery(storyQuery(storyId));
  const act = useStoryAct(storyId);
  const live = useLiveDoor(story.data, act);
  const [asked, setAsked] = useState<ButtonAct>();
  const [tab, setTab] = useState<PanelTab>('story');
  const [panelOpen, setPanelOpen] = useState(() => matchMedia('(min-width: 62rem)').matches);
  const bar = useMemo(() => story.data && actBar(story.data, person.role), [story.data, person.role]);
  const begin = (name: ButtonAct) => {
    if (AT_ONCE.includes(name)) act.mutate({ act: name } as { act: 'spike' | 'unspike' | 'unschedule' });
    else {
      act.reset();
      // The dialog is about the text as it is now, not as it was some seconds ago.
      void story.refetch();
      setAsked(name);
    }
  };
  const show = (next: PanelTab) => {
    setTab(next);
    setPanelOpen(true);
  };
  const buttons = bar ? [bar.main, ...bar.beside, ...bar.behind] : [];
  useOfferInPalette([
    ...buttons.flatMap((button) =>
      button && button.reason === undefined ? [{ label: button.label, does: () => begin(button.act) }] : [],
    ),
    ...(live ? [{ label: live.label, does: live.open }] : []),
    { label: 'Preview', does: () => show('preview') },
    { label: 'Versions', does: () => show('versions') },
    { label: 'Statements', does: () => show('record') },
    { label: 'Notes in the margin', does: () => show('notes') },
    { label: 'Review', does: () => show('review') },
  ]);
  useShortcuts({
    'mod+Enter': () =>
      bar?.main && bar.main.reason === undefined && asked === undefined && begin(bar.main.act),
    'mod+.': () => setPanelOpen((open) => !open),
  });
  if (story.isError && story.data === undefined)
    return <NoStory error={story.error} onRetry={() => void story.refetch()} />;
  return (
    <div className="story" data-panel={panelOpen || undefined}>
      <StoryBar
        storyId={storyId}
        story={story.data}
        bar={bar}
        live={live}
        busy={act.isPending}
        panelOpen={panelOpen}
        onAct={begin}
        onPreview={() => show('preview')}
        onPanel={() => setPanelOpen(!panelOpen)}
      />
      <div className="pane">
        <div className="sheet-place">
          <Suspense fallback={<p className="sheet waiting">Opening the story…</p>}>
            <StoryEditor
              storyId={storyId}
              readOnly={mayNotWrite(story.data)}
              onRecord={() => show('record')}
            />
          </Suspense>
        </div>
        {panelOpen && (
          <StoryPanel
            storyId={storyId}
            story={story.data}
            tab={tab}
            onTab={setTab}
            onClose={() => setPanelOpen(false)}
          />
        )}
      </div>
      {asked !== undefined && story.data !== undefined && (
        <ActDialog
          act={asked}
          story={story.data}
          error={act.error}
          busy={act.isPending}
          onClose={() => setAsked(undefined)}
          onDo={(request) => act.mutate(request, { onSuccess: () => setAsked(undefined) })}
        />
      )}
    </div>
  );
}

/** Where a story should be and is not: what has happened, and the way on. */
function NoStory({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const isGone = error instanceof ApiProblem && [403, 404].includes(error.status);
  return (
    <>
      <Bar title="No story" />
      <div className="screen narrow">
        {isGone ? (
          <div className="empty">
            <h2>Nothing to open here</h2>
            <p role="alert">{error.message}</p>
            <div className="does">
              <Button renderRoot={(props) => <Link to="/" {...props} />}>Go home</Button>
            </div>
          </div>
        ) : (
          <Problem error={error} onRetry={onRetry} />
        )}
      </div>
    </>
  );
}
