import { randomFrom } from '../random.ts';

const WORDS =
  'council river bridge harbour budget vote mayor strike court hearing school storm ferry night market museum engine ' +
  'police report witness border harvest power station grid repair patient ward clinic minister talks treaty delegation ' +
  'reporter archive letter record budget deficit census railway tram depot driver union member committee inquiry evidence ' +
  'statement spokesperson resident landlord tenant rent factory export grain port customs officer volunteer shelter';
const OFTEN =
  'the of and to in a that for on was said with by at from it as his her their were had has would not after before';

/** Words for an export, the same for the same seed. */
export class GhostWriter {
  readonly #random: () => number;
  readonly #rare = WORDS.split(' ');
  readonly #often = OFTEN.split(' ');

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  word(): string {
    const words = this.#random() < 0.5 ? this.#often : this.#rare;
    return words[this.below(words.length)] ?? 'the';
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }

  sentence(): string {
    const text = this.words(9 + this.below(14));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  headline(): string {
    const text = this.words(6 + this.below(6));
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
}

/** A run of text in Lexical. `format` is a bit set: 1 bold, 2 italic. */
export const textNode = (text: string, format = 0) => ({
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text,
  type: 'extended-text',
  version: 1,
});
