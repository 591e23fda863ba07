import http from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** Asks for a page over a connection that is kept, and returns what came as it came, still encoded. */
export class HttpClient {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  get(path: string, encoding = 'br'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = http.get(
        `${this.origin}${path}`,
        { agent: this.#agent, headers: { 'Accept-Encoding': encoding } },
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
    });
  }

  /** The same, and anything but 200 is an error. */
  async getPage(path: string, encoding = 'br'): Promise<Answer> {
    const answer = await this.get(path, encoding);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** The page as text, asked for without encoding. */
export async function getText(client: HttpClient, path: string): Promise<string> {
  return (await client.getPage(path, 'identity')).body.toString('utf8');
}
