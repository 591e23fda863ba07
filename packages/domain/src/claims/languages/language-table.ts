/**
 * What the extraction of statements knows of a language: closed word classes, how open words give their class away,
 * and the verbs that report. Plain data, and one table a language: the rules that read it are in the folder above.
 */

/** The classes of words the rules tell apart. What no table knows is a `noun`: the safest guess for an open class. */
export type WordClass =
  | 'adjective'
  | 'adverb'
  | 'auxiliary'
  | 'conjunction'
  | 'determiner'
  | 'gerund'
  | 'joiner'
  | 'name'
  | 'negation'
  | 'noun'
  | 'number'
  | 'object-pronoun'
  | 'participle'
  | 'possessive'
  | 'preposition'
  | 'pronoun'
  | 'question'
  | 'relative'
  | 'subordinator'
  | 'that'
  | 'time'
  | 'to'
  | 'verb';

/** What may follow a reporting verb and be what was stated. */
export type Complement =
  /** words in quotation marks */
  | 'quote'
  /** a sentence of its own, with or without "that" */
  | 'clause'
  /** whether, how, why … */
  | 'question'
  /** to + verb */
  | 'infinitive'
  /** a noun phrase, with all that hangs on it */
  | 'object'
  /** -ing */
  | 'gerund';

/**
 * What a verb says of its subject: `speech` (they uttered it), `stance` (they hold, want or reject it), `finding`
 * (a poll, a document or a study shows it).
 */
export type Act = 'speech' | 'stance' | 'finding';

/** A reporting verb: its dictionary form, the act, and what may follow it. */
export interface CueVerb {
  readonly lemma: string;
  readonly act: Act;
  readonly takes: ReadonlySet<Complement>;
  /** The person addressed may stand between verb and content: "told reporters that …". */
  readonly addressee: boolean;
  /** Prepositions that lead in what was stated: "called *for* a ceasefire". */
  readonly prepositions: ReadonlySet<string>;
}

export type CueForm = 'base' | 'present' | 'past' | 'participle' | 'gerund';

/** One inflected form of a reporting verb. */
export interface Cue {
  readonly verb: CueVerb;
  /** The forms the word may be: "said" is past and participle. */
  readonly forms: ReadonlySet<CueForm>;
  /** The same word is also a noun: "claims", "report". */
  readonly alsoNoun: boolean;
}

export type Gender = 'female' | 'male' | 'neutral' | 'plural';

/** A way a statement reaches the newsroom; the words that name it are the language's. */
export type Channel =
  | 'broadcast'
  | 'court'
  | 'document'
  | 'email'
  | 'interview'
  | 'news-conference'
  | 'phone'
  | 'post'
  | 'reporters'
  | 'speech'
  | 'statement'
  /** told to somebody the words name: "told the Evening Post" */
  | 'told';

/** Parts that single words play in the rules, beside their class. */
export type Role =
  /** leads in who did it, in a passive: "by" */
  | 'agent'
  /** leads in a report that stands apart: "*as* the ministry said" */
  | 'as'
  /** begins another sentence's worth after a comma: "but" */
  | 'but'
  /** may begin a reported clause before its subject: "if", "although" */
  | 'condition'
  /** goes on with a list after a comma: "including" */
  | 'including'
  /** many without saying who: "some", "others" */
  | 'many'
  /** leads in the occasion of a statement: "*in* an interview" */
  | 'occasion'
  /** at another time than what was told before: "earlier" */
  | 'other-time'
  /** before a span of time: "*last* week" */
  | 'time-modifier'
  /** a span of time: "week" */
  | 'time-noun'
  /** says at what moment: "told reporters *when* asked" */
  | 'when';

/** Words for a day counted from another: "yesterday" from the story's, "a day before" from the last statement's. */
export interface DayShift {
  readonly words: readonly string[];
  readonly days: number;
  readonly from: 'story' | 'statement';
}

export interface LanguageTable {
  /** BCP 47, without region. */
  readonly language: string;
  /** Words that end in a full stop within a sentence, lower case, without the stop. */
  readonly abbreviations: ReadonlySet<string>;
  /** Endings that are words of their own, lower case, with the apostrophe straight: "'s". */
  readonly clitics: readonly string[];
  /** The class of each word of a closed class. */
  readonly words: ReadonlyMap<string, WordClass>;
  /** What the ending of an open word makes of it; undefined where it says nothing. */
  classOfEnding(word: string): WordClass | undefined;
  readonly roles: Readonly<Record<Role, ReadonlySet<string>>>;
  /** Whether a noun looks like a plural, which may stand before a bare verb: "officials say". */
  looksPlural(word: string): boolean;
  /** Reporting verbs by their inflected forms, lower case. */
  readonly cues: ReadonlyMap<string, Cue>;
  /** Multi-word cues that name their source right after them: "according to". Lower case, word by word. */
  readonly sourcePhrases: readonly (readonly string[])[];
  /** Forms of "to be", which with a participle make a passive. */
  readonly passiveAuxiliaries: ReadonlySet<string>;
  /** Pronouns that stand for a speaker, and for whom they may stand. */
  readonly pronouns: ReadonlyMap<string, Gender>;
  /** Titles and forms of address before a name, lower case without a stop; with a gender where they tell it. */
  readonly titles: ReadonlyMap<string, Gender | undefined>;
  /** Offices that may stand alone for their holder: "the president". */
  readonly offices: ReadonlySet<string>;
  /** Nouns that name people or papers without saying who: "officials", "source". */
  readonly unnamed: ReadonlySet<string>;
  /** Articles and the like of somebody not named yet: "a source". */
  readonly indefinite: ReadonlySet<string>;
  /** Pronouns of who writes. */
  readonly firstPerson: ReadonlySet<string>;
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
  readonly dayShifts: readonly DayShift[];
  /** Words that name a channel, lower case. */
  readonly channels: ReadonlyMap<string, Channel>;
  /** Verbs that themselves name the channel, by lemma: "tweet". */
  readonly channelVerbs: ReadonlyMap<string, Channel>;
  /** Patterns by which a newsroom says that no evidence came, or that it did. */
  readonly noEvidence: RegExp;
  /** Patterns by which an outlet names its grounds: "citing undisclosed sources". */
  readonly citing: RegExp;
}
