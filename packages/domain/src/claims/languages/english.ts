import { inflectCues } from './english-verbs.ts';
import type { Channel, Gender, LanguageTable, WordClass } from './language-table.ts';

const words = (list: string) => list.split(/\s+/).filter(Boolean);

const CLASSES: ReadonlyArray<readonly [WordClass, string]> = [
  [
    'determiner',
    `the a an this these those each every some any no another both all either neither such several many most few
    much more enough what's`,
  ],
  ['possessive', `my your his her its our their whose 's '`],
  ['pronoun', `i you he she it we they one everyone everybody someone somebody nobody anyone others there`],
  ['object-pronoun', 'me him them us himself herself itself themselves myself ourselves yourself'],
  ['relative', 'who which whom'],
  ['question', 'what how why whether if where when whatever'],
  ['that', 'that'],
  ['to', 'to'],
  [
    'preposition',
    `of in on at by for from with about against into onto over under between among amid during through toward towards
    without within across behind beyond near despite per via around inside outside upon throughout including
    regarding alongside than like off up down out`,
  ],
  ['joiner', 'and or'],
  ['conjunction', 'but nor yet'],
  ['subordinator', 'because although though while after before since as until unless whereas once than like'],
  [
    'auxiliary',
    `is are was were be been being am has have had having do does did will would can could may might must shall should
    'm 're 've 'll 'd isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't
    couldn't mustn't shouldn't cannot ain't`,
  ],
  ['negation', 'not never'],
  [
    'adverb',
    `also again just now then still already often once always even ever here instead later earlier perhaps maybe
    quite rather soon so too very almost however meanwhile moreover therefore thus indeed together away ago first
    previously today tonight long far further well repeatedly only elsewhere twice`,
  ],
  [
    'adjective',
    `new old big good great other own last next same former current early late top senior local federal national own
    public private political military foreign presidential recent young major key white black`,
  ],
  [
    'time',
    `monday tuesday wednesday thursday friday saturday sunday yesterday tomorrow january february march april may june
    july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec`,
  ],
  [
    'number',
    'two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million billion',
  ],
  // Frequent past tenses and third persons whose endings say nothing.
  [
    'verb',
    `went came took made got gave held won lost ran led met kept left brought became spent sent built fell rose
    grew drew broke stood sat paid put let heard meant fought caught taught bought sold struck threw wore drove
    flew lent rode shook sank slept swept tore withdrew overcame began undertook underwent saw
    makes takes gives gets goes comes runs leads keeps holds brings becomes needs remains seems appears looks plays
    works helps lets means faces moves continues includes leaves stands stays sits wins loses tries turns uses
    allows requires provides happens exists belongs sounds serves hits got forgot shot`,
  ],
];

/** "may" is a month only with a capital and beside a number, which the reader of dates knows. */
const WORDS = new Map<string, WordClass>([
  ...CLASSES.flatMap(([wordClass, list]) =>
    words(list).map((word): [string, WordClass] => [word, wordClass]),
  ),
  ['may', 'auxiliary'],
]);

const PRONOUNS: ReadonlyArray<readonly [Gender, string]> = [
  ['male', 'he him his himself'],
  ['female', 'she her hers herself'],
  ['neutral', 'it its itself'],
  ['plural', 'they them their themselves'],
];

const CHANNELS: ReadonlyArray<readonly [Channel, string]> = [
  ['post', 'post tweet twitter facebook instagram telegram social truth blog thread reddit youtube'],
  ['interview', 'interview interviews interviewed'],
  ['news-conference', 'conference briefing presser'],
  ['statement', 'statement release'],
  [
    'speech',
    'speech rally address remarks debate forum event fundraiser testimony hearing convention meeting',
  ],
  ['broadcast', 'broadcast show television tv radio podcast program'],
  ['court', 'court lawsuit filing affidavit complaint indictment'],
  ['document', 'report memo letter document op-ed column article book essay study survey poll editorial'],
  ['email', 'email e-mail emails e-mails'],
  ['phone', 'phone call telephone'],
  ['reporters', 'reporters journalists'],
];

const numbered = (list: string) => new Map(words(list).map((names, at): [string, number] => [names, at + 1]));
const withShort = (full: ReadonlyMap<string, number>, short: string) =>
  new Map([...full, ...numbered(short), ['sep', 9] as [string, number]]);

/** Words in -ly that are nouns or adjectives. */
const NOT_ADVERBS =
  /^(?:ally|anomaly|assembly|assembly|bully|daily|deadly|elderly|family|friendly|italy|july|likely|lively|lovely|lonely|monopoly|monthly|orderly|rally|reply|supply|unlikely|weekly|costly|ugly|silly|kelly|reilly|connolly|fly|apply|imply|comply|rely|multiply)$/;

/** English. */
export const ENGLISH: LanguageTable = {
  language: 'en',
  abbreviations: new Set(
    words(`mr mrs ms dr prof sen sens rep reps gov govs gen lt col sgt capt maj adm rev hon st jr sr jan feb mar apr jun
    jul aug sept sep oct nov dec inc corp co ltd vs dept assn bros ave blvd mt ft ala ariz ark calif colo conn
    del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
    messrs pres supt spokesm cmdr atty`),
  ),
  clitics: ["'s", "'ve", "'re", "'ll", "'d", "'m"],
  words: WORDS,
  classOfEnding(word) {
    if (/.{2}ly$/.test(word) && !NOT_ADVERBS.test(word)) return 'adverb';
    if (/.{3}ing$/.test(word)) return 'gerund';
    return /.{2}[^e]ed$/.test(word) ? 'participle' : undefined;
  },
  roles: {
    agent: new Set(['by']),
    as: new Set(['as']),
    but: new Set(['but']),
    condition: new Set(words('if while although unless once when because')),
    including: new Set(['including']),
    many: new Set(
      words(
        'some many most few all both others people several those these someone anyone everyone nobody one',
      ),
    ),
    occasion: new Set(words('in at on during via')),
    'other-time': new Set(words('earlier previously later once formerly')),
    'time-modifier': new Set(words('last this next earlier late early that a one two three')),
    'time-noun': new Set(
      words(`week weeks month months year years day days morning afternoon evening night weekend spring summer fall
      autumn winter hours minutes decade`),
    ),
    when: new Set(['when']),
  },
  looksPlural: (word) => /[^s]s$/.test(word),
  cues: inflectCues(),
  sourcePhrases: [['according', 'to']],
  passiveAuxiliaries: new Set(
    words(`is are was were be been being am 're 'm isn't aren't wasn't weren't get got`),
  ),
  pronouns: new Map(
    PRONOUNS.flatMap(([gender, list]) => words(list).map((word): [string, Gender] => [word, gender])),
  ),
  titles: new Map<string, Gender | undefined>([
    ...words('mr sir king prince lord').map((title): [string, Gender] => [title, 'male']),
    ...words('mrs ms miss lady queen princess madam').map((title): [string, Gender] => [title, 'female']),
    ...words(`president prime minister vice chancellor senator sen representative rep congressman congresswoman governor
    gov mayor secretary general gen colonel col lieutenant lt captain capt admiral judge justice professor prof dr
    doctor rev reverend pope bishop archbishop chairman chairwoman chair chief director commander commander-in-chief
    ambassador speaker leader foreign defense defence interior finance attorney deputy former spokesman
    spokeswoman spokesperson analyst economist candidate nominee lawyer`).map(
      (title): [string, undefined] => [title, undefined],
    ),
  ]),
  offices: new Set(
    words(`president minister chancellor senator governor mayor secretary general ambassador speaker pope king queen
    prince judge candidate nominee chairman chairwoman director commander commander-in-chief spokesman spokeswoman
    spokesperson leader congressman congresswoman premier lawmaker billionaire businessman executive`),
  ),
  unnamed: new Set(
    words(`source sources official officials person people aide aides adviser advisers advisor advisors insider insiders
    diplomat diplomats operative operatives strategist strategists analyst analysts expert experts witness witnesses
    observers critics supporters some others many`),
  ),
  months: withShort(
    numbered('january february march april may june july august september october november december'),
    'jan feb mar apr may jun jul aug sept oct nov dec',
  ),
  weekdays: new Map(
    words('sunday monday tuesday wednesday thursday friday saturday').map((day, at): [string, number] => [
      day,
      at,
    ]),
  ),
  dayShifts: [
    { words: ['today'], days: 0, from: 'story' },
    { words: ['tonight'], days: 0, from: 'story' },
    { words: ['yesterday'], days: -1, from: 'story' },
    { words: ['a', 'day', 'before'], days: -1, from: 'statement' },
    { words: ['a', 'day', 'earlier'], days: -1, from: 'statement' },
    { words: ['the', 'day', 'before'], days: -1, from: 'statement' },
    { words: ['a', 'day', 'later'], days: 1, from: 'statement' },
    { words: ['the', 'next', 'day'], days: 1, from: 'statement' },
    { words: ['the', 'same', 'day'], days: 0, from: 'statement' },
  ],
  indefinite: new Set(words('a an one another some several')),
  firstPerson: new Set(['i']),
  channels: new Map(
    CHANNELS.flatMap(([channel, list]) => words(list).map((word): [string, Channel] => [word, channel])),
  ),
  channelVerbs: new Map<string, Channel>([
    ['tweet', 'post'],
    ['retweet', 'post'],
    ['post', 'post'],
    ['testify', 'court'],
  ]),
  noEvidence:
    /\b(?:without|no|not|never|n['’]t|nor)\b[^.;]{0,30}\b(?:provid\w+|offer\w+|present\w+|giv\w+|cit\w+|any)?[^.;]{0,20}\b(?:evidence|proof)\b/iu,
  citing: /\b(?:citing|quoting|based on)\b[^,.;]{1,120}\b(?:sources?|officials?|documents?|people)\b/iu,
};
