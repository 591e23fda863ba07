import type { LiveMessage } from '@onrecord/domain/live/message';

/** What a connection speaks for. */
interface Follower {
  readonly reached: number;
  take(message: LiveMessage): void;
  /** The page is looked at again, perhaps after hours in which its timers stood still. */
  wake(): void;
}

/** A stream that says nothing for so long is dead: the server lets it beat every 15 s. Milliseconds. */
const SILENT_MS = 40_000;
/** Whoever looks at the page again does not wait for that: a beat is missing. */
const LATE_MS = 20_000;
/** A stream has to say its first word by then, or something between holds it back. */
const FIRST_WORD_MS = 4000;
/**
 * A page that nobody looks at lets go of its stream after this: over HTTP/1.1 browsers hold six connections to a host,
 * and tabs in the background would keep the next from being loaded.
 */
const UNSEEN_MS = 3000;
/** How often the delta address is asked, while the page is looked at (so that all is right within a second) and while not. */
const ASK_MS = { seen: 600, hidden: 15_000 };
const ASK_MAX_MS = 30_000;
/** The delta address has to answer by then: a connection may be dead without a word. */
const ANSWER_MS = 10_000;
/** When a stream is tried again. */
const STREAM_AGAIN_MS = 60_000;

/** Follows `/live/events`, and where that fails or nobody looks `/live/since/ID.json`, until the page goes. */
export function connect(page: Follower): void {
  let stream: EventSource | undefined;
  let watch: ReturnType<typeof setTimeout>;
  let letGo: ReturnType<typeof setTimeout>;
  let ask: ReturnType<typeof setTimeout> | undefined;
  let failing = false;
  let failures = 0;
  let heardAtMs = 0;

  const open = () => {
    stream?.close();
    failures = 0;
    stream = new EventSource(`/live/events?after=${page.reached}`);
    const heard = () => {
      clearTimeout(ask);
      ask = undefined;
      failing = false;
      heardAtMs = Date.now();
      expect(SILENT_MS);
    };
    stream.onmessage = ({ data }) => {
      heard();
      page.take(JSON.parse(data));
    };
    stream.addEventListener('beat', heard);
    // A stream that was cut is opened again by the browser; one that was refused is not.
    stream.onerror = () => {
      if (stream?.readyState === EventSource.CLOSED) fallBack();
      else if (!failing) expect(FIRST_WORD_MS);
      failing = true;
    };
    expect(FIRST_WORD_MS);
  };
  const expect = (forMs: number) => {
    clearTimeout(watch);
    watch = setTimeout(fallBack, forMs);
  };
  const fallBack = () => {
    stream?.close();
    clearTimeout(watch);
    watch = setTimeout(follow, STREAM_AGAIN_MS);
    if (ask === undefined) askNext();
  };
  const follow = () => (document.hidden ? fallBack() : open());
  const askNext = () => {
    clearTimeout(ask);
    const pauseMs = document.hidden ? ASK_MS.hidden : ASK_MS.seen;
    ask = setTimeout(askNow, Math.min(pauseMs * 2 ** failures, ASK_MAX_MS) * (0.8 + Math.random() * 0.4));
  };
  const askNow = async () => {
    try {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const response = await fetch(`/live/since/${page.reached}.json`, { signal });
      if (!response.ok) throw response.status;
      page.take(await response.json());
      failures = 0;
    } catch {
      failures++;
    }
    if (ask !== undefined) askNext();
  };
  const close = () => {
    stream?.close();
    clearTimeout(watch);
    clearTimeout(letGo);
    clearTimeout(ask);
    ask = undefined;
  };

  follow();
  // A page in the back-forward cache must not hold a connection.
  addEventListener('pagehide', close);
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    page.wake();
    follow();
  });
  document.addEventListener('visibilitychange', () => {
    clearTimeout(letGo);
    if (document.hidden) {
      letGo = setTimeout(fallBack, UNSEEN_MS);
      return;
    }
    page.wake();
    const isLate = Math.abs(Date.now() - heardAtMs) > LATE_MS;
    if (stream?.readyState !== EventSource.OPEN || isLate) open();
  });
  // What was open before leads nowhere; and nobody else comes back in this moment, so that none has to wait.
  addEventListener('online', follow);
}
