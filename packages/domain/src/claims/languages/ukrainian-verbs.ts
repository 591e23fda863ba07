import type { Act, Complement, Cue, CueForm, CueVerb } from './language-table.ts';

interface VerbGroup {
  readonly act: Act;
  readonly takes: readonly Complement[];
  readonly addressee?: true;
  /** Infinitive, stem of the past, and the present forms in use, those of the imperfective partner included. */
  readonly verbs: readonly string[];
}

/** Ukrainian verbs by which somebody states or holds something, in groups that are built alike. */
const GROUPS: readonly VerbGroup[] = [
  {
    act: 'speech',
    takes: ['quote', 'clause', 'question'],
    verbs: [
      'сказати сказа каже кажуть',
      'казати каза',
      'говорити говори говорить говорять',
      'заявити заяви заявляє заявляють',
      'зазначити зазначи зазначає зазначають',
      'наголосити наголоси наголошує наголошують',
      'підкреслити підкресли підкреслює підкреслюють',
      'додати дода додає додають',
      'стверджувати стверджува стверджує стверджують',
      'написати написа пише пишуть',
      'уточнити уточни уточнює уточнюють',
      'припустити припусти припускає припускають',
      'констатувати констатува констатує констатують',
      'зауважити зауважи зауважує зауважують',
      'нагадати нагада нагадує нагадують',
      'запевнити запевни запевняє запевняють',
      'переконувати переконува переконує переконують',
      'погодитися погоди погоджується погоджуються',
      'відзначити відзначи відзначає відзначають',
      'резюмувати резюмува резюмує',
      'прокоментувати прокоментува коментує коментують',
    ],
  },
  {
    act: 'speech',
    takes: ['quote', 'clause', 'question'],
    addressee: true,
    verbs: [
      'повідомити повідоми повідомляє повідомляють',
      'розповісти розпові розповідає розповідають',
      'пояснити поясни пояснює пояснюють',
      'відповісти відпові відповідає відповідають',
      'попередити попереди попереджає попереджають',
    ],
  },
  {
    act: 'speech',
    takes: ['quote', 'clause', 'object', 'infinitive'],
    verbs: [
      'визнати визна визнає визнають',
      'заперечити заперечи заперечує заперечують',
      'підтвердити підтверди підтверджує підтверджують',
      'оголосити оголоси оголошує оголошують',
      'пообіцяти пообіця обіцяє обіцяють',
      'запропонувати запропонува пропонує пропонують',
      'вимагати вимага вимагає вимагають',
    ],
  },
  {
    act: 'speech',
    takes: ['object', 'quote'],
    verbs: [
      'закликати заклика закликає закликають',
      'звинуватити звинувати звинувачує звинувачують',
      'розкритикувати розкритикува критикує критикують',
      'засудити засуди засуджує засуджують',
      'назвати назва називає називають',
      'спростувати спростува спростовує спростовують',
    ],
  },
  {
    act: 'stance',
    takes: ['clause', 'quote'],
    verbs: [
      'вважати вважа вважає вважають',
      'думати дума думає думають',
      'вірити віри вірить вірять',
      'очікувати очікува очікує очікують',
    ],
  },
];

/** Forms that their stem does not give. */
const IRREGULAR: ReadonlyArray<readonly [lemma: string, form: CueForm, texts: readonly string[]]> = [
  ['додати', 'gerund', ['додаючи', 'додавши']],
  ['зазначити', 'gerund', ['зазначаючи', 'зазначивши']],
  ['наголосити', 'gerund', ['наголошуючи', 'наголосивши']],
  ['заявити', 'gerund', ['заявляючи', 'заявивши']],
  ['стверджувати', 'gerund', ['стверджуючи']],
  ['пояснити', 'gerund', ['пояснюючи', 'пояснивши']],
  ['назвати', 'gerund', ['називаючи', 'назвавши']],
  ['погодитися', 'past', ['погодився', 'погодилася', 'погодилась', 'погодилися', 'погодились']],
];

/** Every form of every reporting verb, by the form. */
export function inflectUkrainianCues(): ReadonlyMap<string, Cue> {
  const cues = new Map<string, Cue>();
  const verbs = new Map<string, CueVerb>();
  const add = (text: string, form: CueForm, verb: CueVerb) =>
    cues.set(text, { verb, forms: new Set<CueForm>(cues.get(text)?.forms).add(form), alsoNoun: false });
  for (const { act, takes, addressee = false, verbs: entries } of GROUPS)
    for (const entry of entries) {
      const [lemma = '', stem = '', ...present] = entry.split(' ');
      const verb: CueVerb = { lemma, act, takes: new Set(takes), addressee, prepositions: new Set() };
      verbs.set(lemma, verb);
      for (const ending of ['в', 'ла', 'ло', 'ли']) add(`${stem}${ending}`, 'past', verb);
      for (const form of present) add(form, 'present', verb);
    }
  for (const [lemma, form, texts] of IRREGULAR) {
    const verb = verbs.get(lemma);
    if (verb !== undefined) for (const text of texts) add(text, form, verb);
  }
  return cues;
}
