import { bodyBlocks, heroText, onceBlock, type StoryBlock } from '@onrecord/domain/article/story-blocks';
import type { ElementType } from '@onrecord/domain/body/elements';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';

/** The names of elements as a person at the desk calls them. */
const ELEMENT_NAMES: Readonly<Record<ElementType, string>> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  list: 'List',
  quote: 'Quote',
  picture: 'Picture',
  gallery: 'Gallery',
  relatedStory: 'Related story',
  linkCard: 'Link',
  embeddedPost: 'Embedded post',
  table: 'Table',
  divider: 'Divider',
  callout: 'Callout',
  toggle: 'Toggle',
  button: 'Button',
  codeBlock: 'Code',
  file: 'File',
  audio: 'Recording',
  video: 'Film',
  liveEntry: 'Live entry',
  rawHtml: 'HTML',
  unsupported: 'Unsupported element',
};

/** What people, tags, pictures and stories are called, by id. */
export type Names = Readonly<Record<string, string>>;

/** Stands for what had an id and is gone. */
const REMOVED = '(removed)';

/**
 * A story as the pieces a difference is shown in, in the order in which they are read. The kind of each is its name
 * for a person.
 */
export function draftBlocks(draft: StoryDraft, names: Names): StoryBlock[] {
  const nameOf = (id: string) => names[id] ?? REMOVED;
  const { hero, socialMediaId } = draft;
  return [
    onceBlock('Headline', draft.headline),
    onceBlock('Dek', draft.dek),
    ...(hero === null
      ? []
      : [onceBlock('Main picture', lines(heroText(hero), `(${nameOf(hero.mediaId)})`), hero.mediaId)]),
    ...bodyBlocks(draft.body).map(({ kind, ...block }) => ({
      ...block,
      kind: ELEMENT_NAMES[kind],
      text: kind === 'relatedStory' ? nameOf(block.identity) : block.text,
    })),
    onceBlock('Address', draft.slug),
    onceBlock('Search title', draft.searchTitle),
    onceBlock('Search description', draft.searchDescription),
    onceBlock('Social title', draft.socialTitle),
    onceBlock('Social description', draft.socialDescription),
    onceBlock('Social picture', socialMediaId === null ? '' : nameOf(socialMediaId), socialMediaId ?? ''),
    onceBlock('Embargo', draft.embargoedUntil ?? ''),
    onceBlock('Original at', draft.canonicalUrl ?? ''),
    onceBlock('Language', draft.language),
    onceBlock('Breaking', draft.breaking ? 'yes' : ''),
    onceBlock('Pinned', draft.pinned ? 'yes' : ''),
    onceBlock('Byline', lines(...draft.contributorIds.map(nameOf)), draft.contributorIds.join()),
    onceBlock('Tags', lines(...draft.tagIds.map(nameOf)), draft.tagIds.join()),
  ].filter(({ text, identity, kind }) => text + identity !== '' || kind === ELEMENT_NAMES.divider);
}

function lines(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
