import type { LiveMessage } from '@onrecord/domain/live/message';

/** A stream that says nothing for so long is dead: the server lets it beat every 15 s. Milliseconds. */
const SILENT_MS = 40_000;
const AGAIN_MS = 3000;

export interface LiveListener {
  /** The stream stands, perhaps anew: what was told meanwhile was not heard. */
  opened(): void;
  told(message: LiveMessage): void;
  lost(): void;
}

/** Hears what the newsroom's open pages are told, until what is returned is called. */
export function followLive(listener: LiveListener): () => void {
  let stream: EventSource | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const expect = () => {
    clearTimeout(watch);
    watch = setTimeout(openAgain, SILENT_MS);
  };
  const open = () => {
    stream = new EventSource('/live/events');
    expect();
    stream.onopen = () => {
      expect();
      listener.opened();
    };
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      expect();
      listener.told(JSON.parse(data) as LiveMessage);
    };
    stream.addEventListener('beat', expect);
    stream.onerror = () => {
      listener.lost();
      // What was cut is opened again by the browser; what was refused is not.
      if (stream?.readyState !== EventSource.CLOSED) return;
      clearTimeout(watch);
      watch = setTimeout(openAgain, AGAIN_MS);
    };
  };
  const openAgain = () => {
    stream?.close();
    listener.lost();
    open();
  };
  open();
  return () => {
    clearTimeout(watch);
    stream?.close();
  };
}
