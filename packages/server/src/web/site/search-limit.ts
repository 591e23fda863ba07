/** Searches at once, of stories and statements together; each takes a connection and some 20 ms of the database. */
const SEARCHES_MAX = 6;

/** Keeps searches, which nothing in memory can answer, from taking the whole database. */
export class SearchLimit {
  #searching = 0;

  /** Runs a search; undefined where too many are under way. */
  async run<T>(search: () => Promise<T>): Promise<T | undefined> {
    if (this.#searching >= SEARCHES_MAX) return undefined;
    this.#searching++;
    try {
      return await search();
    } finally {
      this.#searching--;
    }
  }
}
