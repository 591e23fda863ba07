import type { Element } from '@onrecord/domain/body/elements';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';

/** One piece of a story that is compared as a whole and then by the word. */
export interface DraftBlock {
  /** What it is: `Headline`, `Paragraph`, `Picture`. Blocks of different kinds are never the same. */
  readonly kind: string;
  readonly text: string;
}

/** The names of elements as a person at the desk calls them. */
const ELEMENT_NAMES: Readonly<Record<Element['type'], string>> = {
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

/** A story as the pieces a difference is shown in, in the order in which they are read. */
export function draftBlocks(draft: StoryDraft): DraftBlock[] {
  const { hero } = draft;
  return [
    { kind: 'Headline', text: draft.headline },
    { kind: 'Dek', text: draft.dek },
    ...(hero === null
      ? []
      : [
          { kind: 'Main picture', text: texts(hero.altText, hero.caption, hero.credit, `(${hero.mediaId})`) },
        ]),
    ...draft.body.content.map((element) => ({
      kind: ELEMENT_NAMES[element.type],
      text: elementText(element),
    })),
    { kind: 'Address', text: draft.slug },
    { kind: 'Search title', text: draft.searchTitle },
    { kind: 'Search description', text: draft.searchDescription },
    { kind: 'Social title', text: draft.socialTitle },
    { kind: 'Social description', text: draft.socialDescription },
    { kind: 'Embargo', text: draft.embargoedUntil ?? '' },
    { kind: 'Original at', text: draft.canonicalUrl ?? '' },
    { kind: 'Language', text: draft.language },
    { kind: 'Breaking', text: draft.breaking ? 'yes' : '' },
    { kind: 'Pinned', text: draft.pinned ? 'yes' : '' },
    { kind: 'Byline', text: draft.contributorIds.join('\n') },
    { kind: 'Tags', text: draft.tagIds.join('\n') },
  ].filter(({ text, kind }) => text !== '' || kind === 'Divider');
}

/** What stands in an element, also where readers' plain text leaves it out. */
function elementText(element: Element): string {
  switch (element.type) {
    case 'picture':
      return texts(element.attrs.altText, element.attrs.caption, element.attrs.credit);
    case 'gallery':
      return texts(...element.content.map(elementText), element.attrs.caption, element.attrs.credit);
    case 'relatedStory':
      return element.attrs.storyId;
    case 'linkCard':
      return texts(element.attrs.title, element.attrs.description, element.attrs.href);
    case 'embeddedPost':
      return texts(element.attrs.author, element.attrs.text, element.attrs.href);
    case 'button':
      return texts(element.attrs.text, element.attrs.href);
    case 'rawHtml':
      return element.attrs.html;
    case 'unsupported':
      return element.attrs.source;
    default:
      return plainTextOf({ type: 'doc', version: 1, content: [element] });
  }
}

function texts(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
