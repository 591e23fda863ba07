import type { Actor } from '@onrecord/domain/team/roles';
import type { CommandContext } from '../context.ts';
import type { Drafts } from './drafts.ts';

/** What an act at the desk is given. `actor` is the person's id, as revisions and events keep it. */
export interface DeskContext extends CommandContext {
  readonly person: { readonly actor: Actor; readonly name: string };
  readonly drafts: Drafts;
}
