import type { NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import type { StoryAct } from '@onrecord/domain/workflow/story-acts';

/**
 * Every route of the desk's API that is about stories and the newsroom, and what it needs: an act of the newsroom's
 * policy, an act of the stories' policy (`requested`: the one in the request), or only to be signed in. A route that
 * is not here cannot be added.
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
  'GET /tags': 'signed-in',
  'POST /tags': 'manage-tags',
  'GET /contributors': 'signed-in',
  'GET /related': 'signed-in',
  'GET /settings': 'see-settings',
  'PATCH /settings': 'manage-settings',
  'GET /audit': 'see-audit',
} as const satisfies Readonly<Record<string, RouteNeed>>;

export type RouteNeed = 'signed-in' | NewsroomAct | `story:${StoryAct | 'requested'}`;
export type DeskRoute = keyof typeof DESK_ROUTES;
