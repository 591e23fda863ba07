import './contested.css';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useStoredNames } from '../fields/use-names.ts';
import { type Contested, nameIn } from '../session/choices.ts';
import type { StorySession } from '../session/story-session.ts';
import type { Sheet } from '../sheet.ts';
import { ChosenValue } from './ChosenValue.tsx';
import { bothOf, placeWords } from './choice-words.ts';

/**
 * What two people chose while neither saw the other, over the sheet until somebody has decided. Texts merge by
 * themselves and are never here.
 */
export function ContestedChoices(props: {
  readonly session: StorySession;
  readonly sheet: Sheet;
  readonly locked: boolean;
}) {
  const { session, sheet, locked } = props;
  const { contested } = session.choices;
  const open = useSyncExternalStore(contested.subscribe, contested.get);
  useTold(open, sheet);
  useStoredNames(session.storyId);
  if (open.length === 0) return null;
  return (
    <section className="contested" aria-label="Changed in two places" lang="en" dir="ltr">
      <h2>Changed in two places at once</h2>
      <p>Two people chose without seeing each other’s choice. Both are kept until one is taken.</p>
      <ul>
        {open.map((one) => (
          <li key={one.place}>
            <Choice session={session} contested={one} locked={locked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says it where the person is writing, too: that may be far below. */
function useTold(open: readonly Contested[], sheet: Sheet): void {
  const told = useRef<readonly string[]>([]);
  useEffect(() => {
    const places = open.map(({ place }) => place);
    const isNews = places.some((place) => !told.current.includes(place));
    told.current = places;
    if (!isNews) return;
    const what = new Intl.ListFormat('en').format(places.map((place) => placeWords(nameIn(place))));
    sheet.say(`Changed in two places at once: ${what}. Both are kept; choose at the head of the story.`);
  }, [open, sheet]);
}

function Choice(props: {
  readonly session: StorySession;
  readonly contested: Contested;
  readonly locked: boolean;
}) {
  const { session, contested, locked } = props;
  const { place, mine, theirs, by, stands } = contested;
  const name = nameIn(place);
  const what = placeWords(name);
  const both = bothOf(name, theirs, mine);
  const button = (words: string, value: unknown) => (
    <button
      type="button"
      className="plain-button"
      aria-label={`${what}: ${words}`}
      disabled={locked}
      onClick={() => session.choices.settle(place, value)}
    >
      {words}
    </button>
  );
  const side = (side: Contested['stands'], who: string, value: unknown) => (
    <div data-stands={stands === side || undefined}>
      <dt>
        {who} chose{stands === side && <span className="said"> what the story has now</span>}
      </dt>
      <dd>
        <ChosenValue session={session} name={name} value={value} />
        {button(`${stands === side ? 'Keep' : 'Use'} ${side}`, value)}
      </dd>
    </div>
  );
  return (
    <>
      <h3>{what}</h3>
      <dl>
        {side('theirs', by ?? 'Somebody else', theirs)}
        {side('mine', 'You', mine)}
      </dl>
      {both !== undefined && button('Take both', both)}
    </>
  );
}
