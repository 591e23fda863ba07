import { EMPTY_BODY } from '@onrecord/domain/body/body';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { PostQueue, type PostStore, type SendOutcome } from './post-queue.ts';
import type { WaitingPost } from './waiting-post.ts';

const nextTurn = () => new Promise<void>((turn) => setImmediate(turn));
const wordsOf = ({ words }: WaitingPost) => words.headline;

/** What is on the disk: posts, and the draft of the one entry that is being written. */
interface Disk {
  readonly posts: Map<string, WaitingPost>;
  draft: string | undefined;
}

/** A page's way to the disk. Writes happen in order and take a while; what a page that dies has not written is lost. */
class PageStore implements PostStore {
  dead = false;
  #last: Promise<unknown> = Promise.resolve();
  readonly #disk: Disk;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  listPosts = () => this.#inTurn(() => [...this.#disk.posts.values()]);
  keepPost = (post: WaitingPost, draftKey?: string) =>
    this.#inTurn(() => {
      this.#disk.posts.set(post.id, post);
      if (draftKey !== undefined) this.#disk.draft = undefined;
    });
  removePost = (id: string) => this.#inTurn(() => void this.#disk.posts.delete(id));

  #inTurn<T>(work: () => T): Promise<T> {
    const done = this.#last.then(async () => {
      await nextTurn();
      if (this.dead) return new Promise<T>(() => undefined);
      return work();
    });
    this.#last = done;
    return done;
  }
}

/** What becomes of one attempt to send: it, or only its answer, is lost on the way, or neither. */
type Fate = 'lost' | 'answer-lost' | 'arrives';

/** A server that knows entries by their ids, and refuses some for what they say. */
class Server {
  readonly taken = new Map<string, string>();
  readonly #fates: Fate[];

  constructor(fates: readonly Fate[]) {
    this.#fates = [...fates];
  }

  readonly send = async (post: WaitingPost): Promise<SendOutcome> => {
    const fate = this.#fates.shift() ?? 'arrives';
    await nextTurn();
    if (fate === 'lost') return { type: 'unknown' };
    const refused = wordsOf(post).startsWith('refused');
    if (!refused && !this.taken.has(post.id)) this.taken.set(post.id, wordsOf(post));
    await nextTurn();
    if (fate === 'answer-lost') return { type: 'unknown' };
    return refused ? { type: 'refused', reason: 'Not like this.' } : { type: 'taken' };
  };
}

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ post: fc.constantFrom('entry', 'refused'), dies: fc.nat({ max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.constant('page dies' as const) },
  { weight: 1, arbitrary: fc.constant('wake' as const) },
  { weight: 3, arbitrary: fc.constant('time passes' as const) },
);
/** Who posts with `dies` at this or above it lives on; below, the page dies after so many turns. */
const LIVES = 3;
const fate = fc.constantFrom<Fate>('lost', 'answer-lost', 'arrives');

describe('entries on their way', () => {
  it('arrive once each and in order, whatever fails and however often the page dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(fate, { maxLength: 30 }),
        async (steps, fates) => {
          const disk: Disk = { posts: new Map(), draft: undefined };
          const server = new Server(fates);
          const written: string[] = [];
          let ids = 0;
          const open = () => {
            const store = new PageStore(disk);
            const queue = new PostQueue({ store, send: server.send, pause: nextTurn });
            return { store, queue, begun: queue.begin() };
          };
          const post = (headline: string) =>
            page.queue.add(
              {
                id: `id-${++ids}`,
                storyId: 'story',
                words: { headline, body: EMPTY_BODY, keyEvent: '' },
                writtenAt: new Date(ids).toISOString(),
              },
              'draft',
            );
          let page = open();
          for (const what of steps) {
            if (typeof what === 'object') {
              const headline = `${what.post} ${written.length}`;
              written.push(headline);
              // It was half written before it was posted, and so on the disk.
              disk.draft = headline;
              post(headline);
              for (let turns = 0; turns < what.dies || (what.dies >= LIVES && disk.draft); turns++)
                await nextTurn();
              if (what.dies < LIVES) page = await dieAndOpen();
            } else if (what === 'page dies') page = await dieAndOpen();
            else if (what === 'wake') page.queue.wake();
            else await nextTurn();
          }
          while (page.queue.posts.get().some(({ refused }) => refused === null)) await nextTurn();
          const refused = written.filter((words) => words.startsWith('refused'));
          expect([...server.taken.values()]).toEqual(written.filter((words) => !refused.includes(words)));
          expect(page.queue.posts.get().map(wordsOf)).toEqual(refused);
          while ([...disk.posts.values()].some((kept) => kept.refused === null)) await nextTurn();
          expect([...disk.posts.values()].map(wordsOf)).toEqual(refused);
          page.queue.close();

          /** The page goes in mid-sentence; the next one finds what is on the disk, and its author posts the draft. */
          async function dieAndOpen() {
            page.store.dead = true;
            page.queue.close();
            const next = open();
            await next.begun;
            page = next;
            if (disk.draft !== undefined) post(disk.draft);
            while (disk.draft !== undefined) await nextTurn();
            return next;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('that are refused wait for their author and hold nobody up', async () => {
    const disk: Disk = { posts: new Map(), draft: undefined };
    const server = new Server([]);
    const queue = new PostQueue({ store: new PageStore(disk), send: server.send, pause: nextTurn });
    const words = (headline: string) => ({ headline, body: EMPTY_BODY, keyEvent: '' });
    const writtenAt = new Date(0).toISOString();
    queue.add({ id: 'one', storyId: 'story', words: words('refused'), writtenAt });
    queue.add({ id: 'two', storyId: 'story', words: words('fine'), writtenAt });
    await expect.poll(() => [...server.taken.keys()]).toEqual(['two']);
    expect(queue.posts.get()).toMatchObject([{ id: 'one', refused: 'Not like this.' }]);
    queue.letGo('one');
    await expect.poll(() => disk.posts.size).toBe(0);
  });

  it('go out where a browser keeps nothing, which is told', async () => {
    const broken = () => Promise.reject(new Error('no disk'));
    const server = new Server([]);
    const store = { listPosts: broken, keepPost: broken, removePost: broken };
    const queue = new PostQueue({ store, send: server.send, pause: nextTurn });
    await queue.begin();
    queue.add({
      id: 'one',
      storyId: 'story',
      words: { headline: 'fine', body: EMPTY_BODY, keyEvent: '' },
      writtenAt: new Date(0).toISOString(),
    });
    await expect.poll(() => [...server.taken.keys()]).toEqual(['one']);
    expect(queue.keeps.get()).toBe(false);
  });
});
