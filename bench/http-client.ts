import http from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

interface Sent {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly headers: http.OutgoingHttpHeaders;
  readonly body?: string;
}

/** Asks over a connection that is kept, one request after another, and returns what came as it came, still encoded. */
export class HttpClient {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  get(path: string, encoding = 'br', headers: http.OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.#send(path, { method: 'GET', headers: { 'Accept-Encoding': encoding, ...headers } });
  }

  /** The same, and anything but 200 is an error. */
  async getPage(path: string, encoding = 'br', headers: http.OutgoingHttpHeaders = {}): Promise<Answer> {
    const answer = await this.get(path, encoding, headers);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }

  /** Sends JSON as a page of the same origin does. */
  post(path: string, value: unknown, headers: http.OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.#sendJson('POST', path, value, headers);
  }

  patch(path: string, value: unknown, headers: http.OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.#sendJson('PATCH', path, value, headers);
  }

  close(): void {
    this.#agent.destroy();
  }

  #sendJson(
    method: 'POST' | 'PATCH',
    path: string,
    value: unknown,
    headers: http.OutgoingHttpHeaders,
  ): Promise<Answer> {
    const body = JSON.stringify(value);
    const own = {
      Origin: this.origin,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    };
    return this.#send(path, { method, headers: { ...own, ...headers }, body });
  }

  #send(path: string, { method, headers, body }: Sent): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        `${this.origin}${path}`,
        { agent: this.#agent, method, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              rawHeaders: response.rawHeaders,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
}

/** The page as text, asked for without encoding. */
export async function getText(client: HttpClient, path: string): Promise<string> {
  return (await client.getPage(path, 'identity')).body.toString('utf8');
}
