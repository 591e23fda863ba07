import type { Clock } from '@onrecord/domain/clock';
import type { Result } from '@onrecord/domain/result';
import { type Context, Hono } from 'hono';
import type { Drafts } from '../../commands/desk/drafts.ts';
import { findSharedStory } from '../../commands/desk/share-preview.ts';
import type { Log } from '../../log.ts';
import { viewOfDraft } from '../../store/views/story.ts';
import type { OpenTry } from '../../team/tries.ts';
import { plainProblem } from '../problem.ts';
import { securityHeaders } from '../security-headers.ts';
import { HTML, type SourceContext } from '../site/page-source.ts';
import { renderPreview } from '../site/story-source.ts';

export interface PreviewServices extends SourceContext {
  readonly clock: Clock;
  readonly drafts: Drafts;
}

/** Who may show the page in a frame: the desk beside its editor, nobody where a link from outside led. */
type Framing = "'self'" | "'none'";

/** The page of a story as readers would get it with the text it has now; undefined where there is no such story. */
export async function previewResponse(
  services: PreviewServices,
  storyId: string,
  framing: Framing,
): Promise<Response | undefined> {
  const { db, clock, drafts, site } = services;
  const exists = await db.selectFrom('story').select('id').where('id', '=', storyId).executeTakeFirst();
  if (exists === undefined) return undefined;
  const draft = await drafts.readDraft(storyId);
  const story = await viewOfDraft(db, storyId, draft, clock());
  if (story === undefined) return undefined;
  return new Response(await renderPreview(services, story), {
    headers: {
      'Content-Type': HTML,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex, nofollow, noarchive',
      // The address may hold a token: nobody the page leads to learns it.
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': policyOf(site.context.origin, framing),
      'X-Frame-Options': framing === "'self'" ? 'SAMEORIGIN' : 'DENY',
    },
  });
}

function policyOf(origin: string, framing: Framing): string {
  const headers = securityHeaders(origin);
  const policy = headers[headers.indexOf('Content-Security-Policy') + 1] ?? '';
  return policy.replace("frame-ancestors 'none'", `frame-ancestors ${framing}`);
}

function tooManyTries(waitMs: number): Response {
  const seconds = Math.ceil(waitMs / 1000);
  const answer = plainProblem(
    429,
    `Too many links that lead nowhere were tried from here. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  );
  answer.headers.set('Retry-After', `${seconds}`);
  return answer;
}

interface PreviewAppServices extends PreviewServices {
  readonly log: Log;
  /** Counts a try by where it comes from: links are too long to be guessed, and nobody gets to try in peace. */
  readonly openTry: (c: Context) => Promise<Result<OpenTry, { readonly waitMs: number }>>;
}

/**
 * What somebody outside the newsroom sees of a story before it is published, by a link that expires. To be mounted
 * at `/desk/preview`.
 */
export function createPreviewApp(services: PreviewAppServices): Hono {
  const app = new Hono();
  app.get('/:token', async (c) => {
    const tried = await services.openTry(c);
    if (!tried.ok) return tooManyTries(tried.error.waitMs);
    const storyId = await findSharedStory(services, c.req.param('token'));
    if (storyId !== undefined) await tried.value.succeeded();
    const page = storyId === undefined ? undefined : await previewResponse(services, storyId, "'none'");
    return page ?? plainProblem(404, 'This link does not lead anywhere (any more). Ask whoever sent it.');
  });
  app.onError((error) => {
    // Its own handler, so that no address, which here is a secret, comes into the log.
    services.log.error({ err: error }, 'a preview could not be shown');
    return plainProblem(503, 'The page cannot be shown at the moment. Try again soon.');
  });
  return app;
}
