import { getConnInfo } from '@hono/node-server/conninfo';
import type { Clock } from '@onrecord/domain/clock';
import {
  type Chosen,
  choiceSchema,
  chosenRequestSchema,
  renewalSchema,
  type Subscription,
} from '@onrecord/domain/push/subscription';
import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { isUsableKey } from '../push/encrypt.ts';
import { readEndpoint, subscriptionsMax } from '../push/endpoint.ts';
import type { Database } from '../store/database.ts';
import {
  forgetSubscription,
  keepSubscription,
  listChosenTopics,
  listTopics,
  renewSubscription,
} from '../store/push.ts';
import { addressPlace, clientAddress } from '../team/client-address.ts';
import { readJsonObject, refuseForeignWrite } from '../team/read-request.ts';
import type { BuiltFiles } from './built-files.ts';
import { problem } from './problem.ts';
import { Allowance } from './push-allowance.ts';
import type { SiteState } from './site/site-state.ts';

export interface PushServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly site: SiteState;
  readonly builtFiles: BuiltFiles;
}

/** As the build calls it. */
const WORKER_FILE = 'push-worker.js';

/**
 * What the page of notifications asks of the server. Whoever knows the endpoint of a subscription may change it: it is
 * a secret between a browser, its push service and us, and so stands in no address.
 */
export function createPushRoutes(services: PushServices): Hono {
  const { db, clock, site, builtFiles } = services;
  const app = new Hono({ strict: true });
  const allowance = new Allowance(clock);

  /** A request from a page of this site, in a form that is known. */
  const read = async <S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S> | Response> => {
    const foreign = refuseForeignWrite(c.req.raw, site.context.origin);
    if (foreign) return foreign;
    if (!allowance.take(placeOf(c))) return tooMany();
    const body = await readJsonObject(c.req.raw);
    if (body instanceof Response) return body;
    const parsed = schema.safeParse(body);
    return parsed.success
      ? parsed.data
      : refused(400, 'not-understood', 'The request is not in a known form.');
  };

  // A worker under an address that stays: browsers ask for it anew, and install what differs.
  app.get('/notifications/worker.js', (c) => {
    const found = builtFiles.respond(c.req.raw, WORKER_FILE);
    found?.headers.set('Cache-Control', 'no-cache');
    return found ?? refused(404, 'not-found', 'This build has no worker.');
  });

  // What phones need to put the site on their home screen, where alone some of them allow notifications.
  app.get('/notifications/site.webmanifest', (c) => {
    const { settings, assets } = site.context;
    const icons = [{ src: assets.icon, type: 'image/svg+xml', sizes: 'any' }];
    const manifest = {
      name: settings.name,
      lang: settings.language,
      start_url: '/',
      display: 'standalone',
      icons,
    };
    return c.body(JSON.stringify(manifest), 200, {
      'Content-Type': 'application/manifest+json; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    });
  });

  app.post('/notifications/subscription', async (c) => {
    const choice = await read(c, choiceSchema);
    if (choice instanceof Response) return choice;
    const { subscription } = choice;
    const topics = await listTopics(db, choice.topics);
    if (topics.length === 0) {
      await forgetSubscription(db, subscription.endpoint);
      return answer({ topics: [] });
    }
    const url = usableEndpoint(subscription);
    if (url === undefined) return notUsable();
    const kept = await db.transaction().execute((trx) =>
      keepSubscription(trx, subscription, {
        ...serviceAt(url),
        topics: topics.map(({ topic }) => topic),
      }),
    );
    return kept ? answer({ topics }) : tooMany();
  });

  app.post('/notifications/chosen', async (c) => {
    const asked = await read(c, chosenRequestSchema);
    if (asked instanceof Response) return asked;
    return answer({ topics: await listChosenTopics(db, asked.endpoint) });
  });

  app.post('/notifications/renewal', async (c) => {
    const renewal = await read(c, renewalSchema);
    if (renewal instanceof Response) return renewal;
    const { formerEndpoint, subscription } = renewal;
    const url = usableEndpoint(subscription);
    if (url === undefined) return notUsable();
    const renewed = await db
      .transaction()
      .execute((trx) => renewSubscription(trx, formerEndpoint, subscription, serviceAt(url)));
    if (renewed === 'full') return tooMany();
    return renewed === 'renewed'
      ? answer({ topics: await listChosenTopics(db, subscription.endpoint) })
      : refused(404, 'not-found', 'Nothing was chosen under the former address.');
  });

  return app;
}

const serviceAt = (url: URL) => ({ host: url.hostname, hostMax: subscriptionsMax(url) });

function usableEndpoint(subscription: Subscription): URL | undefined {
  const url = readEndpoint(subscription.endpoint);
  return url && isUsableKey(subscription.keys) ? url : undefined;
}

function placeOf(c: Context): string {
  const connection = c.env === undefined ? undefined : getConnInfo(c).remote.address;
  const address = clientAddress(connection, c.req.header('x-forwarded-for') ?? null);
  return address === undefined ? '' : addressPlace(address);
}

const answer = (chosen: Chosen) => Response.json(chosen, { headers: { 'Cache-Control': 'no-store' } });
const refused = (status: number, type: string, title: string) => problem({ type, title, status });
const notUsable = () =>
  refused(
    422,
    'endpoint',
    'Messages cannot be sent there: it is no address of a push service on the internet.',
  );

function tooMany(): Response {
  const response = refused(
    429,
    'too-many',
    'Too many ask for notifications just now. Try again in a minute.',
  );
  response.headers.set('Retry-After', '60');
  return response;
}
