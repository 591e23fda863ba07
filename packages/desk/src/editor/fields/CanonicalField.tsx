import { canonicalUrlSchema } from '@onrecord/domain/workflow/story-draft';
import { useId, useState } from 'react';
import type { StorySession } from '../session/story-session.ts';
import { useField } from './use-field.ts';

/** Where the story was first published, if elsewhere: search engines are told that the original stands there. */
export function CanonicalField({ session }: { readonly session: StorySession }) {
  const [stored, setStored] = useField(session, 'canonicalUrl');
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? stored ?? '';
  const wrong = shown !== '' && !canonicalUrlSchema.safeParse(shown).success;
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>First published at</label>
      <input
        id={id}
        type="url"
        value={shown}
        placeholder="https://… if not here"
        aria-invalid={wrong}
        aria-describedby={`${id}-says`}
        onChange={(event) => {
          const next = event.target.value.trim();
          setTyped(next);
          // Half an address is none: the one before stays until this one is whole.
          if (next === '') setStored(null);
          else if (canonicalUrlSchema.safeParse(next).success) setStored(next);
        }}
        onBlur={() => {
          if (!wrong) setTyped(undefined);
        }}
      />
      <p id={`${id}-says`} className={wrong ? 'wrong' : 'quiet'}>
        {wrong
          ? 'This is no whole address, such as https://elsewhere.example/story/. It is not kept.'
          : 'The address search engines should take for the original.'}
      </p>
    </div>
  );
}
