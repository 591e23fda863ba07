import { Cast, type Member, mayBe } from './cast.ts';
import { classAt, isOfClass, isWord, type Range, type Sentence, spanOf, wordAt } from './items.ts';
import type { Gender, LanguageTable, WordClass } from './languages/language-table.ts';
import type { Speaker } from './statement.ts';

/** How many sentences back a pronoun may reach. */
const PRONOUN_MAX_SENTENCES = 3;

/** Tells who is meant by the words that name a speaker. It reads a story once, in order, and remembers its cast. */
export class SpeakerReader {
  readonly #text: string;
  readonly #byline: string | undefined;
  readonly #language: LanguageTable;
  readonly #cast: Cast;
  #sentences: Sentence[] = [];
  #sentenceCount = 0;
  #last:
    | { readonly speaker: Speaker; readonly member: Member | undefined; readonly sentence: number }
    | undefined;

  constructor(text: string, language: LanguageTable, byline: string | undefined) {
    this.#text = text;
    this.#language = language;
    this.#byline = byline;
    this.#cast = new Cast(language);
  }

  /** Takes in a classified sentence, before its speakers are asked for. */
  read(sentence: Sentence): void {
    this.#sentences = [...this.#sentences.slice(1 - PRONOUN_MAX_SENTENCES), sentence];
    this.#sentenceCount++;
    this.#cast.read(sentence);
  }

  /** Who speaks, by the ranges that name them in the sentence read last. */
  speakerAt(sentence: Sentence, ranges: readonly Range[]): Speaker | undefined {
    const phrase = ranges[0];
    if (phrase === undefined) return undefined;
    const spans = ranges.map((range) => spanOf(sentence, range));
    const written = spans.map(({ start, end }) => this.#text.slice(start, end)).join(' … ');
    const meant = this.#meaning(sentence, phrase);
    const speaker: Speaker = { spans, written, name: meant.name, kind: meant.kind, guess: meant.guess };
    if (meant.kind === 'named' && meant.name !== undefined)
      this.#last = { speaker, member: meant.member, sentence: this.#sentenceCount };
    return speaker;
  }

  #meaning(sentence: Sentence, phrase: Range): Meaning {
    const first = wordAt(sentence, phrase.from);
    if (first !== undefined && phrase.to - phrase.from === 1) {
      const gender = this.#language.pronouns.get(first.lower);
      if (gender !== undefined) return this.#byPronoun(gender, first.start);
      if (first.wordClass === 'relative' || first.wordClass === 'that') return OPEN;
      if (first.wordClass === 'pronoun' && !this.#language.unnamed.has(first.lower))
        return this.#byFirstPerson(first.lower);
    }
    return this.#byPhrase(sentence, phrase);
  }

  #byPhrase(sentence: Sentence, phrase: Range): Meaning {
    const head = headOf(sentence, phrase);
    const words = sentence.items.slice(head.from, head.to).filter(isWord);
    const definite = classAt(sentence, head.from) === 'determiner';
    const bare = words.filter(({ wordClass }) => wordClass !== 'determiner' && wordClass !== 'possessive');
    const last = bare.at(-1);
    const named = (name: string): Meaning => ({ name, kind: 'named', guess: false, member: undefined });
    const described: Meaning = {
      name: this.#written(sentence, phrase),
      kind: 'unnamed',
      guess: false,
      member: undefined,
    };
    if (last === undefined) return described;
    if (last.wordClass === 'name') {
      const run = { from: startOfNames(sentence, head), to: head.to };
      const found = definite ? undefined : this.#cast.byName(sentence, run);
      if (found !== undefined)
        return { name: found.member.name, kind: 'named', guess: found.guess, member: found.member };
      return named(this.#written(sentence, definite ? { from: head.from + 1, to: head.to } : run));
    }
    const lowered = bare.map(({ lower }) => lower);
    const article = wordAt(sentence, head.from);
    if (this.#language.offices.has(last.lower) && !this.#language.indefinite.has(article?.lower ?? '')) {
      const holder = this.#cast.byOffice(lowered, words[0]?.start ?? 0);
      if (holder !== undefined) return { name: holder.name, kind: 'named', guess: true, member: holder };
    }
    // "the union" is one the reader knows; "engineers" are not.
    const vague =
      !definite && bare.length === words.length && !words.some(({ wordClass }) => wordClass === 'name');
    const unnamed =
      vague ||
      lowered.some((word) => this.#language.unnamed.has(word)) ||
      this.#language.indefinite.has(article?.lower ?? '');
    return unnamed
      ? described
      : named(this.#written(sentence, definite ? { from: phrase.from + 1, to: phrase.to } : phrase));
  }

  /** The last speaker, if they spoke just now; else the last name before the pronoun. */
  #byPronoun(gender: Gender, start: number): Meaning {
    const last = this.#last;
    if (last !== undefined && this.#sentenceCount - last.sentence <= PRONOUN_MAX_SENTENCES) {
      const fits =
        last.member === undefined
          ? gender === 'neutral' || gender === 'plural'
          : mayBe(last.member, gender) && gender !== 'plural';
      if (fits) return this.#concluded(last.member, last.speaker.name, gender);
    }
    if (gender === 'plural') return OPEN;
    for (const sentence of this.#sentences.toReversed()) {
      const member = this.#cast.lastNamed(sentence, gender, start);
      if (member !== undefined) return this.#concluded(member, member.name, gender);
    }
    return OPEN;
  }

  #concluded(member: Member | undefined, name: string | undefined, gender: Gender): Meaning {
    if (member !== undefined && gender !== 'neutral') member.gender ??= gender;
    return { name, kind: 'named', guess: true, member };
  }

  /** "I" outside quotation marks is who wrote the story. */
  #byFirstPerson(pronoun: string): Meaning {
    const own = this.#language.firstPerson.has(pronoun) ? this.#byline : undefined;
    return { ...OPEN, name: own };
  }

  #written(sentence: Sentence, range: Range): string {
    const { start, end } = spanOf(sentence, range);
    return this.#text.slice(start, end);
  }
}

interface Meaning {
  readonly name: string | undefined;
  readonly kind: Speaker['kind'];
  readonly guess: boolean;
  readonly member: Member | undefined;
}

/** Nobody could be told. */
const OPEN: Meaning = { name: undefined, kind: 'named', guess: true, member: undefined };

const LINKS: ReadonlySet<WordClass> = new Set(['preposition', 'to']);

/** The phrase without what hangs on its head: "the mayor *of Leeds*". A genitive stays: "Smith's lawyer". */
function headOf(sentence: Sentence, { from, to }: Range): Range {
  for (let at = from + 1; at < to; at++)
    if (isOfClass(sentence, at, LINKS) || !isWord(sentence.items[at])) return { from, to: at };
  return { from, to };
}

function startOfNames(sentence: Sentence, { from, to }: Range): number {
  let at = to - 1;
  while (at > from && classAt(sentence, at - 1) === 'name') at--;
  return at;
}
