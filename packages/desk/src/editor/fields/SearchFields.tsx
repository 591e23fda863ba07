import { useId } from 'react';
import type { StorySession } from '../session/story-session.ts';
import { useField, useSharedText } from './use-field.ts';

/** How the story stands in search and in other people's feeds. Lengths are what is shown before it is cut. */
const SEARCH_TITLE_LENGTH = 60;
const SEARCH_DESCRIPTION_LENGTH = 155;
const SOCIAL_TITLE_LENGTH = 70;
const SOCIAL_DESCRIPTION_LENGTH = 125;

export function SearchFields({ session }: { readonly session: StorySession }) {
  const headline = useSharedText(session.headline);
  const dek = useSharedText(session.dek);
  const [slug] = useField(session, 'slug');
  const [searchTitle, setSearchTitle] = useField(session, 'searchTitle');
  const [searchDescription, setSearchDescription] = useField(session, 'searchDescription');
  const [socialTitle, setSocialTitle] = useField(session, 'socialTitle');
  const [socialDescription, setSocialDescription] = useField(session, 'socialDescription');
  return (
    <section>
      <details>
        <summary>
          <h3>Search and social</h3>
        </summary>
        <div className="search-preview" aria-hidden="true">
          <span>
            {location.host} › {slug || '…'}
          </span>
          <strong>{cut(searchTitle || headline || 'Headline', SEARCH_TITLE_LENGTH)}</strong>
          <p>{cut(searchDescription || dek, SEARCH_DESCRIPTION_LENGTH)}</p>
        </div>
        <Guided
          label="Title in search"
          value={searchTitle}
          instead={headline}
          shown={SEARCH_TITLE_LENGTH}
          onChange={setSearchTitle}
        />
        <Guided
          label="Description in search"
          value={searchDescription}
          instead={dek}
          shown={SEARCH_DESCRIPTION_LENGTH}
          onChange={setSearchDescription}
        />
        <div className="social-preview" aria-hidden="true">
          <span>{location.host}</span>
          <strong>{cut(socialTitle || headline || 'Headline', SOCIAL_TITLE_LENGTH)}</strong>
          <p>{cut(socialDescription || dek, SOCIAL_DESCRIPTION_LENGTH)}</p>
        </div>
        <Guided
          label="Title on social media"
          value={socialTitle}
          instead={headline}
          shown={SOCIAL_TITLE_LENGTH}
          onChange={setSocialTitle}
        />
        <Guided
          label="Description on social media"
          value={socialDescription}
          instead={dek}
          shown={SOCIAL_DESCRIPTION_LENGTH}
          onChange={setSocialDescription}
        />
      </details>
    </section>
  );
}

function Guided(props: {
  readonly label: string;
  readonly value: string;
  /** What is taken while it is empty. */
  readonly instead: string;
  readonly shown: number;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const length = [...(props.value || props.instead)].length;
  const over = length - props.shown;
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        rows={2}
        value={props.value}
        placeholder={props.instead}
        aria-describedby={`${id}-length`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <p id={`${id}-length`} className={over > 0 ? 'wrong' : 'quiet'}>
        {over > 0
          ? `${length} characters: about ${over} are likely to be cut`
          : `${length} of about ${props.shown} characters`}
      </p>
    </div>
  );
}

function cut(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length
    ? text
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
