/** Words an English text is full of; a search passes over most of them. */
const FUNCTION_WORDS =
  'the of and to in a that for on was with by at from it as his her their were had has would not after before is are ' +
  'be been this which who but they he she an or its than into over when about up out no if will can more so what there';
/** Words a newsroom writes in nearly every story. Searched for as the common ones. */
const NEWS_WORDS =
  'said people city year council government minister police told court report week work school water road plan house ' +
  'official month group service night public hospital officer team market budget union election station bridge harbour ' +
  'family company president country state party vote law case member office number street building region statement';

const SYLLABLES = [...'bdfgklmnprstvz'].flatMap((consonant) =>
  ['a', 'e', 'i', 'o', 'u'].map((vowel) => consonant + vowel),
);

/** How many words there are: as many as a large newsroom's archive holds, names included. */
const SIZE = 200_000;
/** Zipf's law for English text: a word's frequency falls with its rank to this power. */
const EXPONENT = 1.05;

/**
 * A seedless vocabulary in order of frequency: function words and news words in turn at its head, made-up words
 * behind them. The word of rank r is drawn in proportion to 1 / r^1.05, so a few words are in most stories and
 * most words in few.
 */
export class Vocabulary {
  readonly words: readonly string[];
  /** News words from the most frequent on: in half of all stories and more. */
  readonly common: readonly string[];
  readonly #alias: AliasTable;

  constructor(size = SIZE) {
    const often = FUNCTION_WORDS.split(' ');
    const news = NEWS_WORDS.split(' ');
    const head: string[] = [];
    for (let at = 0; at < Math.max(often.length, news.length); at++)
      head.push(...often.slice(at, at + 1), ...news.slice(at, at + 1));
    const made = Array.from({ length: Math.max(0, size - head.length) }, (_, number) => madeUpWord(number));
    this.words = [...head, ...made].slice(0, size);
    this.common = news;
    this.#alias = new AliasTable(this.words.map((_, at) => 1 / (at + 1) ** EXPONENT));
  }

  draw(random: () => number): string {
    return this.words[this.#alias.draw(random)] ?? 'the';
  }

  /** Words from the far end of the vocabulary, the same for the same count. */
  rare(count: number): string[] {
    const step = Math.max(1, Math.floor(this.words.length / 10 / count));
    return Array.from({ length: count }, (_, at) => this.words[this.words.length - 1 - at * step] ?? 'the');
  }
}

/** Three to five syllables, each number another word. The last digit leads, so that neighbours differ. */
function madeUpWord(number: number): string {
  const base = SYLLABLES.length;
  const syllables = [
    number % base,
    Math.floor(number / base) % base,
    Math.floor(number / base / base) % base,
  ];
  return `${syllables.map((digit) => SYLLABLES[digit]).join('')}r`;
}

/** Draws from a discrete distribution in constant time (Walker's alias method, as Vose builds it). */
export class AliasTable {
  readonly #threshold: Float64Array;
  readonly #alias: Uint32Array;

  constructor(weights: readonly number[]) {
    const size = weights.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const scaled = Float64Array.from(weights, (weight) => (weight * size) / total);
    this.#threshold = new Float64Array(size).fill(1);
    this.#alias = Uint32Array.from(weights, (_, at) => at);
    const small: number[] = [];
    const large: number[] = [];
    for (let at = 0; at < size; at++) ((scaled[at] ?? 0) < 1 ? small : large).push(at);
    for (let least = small.pop(); least !== undefined; least = small.pop()) {
      const most = large.pop();
      if (most === undefined) break;
      this.#threshold[least] = scaled[least] ?? 1;
      this.#alias[least] = most;
      const rest = (scaled[most] ?? 0) + (scaled[least] ?? 0) - 1;
      scaled[most] = rest;
      (rest < 1 ? small : large).push(most);
    }
  }

  draw(random: () => number): number {
    const place = random() * this.#threshold.length;
    const at = Math.floor(place);
    return place - at < (this.#threshold[at] ?? 1) ? at : (this.#alias[at] ?? at);
  }
}
