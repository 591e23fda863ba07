import type { LiveMessage } from '@onrecord/domain/live/message';

/** What a connection speaks for. */
interface Follower {
  readonly reached: number;
  take(message: LiveMessage): void;
}

/** A stream that says nothing for so long is dead: the server lets it beat every 15 s. Milliseconds. */
const SILENT_MS = 40_000;
/** A stream has to say its first word by then, or something between holds it back. */
const FIRST_WORD_MS = 4000;
/** How often the delta address is asked, while the page is looked at and while it is not. */
const ASK_MS = { seen: 800, hidden: 5000 };
const ASK_MAX_MS = 30_000;
/** When a stream is tried again. */
const STREAM_AGAIN_MS = 60_000;

/** Follows `/live/events`, and where that fails `/live/since/ID.json`, until the page goes. */
export function connect(page: Follower): void {
  let stream: EventSource | undefined;
  let watch: ReturnType<typeof setTimeout>;
  let ask: ReturnType<typeof setTimeout> | undefined;
  let failing = false;
  let failures = 0;

  const open = () => {
    stream?.close();
    stream = new EventSource(`/live/events?after=${page.reached}`);
    const heard = () => {
      clearTimeout(ask);
      ask = undefined;
      failing = false;
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
    watch = setTimeout(open, STREAM_AGAIN_MS);
    if (ask === undefined) askNext();
  };
  const askNext = () => {
    const pauseMs = document.hidden ? ASK_MS.hidden : ASK_MS.seen;
    ask = setTimeout(askNow, Math.min(pauseMs * 2 ** failures, ASK_MAX_MS) * (0.8 + Math.random() * 0.4));
  };
  const askNow = async () => {
    try {
      const response = await fetch(`/live/since/${page.reached}.json`);
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
    clearTimeout(ask);
    ask = undefined;
  };

  open();
  // A page in the back-forward cache must not hold a connection.
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => event.persisted && open());
}
