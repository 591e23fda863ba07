import type { DeskContext } from './desk-context.ts';

/** What an act on the library is given: nothing of it needs the text that is being written. */
export type MediaContext = Omit<DeskContext, 'drafts'>;
