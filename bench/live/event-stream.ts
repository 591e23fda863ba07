const HEAD_END = '\r\n\r\n';
const EVENT_END = '\n\n';

/** What one reader hears of a stream of Server-Sent Events, from the raw answer: what came whole, by its end. */
export class EventStream {
  #unread = '';
  #inHead = true;
  /** How long to wait before a cut connection is tried again, as the server says; undefined until it does. */
  retryMs: number | undefined;

  /** Takes the next piece of the answer. Returns the ids of the events that came whole with it; throws unless it is a stream. */
  push(piece: string): number[] {
    let text = this.#unread === '' ? piece : this.#unread + piece;
    if (this.#inHead) {
      const end = text.indexOf(HEAD_END);
      if (end >= 0) {
        if (!text.startsWith('HTTP/1.1 200 ')) throw new Error(text.slice(0, text.indexOf('\r\n')));
        this.#inHead = false;
        text = text.slice(end + HEAD_END.length);
      }
    }
    if (this.#inHead) {
      this.#unread = text;
      return [];
    }
    const ids: number[] = [];
    let from = 0;
    for (let end = text.indexOf(EVENT_END); end >= 0; end = text.indexOf(EVENT_END, from)) {
      const [, field, value] = /^(id|retry): (\d+)$/m.exec(text.slice(from, end)) ?? [];
      if (field === 'id') ids.push(Number(value));
      if (field === 'retry') this.retryMs = Number(value);
      from = end + EVENT_END.length;
    }
    this.#unread = text.slice(from);
    return ids;
  }
}
