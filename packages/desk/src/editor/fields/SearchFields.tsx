import type { SharedTextName } from '@onrecord/domain/desk/shared-document';
import type { StorySession } from '../session/story-session.ts';
import { CanonicalField } from './CanonicalField.tsx';
import { SocialPicture } from './SocialPicture.tsx';
import { TextField } from './TextField.tsx';
import { useSharedText } from './use-field.ts';

/** How the story stands in search and in other people's feeds. Lengths are what is shown before it is cut. */
const SEARCH_TITLE_LENGTH = 60;
const SEARCH_DESCRIPTION_LENGTH = 155;
const SOCIAL_TITLE_LENGTH = 70;
const SOCIAL_DESCRIPTION_LENGTH = 125;

export function SearchFields({ session }: { readonly session: StorySession }) {
  const text = (name: SharedTextName) => session.doc.getText(name);
  const headline = useSharedText(text('headline'));
  const dek = useSharedText(text('dek'));
  const slug = useSharedText(text('slug'));
  const searchTitle = useSharedText(text('searchTitle'));
  const searchDescription = useSharedText(text('searchDescription'));
  const socialTitle = useSharedText(text('socialTitle'));
  const socialDescription = useSharedText(text('socialDescription'));
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
          session={session}
          name="searchTitle"
          label="Title in search"
          instead={headline}
          shown={SEARCH_TITLE_LENGTH}
        />
        <Guided
          session={session}
          name="searchDescription"
          label="Description in search"
          instead={dek}
          shown={SEARCH_DESCRIPTION_LENGTH}
        />
        <CanonicalField session={session} />
        <div className="social-preview" aria-hidden="true">
          <span>{location.host}</span>
          <strong>{cut(socialTitle || headline || 'Headline', SOCIAL_TITLE_LENGTH)}</strong>
          <p>{cut(socialDescription || dek, SOCIAL_DESCRIPTION_LENGTH)}</p>
        </div>
        <SocialPicture session={session} />
        <Guided
          session={session}
          name="socialTitle"
          label="Title on social media"
          instead={headline}
          shown={SOCIAL_TITLE_LENGTH}
        />
        <Guided
          session={session}
          name="socialDescription"
          label="Description on social media"
          instead={dek}
          shown={SOCIAL_DESCRIPTION_LENGTH}
        />
      </details>
    </section>
  );
}

function Guided(props: {
  readonly session: StorySession;
  readonly name: SharedTextName;
  readonly label: string;
  /** What is taken while it is empty. */
  readonly instead: string;
  readonly shown: number;
}) {
  const text = props.session.doc.getText(props.name);
  const length = [...(useSharedText(text) || props.instead)].length;
  const over = length - props.shown;
  return (
    <TextField
      session={props.session}
      text={text}
      name={props.name}
      label={props.label}
      placeholder={props.instead}
      says={
        over > 0
          ? `${length} characters: about ${over} are likely to be cut`
          : `${length} of about ${props.shown} characters`
      }
      wrong={over > 0}
    />
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
