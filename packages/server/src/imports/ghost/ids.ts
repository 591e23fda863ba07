import { v5 } from 'uuid';

/**
 * Ids of imported records are derived from Ghost's own: a card that follows a story needs no look-up, and
 * a second run meets the rows of the first. The namespace must never change.
 */
const GHOST_NAMESPACE = '6f6e7265-636f-5264-8067-686f73740001';

export const storyIdOf = (ghostId: string) => v5(`ghost:post:${ghostId}`, GHOST_NAMESPACE);
export const tagIdOf = (ghostId: string) => v5(`ghost:tag:${ghostId}`, GHOST_NAMESPACE);
export const contributorIdOf = (ghostId: string) => v5(`ghost:user:${ghostId}`, GHOST_NAMESPACE);
