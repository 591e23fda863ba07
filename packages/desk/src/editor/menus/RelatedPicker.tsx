import { useState } from 'react';
import { sentenceOf } from '../../api/client.ts';
import { useOffers } from '../../lists/use-offers.ts';
import { ownPath } from '../paste/own-address.ts';
import { type RelatedPick, relatedQuery } from '../related.ts';

/** Finds a published story of this newsroom. */
export function RelatedPicker({ onPick }: { readonly onPick: (story: RelatedPick) => void }) {
  const [query, setQuery] = useState('');
  const { offers, error, answersTyped } = useOffers(
    ownPath(query.trim(), location.origin) ?? query,
    relatedQuery,
  );
  const stories = offers ?? [];
  return (
    <form
      className="sheet-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (answersTyped && stories[0]) onPick(stories[0]);
      }}
    >
      <label>
        Words of its headline or text, or its address
        <input
          // biome-ignore lint/a11y/noAutofocus: the window was opened to type this
          autoFocus
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      {error && (
        <p className="wrong" role="alert">
          {sentenceOf(error)}
        </p>
      )}
      <ul className="picks" aria-busy={!answersTyped}>
        {stories.map((story) => (
          <li key={story.id}>
            <button type="button" onClick={() => onPick(story)}>
              {story.headline}
              {story.firstPublishedAt && (
                <time dateTime={story.firstPublishedAt}>
                  {new Date(story.firstPublishedAt).toLocaleDateString(undefined, { dateStyle: 'medium' })}
                </time>
              )}
            </button>
          </li>
        ))}
      </ul>
      {offers && stories.length === 0 && (
        <p className="quiet">No published story has these words, or stands at this address.</p>
      )}
    </form>
  );
}
