import { Tabs } from '@mantine/core';
import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { lazy, Suspense } from 'react';
import { PreviewPane } from './PreviewPane.tsx';
import { ReviewNotes } from './ReviewNotes.tsx';
import { VersionsPane } from './VersionsPane.tsx';

export type PanelTab = 'record' | 'story' | 'notes' | 'review' | 'versions' | 'preview';
const TABS: readonly PanelTab[] = ['story', 'record', 'notes', 'review', 'versions', 'preview'];
const LABELS: Readonly<Record<PanelTab, string>> = {
  story: 'Story',
  record: 'Statements',
  notes: 'Notes',
  review: 'Review',
  versions: 'Versions',
  preview: 'Preview',
};

const StoryFields = lazy(() =>
  import('../../editor/StoryFields.tsx').then(({ StoryFields }) => ({ default: StoryFields })),
);

const StatementsPane = lazy(() =>
  import('../../record/story/StatementsPane.tsx').then(({ StatementsPane }) => ({ default: StatementsPane })),
);

const StoryNotes = lazy(() =>
  import('../../editor/notes/NoteList.tsx').then(({ StoryNotes }) => ({ default: StoryNotes })),
);
const NotesLabel = lazy(() => import('./NotesLabel.tsx').then(({ NotesLabel }) => ({ default: NotesLabel })));

/** What belongs to a story beside its text. */
export function StoryPanel(props: {
  readonly storyId: string;
  readonly story: DeskStoryDetail | undefined;
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly onClose: () => void;
}) {
  const { storyId, story, tab } = props;
  const notes = story?.reviewNotes.length ?? 0;
  return (
    <aside className="panel" aria-label="About this story" data-tab={tab}>
      <h2 className="said">About this story</h2>
      <button type="button" className="close" onClick={props.onClose} aria-label="Close the panel">
        ×
      </button>
      <Tabs value={tab} onChange={(value) => props.onTab((value ?? 'story') as PanelTab)} keepMounted={false}>
        <Tabs.List>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {LABELS[name]}
              {name === 'review' && notes > 0 ? ` ${notes}` : ''}
              {name === 'notes' && (
                <Suspense>
                  <NotesLabel storyId={storyId} />
                </Suspense>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="story">
          <Suspense fallback={<p className="part waiting">Opening…</p>}>
            <StoryFields storyId={storyId} readOnly={mayNotWrite(story)} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="record">
          <Suspense fallback={<p className="part waiting">Opening…</p>}>
            <StatementsPane storyId={storyId} readOnly={mayNotWrite(story)} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="notes">
          <Suspense fallback={<p className="part waiting">Opening…</p>}>
            <StoryNotes storyId={storyId} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="review">{story && <ReviewNotes story={story} />}</Tabs.Panel>
        <Tabs.Panel value="versions">{story && <VersionsPane story={story} />}</Tabs.Panel>
        <Tabs.Panel value="preview">{story && <PreviewPane story={story} />}</Tabs.Panel>
      </Tabs>
    </aside>
  );
}

/** Until the server has said, what the connection allows counts. */
export function mayNotWrite(story: DeskStoryDetail | undefined): boolean {
  return story !== undefined && story.acts.write !== null;
}
