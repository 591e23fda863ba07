import type { Channel, Gender, LanguageTable, WordClass } from './language-table.ts';
import { inflectUkrainianCues } from './ukrainian-verbs.ts';

const words = (list: string) => list.split(/\s+/).filter(Boolean);

const CLASSES: ReadonlyArray<readonly [WordClass, string]> = [
  [
    'determiner',
    `цей ця ці цього цієї цих той те ті того тієї тих кожен кожна кожне весь вся всі усі жоден жодна жодні багато кілька
    декілька більшість деякі інший інша інші`,
  ],
  [
    'possessive',
    `мій моя моє мої його її їхній їхня їхнє їхні наш наша наше наші ваш ваша ваші свій своя своє свої`,
  ],
  ['pronoun', 'я ти він вона воно ми ви вони хтось ніхто це'],
  ['object-pronoun', 'мене тебе йому їй їм нам вам нас вас них нього неї ним нею ними їх собі себе'],
  ['relative', 'який яка яке які якого якої яких яким якою якому якій хто'],
  ['question', 'чи як чому де коли куди скільки'],
  ['that', 'що щоб'],
  [
    'preposition',
    `у в на з із зі до від для про під над за по при через між без після перед проти щодо біля серед протягом упродовж`,
  ],
  ['joiner', 'і й та або'],
  ['conjunction', 'а але однак проте'],
  ['subordinator', 'бо оскільки якщо хоча поки доки'],
  ['auxiliary', 'є був була було були буде будуть може можуть має мають міг могла могли'],
  ['negation', 'не ні'],
  [
    'adverb',
    `також вже уже ще лише тільки раніше пізніше потім тоді зараз нині знову водночас нещодавно напередодні згодом там
    тут дуже майже окремо зокрема`,
  ],
  [
    'time',
    `понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю вчора учора сьогодні січня
    лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня`,
  ],
];

const GENITIVES = 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня';
const LOCATIVES = 'січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні';

const CHANNELS: ReadonlyArray<readonly [Channel, string]> = [
  ['post', 'telegram телеграм telegram-каналі facebook twitter допис дописі пост пості соцмережі соцмережах'],
  ['interview', "інтерв'ю"],
  ['news-conference', 'брифінг брифінгу брифінгові пресконференції прес-конференції'],
  ['statement', 'заява заяві'],
  ['speech', 'виступі промові зверненні засіданні'],
  ['broadcast', 'ефірі телемарафоні'],
  ['court', 'суді'],
  ['document', 'звіті доповіді листі статті'],
  ['reporters', 'журналістам'],
];

const OFFICES =
  words(`президент президентка прем'єр прем'єр-міністр прем'єрка міністр міністерка голова глава спікер
  речник речниця губернатор мер посол секретар генерал командувач головнокомандувач директор директорка лідер лідерка
  депутат депутатка канцлер канцлерка`);

const PRONOUNS: ReadonlyArray<readonly [Gender, string]> = [
  ['male', 'він'],
  ['female', 'вона'],
  ['neutral', 'воно'],
  ['plural', 'вони'],
];

const numbered = (list: string) => words(list).map((name, at): [string, number] => [name, at + 1]);

/** Ukrainian. Cases are not resolved: a name after "за словами" stays as it is written. */
export const UKRAINIAN: LanguageTable = {
  language: 'uk',
  abbreviations: new Set(words('ім вул м р рр ст тис млн млрд грн див напр проф')),
  clitics: [],
  words: new Map(
    CLASSES.flatMap(([wordClass, list]) => words(list).map((word): [string, WordClass] => [word, wordClass])),
  ),
  classOfEnding(word) {
    if (/(?:вся|лася|лась|лося|лися|лись|ться)$/.test(word)) return 'verb';
    if (/.{2}(?:[аияі]в|[аия]ла|[аия]ло|[аия]ли)$/.test(word)) return 'verb';
    return /.{2}(?:ють|уть|ять|ає|ує|ює)$/.test(word) ? 'verb' : undefined;
  },
  roles: {
    agent: new Set(),
    as: new Set(['як']),
    but: new Set(words('але однак проте')),
    condition: new Set(words('якщо хоча поки коли')),
    including: new Set(words('зокрема включно')),
    many: new Set(words('деякі багато більшість інші всі усі хтось ніхто')),
    occasion: new Set(words('у в на під')),
    'other-time': new Set(words('раніше пізніше згодом напередодні')),
    'time-modifier': new Set(words('минулого наступного цього минулої')),
    'time-noun': new Set(words('тижня місяця року дня ранку вечора ночі тиждень місяць рік')),
    when: new Set(['коли']),
  },
  looksPlural: (word) => /[иі]$/.test(word),
  cues: inflectUkrainianCues(),
  sourcePhrases: ['за словами', 'за даними', 'за інформацією', 'за твердженням', 'на думку'].map(words),
  passiveAuxiliaries: new Set(),
  pronouns: new Map(
    PRONOUNS.flatMap(([gender, list]) => words(list).map((word): [string, Gender] => [word, gender])),
  ),
  titles: new Map<string, Gender | undefined>([
    ['пан', 'male'],
    ['пані', 'female'],
    ...[...OFFICES, ...words("віце-прем'єр заступник професор доктор суддя")].map(
      (title): [string, undefined] => [title, undefined],
    ),
  ]),
  offices: new Set(OFFICES),
  unnamed: new Set(
    words(`джерело джерела посадовець посадовці чиновник чиновники співрозмовник співрозмовники експерт експерти
    аналітик аналітики дипломат дипломати очевидець очевидці свідок свідки людина люди деякі інші`),
  ),
  indefinite: new Set(words('один одна одне деякі')),
  firstPerson: new Set(['я']),
  months: new Map([...numbered(GENITIVES), ...numbered(LOCATIVES)]),
  weekdays: new Map<string, number>([
    ...words("неділю понеділок вівторок середу четвер п'ятницю суботу").map((day, at): [string, number] => [
      day,
      at,
    ]),
    ['неділя', 0],
    ['середа', 3],
    ["п'ятниця", 5],
    ['субота', 6],
  ]),
  dayShifts: [
    { words: ['сьогодні'], days: 0, from: 'story' },
    { words: ['вчора'], days: -1, from: 'story' },
    { words: ['учора'], days: -1, from: 'story' },
    { words: ['днем', 'раніше'], days: -1, from: 'statement' },
    { words: ['наступного', 'дня'], days: 1, from: 'statement' },
    { words: ['того', 'ж', 'дня'], days: 0, from: 'statement' },
  ],
  channels: new Map(
    CHANNELS.flatMap(([channel, list]) => words(list).map((word): [string, Channel] => [word, channel])),
  ),
  channelVerbs: new Map(),
  noEvidence: /(?<!\p{L})(?:не|без|жодних)(?!\p{L})[^.;]{0,40}доказ\p{L}*/iu,
  citing: /(?<!\p{L})(?:посилаючись|з посиланням) на [^,.;]{1,120}/iu,
};
