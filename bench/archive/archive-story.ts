import type { Body } from '@onrecord/domain/body/body';
import { body, heading, paragraph, quote, relatedStory, text } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import { excerptOf } from '@onrecord/domain/text/excerpt';
import { randomFrom } from '../random.ts';
import { AliasTable, type Vocabulary } from './vocabulary.ts';

export const AUTHORS = 40;
export const TAGS = 400;
export const PICTURES = 2000;
const YEARS = 12;
const YEAR_MS = 365.25 * 24 * 3600 * 1000;

/** A story of the archive, with what `saveStories` would derive from it. */
export interface ArchiveStory {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  readonly dek: string;
  readonly body: Body;
  readonly plainText: string;
  readonly wordCount: number;
  readonly teaser: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date | null;
  readonly breaking: boolean;
  /** Number of its picture; null for one story in five. */
  readonly picture: number | null;
  readonly authors: readonly number[];
  /** In order, the first is the section label. */
  readonly tags: readonly number[];
}

/** Ids are scattered like random ones, since most archives have such: neighbours in time are none on disk. */
export function idOf(kind: 'story' | 'tag' | 'author' | 'picture' | 'correction', number: number): string {
  const random = randomFrom(Math.imul(number + 1, 2_654_435_761) ^ KIND_SEEDS[kind]);
  const word = () => Math.floor(random() * 4_294_967_296);
  const digits = [word(), word(), word()].map((value) => value.toString(16).padStart(8, '0')).join('');
  // The number itself makes them distinct.
  const last = number.toString(16).padStart(8, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}${last}`;
}

const KIND_SEEDS = { story: 1, tag: 2, author: 3, picture: 4, correction: 5 } as const;

/** Makes the stories of an archive, each by its number, the newest first; the same for the same number. */
export class ArchiveWriter {
  readonly #vocabulary: Vocabulary;
  readonly #stories: number;
  readonly #newestMs: number;
  /** Some tags are on a tenth of all stories, most on few. */
  readonly #tags = new AliasTable(Array.from({ length: TAGS }, (_, at) => 1 / (at + 1) ** 0.9));

  constructor(vocabulary: Vocabulary, stories: number, newest: Date) {
    this.#vocabulary = vocabulary;
    this.#stories = stories;
    this.#newestMs = newest.getTime();
  }

  story(number: number): ArchiveStory {
    const random = randomFrom(number);
    const below = (limit: number) => Math.floor(random() * limit);
    let wordCount = 0;
    const sentence = () => {
      const words = Array.from({ length: 9 + below(12) }, () => this.#vocabulary.draw(random));
      wordCount += words.length;
      const [first = ''] = words;
      return `${first.charAt(0).toUpperCase()}${words.join(' ').slice(1)}.`;
    };
    const sentences = (count: number) => Array.from({ length: count }, sentence).join(' ');

    const headline = sentences(1).slice(0, -1);
    wordCount = 0;
    const elements: Element[] = [];
    const paragraphs = 5 + below(4);
    for (let at = 0; at < paragraphs; at++) {
      elements.push(paragraph(sentences(3)));
      if (at === 2 && below(3) === 0) elements.push(heading(2, text(sentence())));
      if (at === 3 && below(3) === 0) elements.push(quote('', paragraph(sentence())));
      if (at === 1 && number < this.#stories - 1 && below(8) === 0)
        elements.push(
          relatedStory(idOf('story', number + 1 + below(Math.min(5000, this.#stories - 1 - number)))),
        );
    }
    const document = body(...elements);
    const plainText = plainTextOf(document);
    const bodyWords = wordCount;
    const dek = below(2) === 0 ? sentence() : '';
    const apartMs = (YEARS * YEAR_MS) / this.#stories;
    const publishedMs = Math.floor(this.#newestMs - (number + random() * 0.9) * apartMs);
    return {
      id: idOf('story', number),
      slug: `${headline.toLowerCase().replaceAll(' ', '-').slice(0, 60)}-${number.toString(36)}`,
      headline,
      dek,
      body: document,
      plainText,
      wordCount: bodyWords,
      teaser: excerptOf(dek === '' ? plainText : dek),
      publishedAt: new Date(publishedMs),
      updatedAt: below(5) === 0 ? new Date(publishedMs + (1 + below(2880)) * 60_000) : null,
      breaking: below(100) === 0,
      picture: below(5) === 0 ? null : below(PICTURES),
      authors: this.#distinct(below(10) === 0 ? 2 : 1, () => below(AUTHORS)),
      tags: this.#distinct(2 + below(3), () => this.#tags.draw(random)),
    };
  }

  #distinct(count: number, draw: () => number): number[] {
    const found = new Set<number>();
    while (found.size < count) found.add(draw());
    return [...found];
  }
}
