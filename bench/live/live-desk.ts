import { liveKey, storyKey } from '@onrecord/domain/address/keys';
import { body, paragraph } from '@onrecord/domain/body/build';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../packages/server/src/store/database.ts';
import { type Draft, saveDrafts } from '../desk/stories.ts';
import type { DeskPerson } from '../desk-person.ts';
import { HttpClient } from '../http-client.ts';
import type { ServerAddress } from '../server-process.ts';
import { monotonicMs } from './monotonic.ts';

const WORDS = 300;

/** Something that readers are told of. */
export interface News {
  /** When it was sent to the server (`monotonicMs`). */
  readonly pressedAt: number;
  /** The number of the event that tells of it. */
  readonly eventId: number;
}

/** Somebody at the desk who publishes stories and posts into a live one, over HTTP. */
export class LiveDesk {
  readonly #editor: DeskPerson;
  readonly #http: HttpClient;
  readonly #db: Database;
  #drafts: Draft[] = [];
  #liveStoryId = '';

  private constructor({ origin, connectionString }: ServerAddress, editor: DeskPerson) {
    this.#editor = editor;
    this.#http = new HttpClient(origin);
    this.#db = openDatabase({ connectionString, poolSize: 1 });
  }

  /** With a live story of its own, and so many drafts to publish; `name` is theirs. */
  static async open(
    address: ServerAddress,
    editor: DeskPerson,
    { name, drafts }: { readonly name: string; readonly drafts: number },
  ): Promise<LiveDesk> {
    const desk = new LiveDesk(address, editor);
    desk.#drafts = await saveDrafts(address, { name, count: drafts + 1, words: WORDS, by: editor });
    const [live] = desk.#drafts.splice(0, 1) as [Draft];
    desk.#liveStoryId = live.id;
    await desk.#act(live.id, 'publish');
    await desk.#act(live.id, 'start-live');
    return desk;
  }

  /** Publishes the next draft. */
  async publish(): Promise<News> {
    const draft = this.#drafts.shift();
    if (draft === undefined) throw new Error('There is no draft left to publish.');
    const pressedAt = monotonicMs();
    await this.#act(draft.id, 'publish');
    return { pressedAt, eventId: await this.#eventOf(storyKey(draft.id)) };
  }

  /** Posts an entry into the live story. */
  async post(): Promise<News> {
    const entry = {
      id: crypto.randomUUID(),
      headline: '',
      body: body(
        paragraph('The crane is up again, and the first ship has been let through to the inner basin.'),
      ),
      keyEvent: '',
      pinned: false,
    };
    const pressedAt = monotonicMs();
    await this.#send(`/desk/api/stories/${this.#liveStoryId}/entries`, entry, 201);
    return { pressedAt, eventId: await this.#eventOf(liveKey(this.#liveStoryId)) };
  }

  async close(): Promise<void> {
    this.#http.close();
    await this.#db.destroy();
  }

  #act(storyId: string, act: string): Promise<void> {
    return this.#send(`/desk/api/stories/${storyId}/acts`, { act }, 200);
  }

  async #send(path: string, value: unknown, expected: number): Promise<void> {
    const answer = await this.#http.post(path, value, { Cookie: this.#editor.cookie });
    if (answer.status !== expected)
      throw new Error(`${path} was refused: ${answer.status} ${answer.body.toString('utf8')}`);
  }

  /** The last one that names this key. */
  async #eventOf(key: string): Promise<number> {
    const { id } = await this.#db
      .selectFrom('event')
      .select('id')
      .where(sql<boolean>`${key} = any(keys)`)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return Number(id);
  }
}
