import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import './palette.css';
import { useDebouncedValue } from '@mantine/hooks';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { storiesQuery } from '../api/queries.ts';
import { PLACES, VIEWS } from '../layout/places.ts';
import { useNewStory } from '../layout/use-new-story.ts';
import { stateWords } from '../screens/story-state.ts';
import { useMe } from '../session/me.ts';
import { Keys } from '../shortcuts/Keys.tsx';
import { closePalette, type PaletteAct, useOfferedActs } from './palette.ts';

const [store, spotlight] = createSpotlight();
/** More stories than this are what the home's search is for. */
const STORIES_SHOWN = 8;

/** Every screen, every act of this screen, and every story, by typing. */
export function CommandPalette({ onHelp }: { readonly onHelp: () => void }) {
  const { person, newsroom } = useMe();
  const navigate = useNavigate();
  const newStory = useNewStory();
  const offered = useOfferedActs();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), 120);
  const found = useInfiniteQuery({
    ...storiesQuery({ view: 'all', q: settled || undefined }),
    placeholderData: keepPreviousData,
  });
  // The dialog animates from closed to open, so it is opened once it is there.
  useEffect(() => spotlight.open(), []);
  // Enter takes the first there is, also when it came after the last key.
  useEffect(() => {
    if (query === '' || !found.data) return;
    // The list keeps what is selected in the page itself, as this does.
    const list = document.querySelector('.mantine-Spotlight-actionsList');
    list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
    list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [query, found.data]);

  const screens = [
    ...(mayDo(person.role, 'create-story') ? [{ label: 'New story', keys: 'n', does: newStory }] : []),
    { label: 'Home', keys: 'g h', does: () => void navigate({ to: '/' }) },
    ...VIEWS.map(({ view, label, keys }) => ({
      label,
      keys,
      does: () => void navigate({ to: '/', search: { view } }),
    })),
    ...PLACES.filter(({ needs }) => needs === undefined || mayDo(person.role, needs)).map(
      ({ to, label, fullLabel = label, keys }) => ({
        label: fullLabel,
        keys,
        does: () => void navigate({ to }),
      }),
    ),
    { label: 'My account, sign out', does: () => void navigate({ to: '/me' }) },
    { label: 'Keyboard shortcuts', keys: '?', does: onHelp },
  ];
  const typed = query.trim().toLowerCase();
  const fits = ({ label }: PaletteAct) => label.toLowerCase().includes(typed);
  const groups: ReadonlyArray<{ readonly name: string; readonly acts: readonly PaletteAct[] }> = [
    { name: 'Here', acts: offered.filter(fits) },
    { name: 'Go to', acts: screens.filter(fits) },
  ].filter(({ acts }) => acts.length > 0);
  // Until the answer is there, Enter must not open what answered the question before.
  const isAnswered = settled === query.trim() && !found.isPlaceholderData;
  const stories = (found.data?.pages[0]?.stories ?? [])
    .filter(({ headline }) => isAnswered || headline.toLowerCase().includes(typed))
    .slice(0, STORIES_SHOWN);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={closePalette}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Find anything' } }}
      clearQueryOnClose={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      maxHeight="min(34rem, 70dvh)"
    >
      <Spotlight.Search placeholder="A screen, an act, a story…" aria-label="Find anything" />
      <Spotlight.ActionsList>
        {groups.map(({ name, acts }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {acts.map(({ label, keys, does }) => (
              <Spotlight.Action key={label} onClick={does}>
                <span className="palette-act">{label}</span>
                {keys !== undefined && (
                  <span className="palette-keys">
                    <Keys of={keys} />
                  </span>
                )}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {stories.length > 0 && (
          <Spotlight.ActionsGroup label="Stories">
            {stories.map((story) => (
              <Spotlight.Action
                key={story.id}
                onClick={() => void navigate({ to: '/stories/$storyId', params: { storyId: story.id } })}
              >
                <span className="palette-story" lang={story.language} dir="auto">
                  {story.headline || 'Without a headline'}
                </span>
                <span className="state" data-tone={stateWords(story, newsroom.timeZone).tone}>
                  {stateWords(story, newsroom.timeZone).words}
                </span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.length === 0 && stories.length === 0 && (
          <Spotlight.Empty>
            {isAnswered ? 'Nothing is called that. Fewer letters find more.' : 'Looking…'}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
