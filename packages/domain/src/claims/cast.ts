import { classAt, isWord, markAt, type Range, type Sentence, type Word, wordAt } from './items.ts';
import type { Gender, LanguageTable } from './languages/language-table.ts';

/** More who share a last name are not told apart: the first ones stand. */
const NAMESAKES_MAX = 8;
/** More who held one office are not told apart. */
const HOLDERS_MAX = 32;
/** How many words before or after a name describe its office. */
const OFFICE_MAX_ITEMS = 8;
/** A misspelt last name is only looked for among so many, and only if it is long enough to be told. */
const MISSPELT_AMONG = 200;
const MISSPELT_MIN_LENGTH = 6;

/** Somebody or something the story names, with what it says of them. */
export interface Member {
  readonly name: string;
  /** The words of offices and titles that stood beside the name, lower case. */
  readonly offices: Set<string>;
  gender: Gender | undefined;
  /** Where the name stands, ascending; UTF-16 units. */
  readonly mentions: number[];
}

export interface Found {
  readonly member: Member;
  /** Concluded from an office, a misspelling or one of several of that name. */
  readonly guess: boolean;
}

/** Everybody a story names by more than a last name. Filled sentence by sentence, asked while it fills. */
export class Cast {
  readonly #language: LanguageTable;
  readonly #byName = new Map<string, Member>();
  readonly #byLastName = new Map<string, Member[]>();
  readonly #byOffice = new Map<string, Member[]>();

  constructor(language: LanguageTable) {
    this.#language = language;
  }

  /** Takes in the names of a classified sentence. */
  read(sentence: Sentence): void {
    for (let at = 0; at < sentence.items.length; at++) {
      if (classAt(sentence, at) !== 'name') continue;
      const run = nameRun(sentence, at);
      this.#meet(sentence, run);
      at = run.to - 1;
    }
  }

  /** Who is meant by the name in this range: a full name, a last name, or a title with either. */
  byName(sentence: Sentence, range: Range): Found | undefined {
    const words = this.#withoutTitles(wordsOf(sentence, range));
    const last = words.at(-1);
    if (last === undefined) return undefined;
    const full = this.#byName.get(nameOf(words));
    if (full !== undefined && words.length > 1) return { member: full, guess: false };
    const namesakes = this.#byLastName.get(last.lower) ?? [];
    const gender = this.#genderOf(wordsOf(sentence, range));
    const fitting = namesakes.filter(
      (member) => gender === undefined || member.gender === undefined || member.gender === gender,
    );
    const member = latest(fitting, last.start) ?? namesakes[0];
    if (member !== undefined) {
      member.gender ??= gender;
      return { member, guess: fitting.length > 1 };
    }
    const similar = words.length === 1 ? this.#misspelt(last.lower) : undefined;
    return similar && { member: similar, guess: true };
  }

  /** Who holds the office these words name, as far as the story has told by now: "the U.S. president". */
  byOffice(words: readonly string[], before: number): Member | undefined {
    const office = words.findLast((word) => this.#language.offices.has(word));
    const holders = office === undefined ? [] : (this.#byOffice.get(office) ?? []);
    const fits = (member: Member) => words.every((word) => member.offices.has(word));
    return latest(holders.filter(fits), before);
  }

  /** The member named last before a place, if a pronoun of this gender may stand for them. */
  lastNamed(sentence: Sentence, gender: Gender, before: number): Member | undefined {
    for (let at = sentence.items.length - 1; at >= 0; at--) {
      if (classAt(sentence, at) !== 'name' || (sentence.items[at]?.start ?? 0) >= before) continue;
      const run = nameRun(sentence, startOfRun(sentence, at));
      const found = this.byName(sentence, run);
      if (found !== undefined && !found.guess && mayBe(found.member, gender)) return found.member;
      at = run.from;
    }
    return undefined;
  }

  #meet(sentence: Sentence, run: Range): void {
    const all = wordsOf(sentence, run);
    const words = this.#withoutTitles(all);
    const first = words[0];
    const last = words.at(-1);
    if (first === undefined || last === undefined) return;
    const titled = words.length < all.length || this.#isOffice(wordAt(sentence, run.from - 1));
    const known = words.length > 1 ? undefined : this.byName(sentence, run)?.member;
    if (words.length < 2 && known === undefined && !titled) return;
    const member = known ?? this.#memberOf(words, last);
    member.mentions.push(first.start);
    member.gender ??= this.#genderOf(all);
    for (const word of this.#officeWords(sentence, run, all.slice(0, all.length - words.length)))
      this.#holds(member, word);
  }

  #memberOf(words: readonly Word[], last: Word): Member {
    const name = nameOf(words);
    let member = this.#byName.get(name);
    if (member === undefined) {
      member = { name, offices: new Set(), gender: undefined, mentions: [] };
      this.#byName.set(name, member);
      const namesakes = this.#byLastName.get(last.lower) ?? [];
      if (namesakes.length < NAMESAKES_MAX) this.#byLastName.set(last.lower, [...namesakes, member]);
    }
    return member;
  }

  #holds(member: Member, word: string): void {
    if (member.offices.has(word)) return;
    member.offices.add(word);
    if (!this.#language.offices.has(word)) return;
    const holders = this.#byOffice.get(word) ?? [];
    if (holders.length < HOLDERS_MAX) this.#byOffice.set(word, [...holders, member]);
  }

  /** "Kremlin spokesperson", "U.S. President" before a name; ", the city's mayor," after it. */
  #officeWords(sentence: Sentence, run: Range, titles: readonly Word[]): string[] {
    const before: string[] = [];
    for (let at = run.from - 1; at >= 0 && run.from - at <= OFFICE_MAX_ITEMS; at--) {
      const word = wordAt(sentence, at);
      if (word === undefined || !['adjective', 'name', 'noun', 'possessive'].includes(word.wordClass)) break;
      before.push(word.lower);
    }
    const after: string[] = [];
    if (markAt(sentence, run.to, ','))
      for (let at = run.to + 1; at <= run.to + OFFICE_MAX_ITEMS; at++) {
        const word = wordAt(sentence, at);
        if (word === undefined || ['preposition', 'relative', 'verb'].includes(word.wordClass)) break;
        after.push(word.lower);
      }
    return [[...titles.map(({ lower }) => lower), ...before], after].flatMap((words) =>
      words.some((word) => this.#language.offices.has(word)) ? words : [],
    );
  }

  #withoutTitles(words: readonly Word[]): readonly Word[] {
    const title = words.findLastIndex(({ lower }) => this.#language.titles.has(lower));
    return title === words.length - 1 ? [] : words.slice(title + 1);
  }

  #isOffice(word: Word | undefined): boolean {
    return (
      word !== undefined && (this.#language.titles.has(word.lower) || this.#language.offices.has(word.lower))
    );
  }

  #genderOf(words: readonly Word[]): Gender | undefined {
    for (const { lower } of words) {
      const gender = this.#language.titles.get(lower);
      if (gender !== undefined) return gender;
    }
    return undefined;
  }

  #misspelt(lastName: string): Member | undefined {
    if (lastName.length < MISSPELT_MIN_LENGTH) return undefined;
    let looked = 0;
    for (const [known, [member]] of this.#byLastName) {
      if (++looked > MISSPELT_AMONG) return undefined;
      if (member !== undefined && known.length >= MISSPELT_MIN_LENGTH && differByOne(known, lastName))
        return member;
    }
    return undefined;
  }
}

/** Whether a pronoun of this gender may stand for them. */
export function mayBe(member: Member, gender: Gender): boolean {
  return member.gender === undefined || member.gender === gender;
}

/** The words with a capital that stand together from `from` on. */
function nameRun(sentence: Sentence, from: number): Range {
  let to = from + 1;
  while (classAt(sentence, to) === 'name') to++;
  return { from, to };
}

function startOfRun(sentence: Sentence, at: number): number {
  let from = at;
  while (classAt(sentence, from - 1) === 'name') from--;
  return from;
}

function wordsOf({ items }: Sentence, { from, to }: Range): Word[] {
  return items.slice(from, to).filter(isWord);
}

function nameOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

function latest(members: readonly Member[], before: number): Member | undefined {
  const place = ({ mentions }: Member) => mentions.findLast((at) => at < before) ?? -1;
  return members.reduce<Member | undefined>(
    (best, member) => (best === undefined || place(member) > place(best) ? member : best),
    undefined,
  );
}

/** One letter more, less or other. */
function differByOne(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB;
}
