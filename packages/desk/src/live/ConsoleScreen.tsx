import './console.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { storyQuery } from '../api/queries.ts';
import { useOfferInPalette } from '../palette/palette.ts';
import { Problem } from '../screens/Problem.tsx';
import { useStoryAct } from '../screens/story/use-story-act.ts';
import { useMe } from '../session/me.ts';
import { useSessionEnded } from '../session/session.ts';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { ConsoleBar } from './ConsoleBar.tsx';
import { ConsoleState } from './ConsoleState.tsx';
import { Composer, type ComposerHandle } from './composer/Composer.tsx';
import { EntryList, type EntryListHandle } from './entries/EntryList.tsx';
import { withEntry } from './entries/entry-book.ts';
import { changeBook } from './entries/entry-queries.ts';
import { NotifyOfEntry } from './entries/NotifyOfEntry.tsx';
import { useBook } from './entries/use-book.ts';
import { WaitingCard } from './entries/WaitingCard.tsx';
import { draftOf } from './entry-draft.ts';
import { liveDeskOf } from './keeping/live-desk.ts';
import { useKeptDrafts } from './keeping/use-kept-drafts.ts';
import { NoEntries } from './NoEntries.tsx';

/** The console of a live story: what happens is typed on one side and stands with the readers on the other. */
export function ConsoleScreen() {
  const { storyId } = useParams({ from: '/desk/stories/$storyId/live' });
  return <ConsoleOf key={storyId} storyId={storyId} />;
}

function ConsoleOf({ storyId }: { readonly storyId: string }) {
  const { person } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const story = useQuery(storyQuery(storyId));
  const act = useStoryAct(storyId);
  const { book, hears } = useBook(storyId);
  const desk = useMemo(() => liveDeskOf(person.id), [person.id]);
  const kept = useKeptDrafts(desk.store);
  const composer = useRef<ComposerHandle>(null);
  const list = useRef<EntryListHandle>(null);
  const signedOut = useSessionEnded();
  useEffect(() => {
    if (!signedOut) desk.queue.wake();
  }, [signedOut, desk]);
  const toNotify = useRef<string>(undefined);
  const [notifying, setNotifying] = useState<string>();
  useEffect(
    () =>
      desk.onTaken((entry) => {
        changeBook(queries, entry.storyId, (shown) => withEntry(shown, entry));
        if (entry.id !== toNotify.current) return;
        toNotify.current = undefined;
        setNotifying(entry.id);
      }),
    [desk, queries],
  );
  const toComposer = () => composer.current?.focus();
  const toList = () => list.current?.focus();
  useShortcuts({ c: toComposer, ArrowDown: toList, ArrowUp: toList });

  const posts = useSyncExternalStore(desk.queue.posts.subscribe, desk.queue.posts.get);
  const shown = new Set(book.data?.entries.map(({ id }) => id));
  const waiting = posts.filter(({ id, storyId: of }) => of === storyId && !shown.has(id)).reverse();
  const coverage = book.data?.coverage ?? story.data?.coverage ?? null;
  const isLive = coverage !== null && coverage.endedAt === null;
  const perform = (name: 'start-live' | 'end-live' | 'resume-live') =>
    act.mutate({ act: name }, { onSuccess: () => void book.refetch() });
  const mayNotify = story.data?.acts['notify-readers'] === null;
  const rememberToNotify = (entryId: string) => {
    toNotify.current = entryId;
  };
  const mayEnd = story.data?.acts['end-live'] === null;
  const mayResume = story.data?.acts['resume-live'] === null;
  useOfferInPalette([
    ...(isLive ? [{ label: 'Write an entry', keys: 'c', does: toComposer }] : []),
    ...(mayEnd ? [{ label: 'End live', does: () => perform('end-live') }] : []),
    ...(mayResume ? [{ label: 'Go on live', does: () => perform('resume-live') }] : []),
    { label: 'The story', does: () => void navigate({ to: '/stories/$storyId', params: { storyId } }) },
  ]);

  const error = story.error ?? book.error;
  if (error && (!story.data || !book.data))
    return (
      <div className="screen narrow">
        <Problem
          error={error}
          onRetry={() => {
            void story.refetch();
            void book.refetch();
          }}
        />
      </div>
    );
  if (!story.data || !book.data || !kept) return <p className="screen waiting">Opening the live story…</p>;
  const { language } = story.data;
  return (
    <div className="console">
      <ConsoleBar
        story={story.data}
        coverage={coverage}
        hears={hears}
        busy={act.isPending}
        onEnd={() => perform('end-live')}
      />
      <div className="console-sides">
        <div className="writing">
          {coverage !== null && person.role !== 'viewer' && (
            <Composer
              ref={composer}
              isOpen={isLive}
              storyId={storyId}
              language={language}
              desk={desk}
              kept={kept.get(storyId)?.draft}
              onLeave={toList}
              onPostToNotify={mayNotify ? rememberToNotify : undefined}
            />
          )}
          <ConsoleState story={story.data} coverage={coverage} busy={act.isPending} onAct={perform} />
        </div>
        <div className="readers">
          <h2 className="said">Entries</h2>
          <EntryList
            ref={list}
            storyId={storyId}
            book={book.data}
            store={desk.store}
            language={language}
            kept={kept}
            onLeave={toComposer}
            onNotify={setNotifying}
          >
            {waiting.map((post) => (
              <WaitingCard
                key={post.id}
                post={post}
                desk={desk}
                onTakeUp={
                  isLive ? ({ words }) => composer.current?.takeUp(draftOf(words)) ?? false : undefined
                }
              />
            ))}
            {isLive && waiting.length === 0 && book.data.entries.length === 0 && <NoEntries />}
          </EntryList>
        </div>
      </div>
      {notifying !== undefined && (
        <NotifyOfEntry storyId={storyId} entryId={notifying} onClose={() => setNotifying(undefined)} />
      )}
    </div>
  );
}
