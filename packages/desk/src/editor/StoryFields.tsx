import './editor.css';
import './fields/fields.css';
import { isReservedSlug, isSlug, SLUG_MAX, slugFrom } from '@onrecord/domain/address/slug';
import { languageTag } from '@onrecord/domain/text/language';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, useSyncExternalStore } from 'react';
import { meQuery, storyQuery } from '../api/queries.ts';
import { createTag } from './fields/create-tag.ts';
import { EmbargoField } from './fields/EmbargoField.tsx';
import { HeroFields } from './fields/HeroFields.tsx';
import { languageName } from './fields/language-name.ts';
import { OrderedPicks } from './fields/OrderedPicks.tsx';
import { SearchFields } from './fields/SearchFields.tsx';
import { useField, useSharedText } from './fields/use-field.ts';
import { useContributors, useStoredNames, useTags } from './fields/use-names.ts';
import type { StorySession } from './session/story-session.ts';
import { useStorySession } from './session/use-story-session.ts';
import { SharedText } from './text/SharedText.tsx';

/** What a story has beside its text: address, byline, tags, picture, and how it goes out. All of it is shared. */
export function StoryFields({
  storyId,
  readOnly = false,
}: {
  readonly storyId: string;
  readonly readOnly?: boolean;
}) {
  const session = useStorySession(storyId);
  if (session === undefined) return <p className="quiet">Opening…</p>;
  return <Fields session={session} readOnly={readOnly} />;
}

function Fields({ session, readOnly }: { readonly session: StorySession; readonly readOnly: boolean }) {
  const allowed = useSyncExternalStore(session.saved.mayWrite.subscribe, session.saved.mayWrite.get);
  const [contributorIds, setContributorIds] = useField(session, 'contributorIds');
  const [tagIds, setTagIds] = useField(session, 'tagIds');
  useStoredNames(session.storyId);
  const [breaking, setBreaking] = useField(session, 'breaking');
  const [pinned, setPinned] = useField(session, 'pinned');
  return (
    <fieldset className="story-fields" disabled={readOnly || !allowed}>
      <legend className="said">About the story</legend>
      <SlugField session={session} />
      <OrderedPicks
        label="Byline"
        empty="Nobody yet. A story goes out with a byline."
        ids={contributorIds}
        onChange={setContributorIds}
        useFound={useContributors}
      />
      <OrderedPicks
        label="Tags"
        empty="None. The first one stands over the headline."
        ids={tagIds}
        onChange={setTagIds}
        useFound={useTags}
        create={createTag}
      />
      <HeroFields session={session} />
      <section>
        <h3>How it goes out</h3>
        <Tick
          label="Breaking"
          hint="over every page while it is new"
          checked={breaking}
          onChange={setBreaking}
        />
        <Tick label="Pinned" hint="stays first on the feed" checked={pinned} onChange={setPinned} />
        <EmbargoField session={session} />
        <LanguageField session={session} />
      </section>
      <SearchFields session={session} />
    </fieldset>
  );
}

function Tick(props: {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label} <span className="quiet">{props.hint}</span>
    </label>
  );
}

/** The address. Empty, it follows the headline until the story is published. */
function SlugField({ session }: { readonly session: StorySession }) {
  const text = session.doc.getText('slug');
  const slug = useSharedText(text);
  const headline = useSharedText(session.headline);
  const story = useQuery(storyQuery(session.storyId));
  const suggested = slugFrom(headline);
  const isPublic = story.data?.firstPublishedAt != null;
  const changed = isPublic && story.data?.slug !== undefined && slug !== '' && slug !== story.data.slug;
  const setSlug = (wanted: string) =>
    session.doc.transact(() => {
      text.delete(0, text.length);
      text.insert(0, wanted);
    });
  const id = useId();
  const wrong =
    slug === ''
      ? undefined
      : !isSlug(slug)
        ? 'An address has letters, digits and dashes, and no spaces.'
        : isReservedSlug(slug)
          ? 'This address belongs to the site itself. Add a word.'
          : undefined;
  return (
    <section>
      <label htmlFor={id}>Address</label>
      <div className="slug">
        <span aria-hidden="true">/</span>
        <SharedText
          session={session}
          text={text}
          name="slug"
          id={id}
          describedBy={`${id}-says`}
          placeholder={(isPublic && story.data?.slug) || suggested}
          maxLength={SLUG_MAX}
          noWords
          invalid={wrong !== undefined}
          onBlur={() => {
            if (slug !== '' && !isSlug(slug)) setSlug(slugFrom(slug));
          }}
        />
        <span aria-hidden="true">/</span>
      </div>
      <p id={`${id}-says`} className={wrong ? 'wrong' : 'quiet'}>
        {wrong ??
          (changed
            ? 'The story is public: its old address will lead here.'
            : slug === '' && suggested !== '' && !isPublic
              ? 'Made of the headline when it is published.'
              : '')}
      </p>
      {slug !== '' && suggested !== '' && slug !== suggested && !isPublic && (
        <button type="button" className="plain-button" onClick={() => setSlug(suggested)}>
          Take “{suggested}”
        </button>
      )}
    </section>
  );
}

/** Written languages newsrooms here use most; any other tag can be typed. */
const LANGUAGES = ['en', 'uk', 'ru', 'de', 'fr', 'es', 'it', 'pl', 'pt', 'tr', 'he', 'ar'];

function LanguageField({ session }: { readonly session: StorySession }) {
  const [language, setLanguage] = useField(session, 'language');
  const me = useQuery(meQuery);
  const [typed, setTyped] = useState<string>();
  const id = useId();
  // What was typed, until it is a tag that somebody has chosen another over.
  const shown = typed !== undefined && [undefined, language].includes(languageTag(typed)) ? typed : language;
  const tag = languageTag(shown);
  const offered = [...new Set([me.data?.newsroom.language ?? 'en', ...LANGUAGES])];
  return (
    <div>
      <label htmlFor={id}>Language</label>
      <input
        id={id}
        list={`${id}-list`}
        value={shown}
        aria-invalid={tag === undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          const read = languageTag(event.target.value);
          if (read !== undefined) setLanguage(read);
        }}
        onBlur={() => setTyped(undefined)}
      />
      <datalist id={`${id}-list`}>
        {offered.map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </datalist>
      <p className={tag === undefined ? 'wrong' : 'quiet'}>
        {tag === undefined ? 'This is no language tag, such as en or uk.' : languageName(tag)}
      </p>
    </div>
  );
}
