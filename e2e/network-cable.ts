import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { BrowserContext } from 'playwright-core';

/** What stands between one browser and everything else: a proxy whose connections can be torn and held off. */
export interface NetworkCable {
  /** For `newContext({ proxy })`. */
  readonly proxy: { readonly server: string };
  /** Tears all connections; new ones fail until it is plugged in again. */
  cut(): void;
  plugIn(): void;
  close(): Promise<void>;
}

/** Takes the network from a browser behind the cable, which is told so. */
export async function loseNetwork(cable: NetworkCable, context: BrowserContext): Promise<void> {
  cable.cut();
  await context.setOffline(true);
}

export async function regainNetwork(cable: NetworkCable, context: BrowserContext): Promise<void> {
  cable.plugIn();
  await context.setOffline(false);
}

/**
 * The browser's own emulation of a lost network leaves WebSockets that stand as they are, and lets through what a page
 * asks for while it is being loaded: this one cuts all, and does not tell the browser.
 */
export async function layCable(): Promise<NetworkCable> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const server = createServer((incoming, outgoing) => {
    const passed = request(incoming.url ?? '', {
      method: incoming.method,
      headers: incoming.headers,
      agent: false,
    });
    passed
      .on('socket', hold)
      .on('error', () => outgoing.destroy())
      .on('response', (answer: IncomingMessage) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      });
    incoming.pipe(passed);
  });
  server.on('connection', (socket) => {
    hold(socket);
    if (isCut) socket.destroy();
  });
  server.on('connect', (asked, socket: Socket, head) => {
    const { hostname, port } = new URL(`http://${asked.url}`);
    const far = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      far.pipe(socket).pipe(far);
    });
    hold(far);
    far.on('close', () => socket.destroy());
    socket.on('close', () => far.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const tear = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    proxy: { server: `http://127.0.0.1:${port}` },
    cut() {
      isCut = true;
      tear();
    },
    plugIn() {
      isCut = false;
    },
    async close() {
      const closed = new Promise((done) => server.close(done));
      tear();
      await closed;
    },
  };
}
