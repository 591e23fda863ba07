import { elementTextName, sharedHeroSchema } from '@onrecord/domain/desk/shared-document';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { meQuery } from '../../api/queries.ts';
import { longTime } from '../../time/newsroom-time.ts';
import { PICTURE_WIDTHS, StoredPicture } from '../elements/PictureView.tsx';
import { languageName } from '../fields/language-name.ts';
import { useContributors, useNameOf, useTags } from '../fields/use-names.ts';
import { relatedCardQuery } from '../related.ts';
import type { StorySession } from '../session/story-session.ts';
import { idsIn } from './choice-words.ts';

interface Props {
  readonly session: StorySession;
  /** The field or attribute it was chosen for. */
  readonly name: string;
  readonly value: unknown;
}

/** A value somebody chose, as they saw it when they did: a picture as a picture, a tag by its name. */
export function ChosenValue({ session, name, value }: Props) {
  switch (name) {
    case 'hero':
      return <Hero session={session} value={value} />;
    case 'mediaId':
    case 'socialMediaId':
      return typeof value === 'string' ? <StoredPicture mediaId={value} altText="" /> : 'no picture';
    case 'contributorIds':
      return <Names ids={idsIn(value)} useFound={useContributors} />;
    case 'tagIds':
      return <Names ids={idsIn(value)} useFound={useTags} />;
    case 'language':
      return languageName(String(value));
    case 'embargoedUntil':
      return <Until value={value} />;
    case 'storyId':
      return <Headline storyId={String(value)} />;
    case 'width':
      return PICTURE_WIDTHS.find(([width]) => width === value)?.[1] ?? String(value);
    default:
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value || 'none');
  }
}

function Hero({ session, value }: Omit<Props, 'name'>) {
  const hero = sharedHeroSchema.safeParse(value).data;
  if (!hero) return 'no picture';
  const caption = session.doc.getText(elementTextName(hero.textsId, 'caption')).toString();
  return (
    <>
      <StoredPicture mediaId={hero.mediaId} altText="" />
      {caption}
    </>
  );
}

interface NamesProps {
  readonly ids: readonly string[];
  readonly useFound: Parameters<typeof useNameOf>[1];
}

function Names({ ids, useFound }: NamesProps) {
  if (ids.length === 0) return 'none';
  return ids.map((id, at) => (
    <Fragment key={id}>
      {at > 0 && ', '}
      <Name id={id} useFound={useFound} />
    </Fragment>
  ));
}

function Name({ id, useFound }: Omit<NamesProps, 'ids'> & { readonly id: string }) {
  return useNameOf(id, useFound);
}

function Until({ value }: { readonly value: unknown }) {
  const me = useQuery(meQuery);
  return typeof value === 'string' ? longTime(value, me.data?.newsroom.timeZone ?? 'UTC') : 'none';
}

function Headline({ storyId }: { readonly storyId: string }) {
  const story = useQuery(relatedCardQuery(storyId));
  return story.data?.headline || 'A story that cannot be shown now';
}
