import { PLACES, VIEWS } from '../layout/places.ts';

/** What a key press is, as a shortcut is written: `j`, `mod+k`, `?`. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function keyOf(event: {
  readonly key: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
}): string | undefined {
  if (event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key;
}

/** Whether keys mean letters there: plain shortcuts stay silent while somebody types. */
export function isTyping(target: {
  readonly tagName: string;
  readonly isContentEditable?: boolean;
  readonly type?: string;
}): boolean {
  if (target.isContentEditable) return true;
  if (target.tagName === 'INPUT') return !['checkbox', 'radio', 'button'].includes(target.type ?? 'text');
  return ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Every key of the desk, for the list that `?` shows. */
export const SHORTCUTS: ReadonlyArray<{
  readonly where: string;
  readonly keys: ReadonlyArray<readonly [keys: string, does: string]>;
}> = [
  {
    where: 'Everywhere',
    keys: [
      ['mod+k', 'Anything: screens, stories, acts'],
      ['n', 'New story'],
      ['/', 'Search this list'],
      ['?', 'These keys'],
    ],
  },
  {
    where: 'Go to, one key after the other',
    keys: [['g h', 'Home'], ...[...VIEWS, ...PLACES].map(({ keys, label }) => [keys, label] as const)],
  },
  {
    where: 'In a list',
    keys: [
      ['j', 'Next'],
      ['k', 'Previous'],
      ['Enter', 'Open'],
    ],
  },
  {
    where: 'At a claim',
    keys: [
      ['f', 'Set the finding'],
      ['e', 'Mend it'],
      ['r', 'Put it beside another claim'],
      ['u', 'Keep evidence'],
      ['m', 'Merge it with another'],
    ],
  },
  {
    where: 'Among the follow-ups',
    keys: [
      ['a', 'Publish the line'],
      ['e', 'Mend it'],
      ['s', 'Skip it'],
      ['1', 'Tell it as an update'],
      ['2', 'As a clarification'],
      ['3', 'As a correction'],
    ],
  },
  {
    where: 'Among the claims to review',
    keys: [
      ['s', 'It still stands'],
      ['f', 'Set another finding'],
    ],
  },
  {
    where: 'In the calendar',
    keys: [
      ['j', 'Next month'],
      ['k', 'Previous month'],
      ['t', 'This month'],
    ],
  },
  {
    where: 'Among the pictures',
    keys: [
      ['u', 'Upload'],
      ['Escape', 'Close the picture'],
    ],
  },
  {
    where: 'In a story',
    keys: [
      ['mod+Enter', 'The dark button: publish, ask for review, …'],
      ['mod+.', 'Show or hide the panel'],
      ['/', 'Insert, at the start of a line'],
      ['mod+b', 'Bold'],
      ['mod+i', 'Italic'],
      ['mod+shift+k', 'Link'],
      ['mod+alt+m', 'Note in the margin'],
      ['mod+alt+r', 'Put the chosen words on record, or go to the statements'],
      ['mod+f', 'Find and replace'],
      ['mod+alt+2', 'Heading'],
      ['mod+shift+8', 'List'],
      ['mod+shift+9', 'Quote'],
      ['alt+shift+ArrowUp', 'Move the paragraph up'],
      ['alt+shift+ArrowDown', 'Move the paragraph down'],
    ],
  },
  {
    where: 'Among the statements of a story or an entry',
    keys: [
      ['j', 'Next'],
      ['k', 'Previous'],
      ['Enter', 'Put it on record, or cite what the ledger has'],
      ['n', 'A new record in spite of a likely match'],
      ['e', 'Mend it first'],
      ['Backspace', 'It is no statement; or take it off the record'],
      ['d', 'It denies another one'],
      ['c', 'It confirms another one'],
      ['Escape', 'Back to the text, or to the entry'],
    ],
  },
  {
    where: 'In a live story',
    keys: [
      ['mod+Enter', 'Post the entry'],
      ['Escape', 'From the text to the entries, and back'],
      ['c', 'Write an entry'],
      ['ArrowUp', 'Newer entry'],
      ['ArrowDown', 'Older entry'],
      ['e', 'Edit the entry'],
      ['s', 'What it reports: its statements'],
      ['p', 'Pin it, or let it go'],
      ['b', 'Break it out into a story'],
      ['r', 'Notify readers of it'],
      ['Backspace', 'Remove it'],
    ],
  },
];
