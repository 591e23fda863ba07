import type { EntryAct } from '@onrecord/domain/workflow/entry-acts';
import type { NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import type { StoryAct } from '@onrecord/domain/workflow/story-acts';
import type { Context } from 'hono';
import type { DeskContext } from '../../commands/desk/desk-context.ts';
import type { SignedIn } from '../../team/team.ts';

/**
 * Every route of the desk's API that is about stories and the newsroom, and what it needs: an act of the newsroom's
 * policy, an act of the stories' policy (`requested`: the one in the request) or of the live entries', or only to be
 * signed in. A route that is not here cannot be added.
 */
export const DESK_ROUTES = {
  'GET /me': 'signed-in',
  'GET /stories': 'signed-in',
  'POST /stories': 'create-story',
  'GET /stories/:id': 'story:read',
  'POST /stories/:id/acts': 'story:requested',
  'GET /stories/:id/revisions': 'story:read',
  'GET /stories/:id/revisions/:number': 'story:read',
  'POST /stories/:id/revisions/:number/restore': 'story:restore-revision',
  'GET /stories/:id/preview': 'story:read',
  'GET /stories/:id/preview-links': 'story:read',
  'POST /stories/:id/preview-links': 'story:share-preview',
  'POST /stories/:id/preview-links/:linkId/revoke': 'story:revoke-preview',
  'GET /stories/:id/entries': 'story:read',
  'POST /stories/:id/entries': 'entry:post',
  'PATCH /entries/:id': 'entry:edit',
  'POST /entries/:id/remove': 'entry:remove',
  'POST /entries/:id/restore': 'entry:restore',
  'POST /entries/:id/pin': 'entry:pin',
  'POST /entries/:id/unpin': 'entry:unpin',
  'POST /entries/:id/break-out': 'entry:break-out',
  // Who may edit an entry may record claims, which the command asks as well.
  'POST /entries/:id/cite': 'entry:edit',
  'POST /entries/:id/take-off': 'entry:edit',
  'GET /stories/:id/audience': 'story:read',
  'GET /entries/:id/audience': 'signed-in',
  'POST /entries/:id/notify': 'story:notify-readers',
  'GET /breaking': 'signed-in',
  'POST /breaking': 'set-breaking',
  'POST /breaking/lift': 'set-breaking',
  'GET /tags': 'signed-in',
  'POST /tags': 'manage-tags',
  'GET /contributors': 'signed-in',
  'GET /related': 'signed-in',
  'GET /settings': 'see-settings',
  'PATCH /settings': 'manage-settings',
  'GET /audit': 'see-audit',
} as const satisfies Readonly<Record<string, RouteNeed>>;

export type RouteNeed = 'signed-in' | NewsroomAct | `story:${StoryAct | 'requested'}` | `entry:${EntryAct}`;
export type DeskRoute = keyof typeof DESK_ROUTES;

/** Who asks, and what their acts are given. */
export interface Asking {
  readonly c: Context;
  readonly who: SignedIn;
  readonly context: DeskContext;
}

/** Adds a route that is in the table, behind the check that the table asks for. */
export type AddRoute = (route: DeskRoute, answer: (asking: Asking) => Promise<Response>) => void;
