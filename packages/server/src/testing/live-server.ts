import { type AddressInfo, connect, type Socket } from 'node:net';
import { MAIN_FEED_KEY } from '@onrecord/domain/address/keys';
import type { LiveMessage } from '@onrecord/domain/live/message';
import { EventFollower } from '../events/event-follower.ts';
import { Live, type LiveOptions } from '../live/live.ts';
import { appendEvent } from '../store/event-log.ts';
import { LiveRoutes } from '../web/live.ts';
import { createWebServer } from '../web/server.ts';
import type { TestNewsroom } from './stories.ts';
import { openTestSite, type TestSite } from './test-site.ts';

/** The site of a newsroom on a port of its own, with readers who follow along. */
export interface LiveServer {
  readonly site: TestSite;
  readonly live: Live;
  readonly routes: LiveRoutes;
  readonly port: number;
  readonly origin: string;
  /** Puts an event into the log that names a key nothing is made of; resolves with its number. */
  say(key?: string): Promise<number>;
  close(): Promise<void>;
}

export async function serveLive(
  newsroom: TestNewsroom,
  options: Pick<LiveOptions, 'readersMax'> = {},
): Promise<LiveServer> {
  const { db, connectionString } = newsroom;
  const site = await openTestSite(newsroom);
  const { securityHeaders } = site.services;
  const live = new Live({ db, context: () => site.services.site.context, ...options });
  const routes = new LiveRoutes(live, securityHeaders);
  const follower = new EventFollower({
    db,
    connectionString,
    onEvent: async (event) => {
      await live.take(event);
      routes.changed();
    },
    onAttached: () => undefined,
    onError: () => undefined,
  });
  await follower.start();
  await live.readBack(follower.lastId);
  const { server, closeLane } = createWebServer({ ...site.services, live: routes });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    site,
    live,
    routes,
    port,
    origin: `http://127.0.0.1:${port}`,
    say: async (key = MAIN_FEED_KEY) =>
      Number(
        await db.transaction().execute((trx) =>
          appendEvent(trx, {
            type: 'story-changed',
            actor: 'test',
            at: new Date(),
            keys: [key],
            paths: [],
          }),
        ),
      ),
    async close() {
      live.close();
      closeLane();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await follower.close();
      await site.close();
    },
  };
}

/** Somebody who listens on a raw connection. */
export class RawReader {
  readonly socket: Socket;
  heard = '';
  isClosed = false;

  /** Sends what is given as it is. */
  constructor(port: number, request: string) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.setEncoding('utf8');
    this.socket.on('data', (chunk: string) => {
      this.heard += chunk;
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.isClosed = true;
    });
    this.socket.write(request);
  }

  /** The messages so far, in order. */
  get messages(): LiveMessage[] {
    return [...this.heard.matchAll(/^data: (\{.*\})\r?$/gm)].map(([, json = '']) => JSON.parse(json));
  }

  get ids(): number[] {
    return this.messages.map(({ id }) => id);
  }
}

/** A request for the stream as a browser sends it. */
export const askForStream = (query = '', headers = '') =>
  `GET /live/events${query} HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n${headers}\r\n`;
