import type { Act, Complement, Cue, CueForm, CueVerb } from './language-table.ts';

interface VerbGroup {
  readonly act: Act;
  readonly takes: readonly Complement[];
  readonly addressee?: true;
  /** Prepositions that lead in what was stated. */
  readonly prepositions?: readonly string[];
  readonly lemmas: string;
}

/**
 * English verbs by which somebody states, holds or shows something, in groups that are built alike. A lemma stands in
 * one group. Verbs that mostly mean something else (run, look, move) are left out.
 */
const GROUPS: readonly VerbGroup[] = [
  {
    act: 'speech',
    takes: ['quote', 'clause', 'question'],
    lemmas: `say add argue assert aver comment conclude contend declare exclaim explain insist interject joke lament
      maintain muse note observe opine proclaim quip recount remark reply respond retort rule state suggest
      summarize summarise testify theorize underscore`,
  },
  {
    act: 'speech',
    takes: ['quote', 'clause', 'object', 'question', 'infinitive'],
    lemmas: `acknowledge admit affirm allege announce assess boast cite claim clarify concede confess confide confirm
      counter deny detail disclose emphasize emphasise estimate forecast guarantee highlight hint imply indicate
      pledge post predict proffer promise propose read reaffirm reiterate recall recite recommend
      relate relay repeat report reveal signal specify speculate stipulate stress swear telegraph tout tweet
      vow warn write recollect retweet caution certify attest divulge rebut preach`,
  },
  {
    act: 'speech',
    takes: ['quote'],
    lemmas: `chant continue shout yell scream whisper chime cheer cry laugh sigh thunder bellow mutter murmur plead scoff
      sniff snap intone deadpan`,
  },
  {
    act: 'speech',
    takes: ['quote', 'clause', 'question', 'infinitive', 'object'],
    addressee: true,
    lemmas: 'tell',
  },
  {
    act: 'speech',
    takes: ['clause', 'quote', 'infinitive', 'question'],
    addressee: true,
    lemmas: 'assure inform notify remind advise instruct alert brief',
  },
  {
    act: 'speech',
    takes: ['quote', 'question', 'infinitive', 'object'],
    addressee: true,
    prepositions: ['for', 'about'],
    lemmas: 'ask',
  },
  {
    act: 'speech',
    takes: ['quote', 'question', 'object'],
    prepositions: ['about'],
    lemmas: 'wonder question inquire ponder',
  },
  { act: 'speech', takes: ['object'], prepositions: ['for', 'on', 'upon'], lemmas: 'call' },
  {
    act: 'speech',
    takes: ['object', 'quote', 'clause'],
    lemmas: 'urge demand implore beseech exhort encourage press pressure beg',
  },
  { act: 'speech', takes: ['object', 'quote', 'infinitive', 'clause'], lemmas: 'request' },
  {
    act: 'speech',
    takes: ['object', 'quote'],
    lemmas: `describe accuse blame criticize criticise denounce condemn decry deride disparage ridicule mock praise laud
      applaud hail commend thank congratulate credit chide scold rebuke admonish lambast lambaste blast slam bash assail
      attack excoriate castigate berate skewer rip knock ding fault chastise censure label dub brand characterize
      characterise portray depict liken compare deem term defend disavow repudiate reject dismiss rebuff renounce
      disown endorse challenge dispute contest refute debunk downplay trumpet tease outline express voice
      advocate champion vilify demonize malign insult belittle bemoan deplore apologize apologise extol
      tackle invoke broach preview threaten`,
  },
  { act: 'speech', takes: [], prepositions: ['of', 'about'], lemmas: 'speak talk rave' },
  {
    act: 'speech',
    takes: ['quote', 'clause'],
    prepositions: ['of', 'about'],
    lemmas: 'complain gripe fret vent',
  },
  { act: 'speech', takes: [], prepositions: ['against'], lemmas: 'rail inveigh protest' },
  { act: 'speech', takes: ['quote'], prepositions: ['out', 'to'], lemmas: 'point' },
  { act: 'speech', takes: [], prepositions: ['to'], lemmas: 'refer allude object' },
  { act: 'speech', takes: ['quote'], prepositions: ['on'], lemmas: 'elaborate' },
  {
    act: 'stance',
    takes: ['clause', 'quote', 'question', 'object'],
    prepositions: ['in', 'about', 'of'],
    lemmas: `think believe feel fear doubt hope worry assume suspect reckon guess imagine know realize realise
      understand recognize recognise expect anticipate wish regret foresee envision`,
  },
  {
    act: 'stance',
    takes: ['infinitive', 'clause', 'object', 'question'],
    prepositions: ['with', 'on'],
    lemmas: 'agree decide decline refuse opt resolve determine consent disagree',
  },
  {
    act: 'stance',
    takes: ['infinitive', 'object'],
    prepositions: ['for'],
    lemmas: 'want plan intend seek prefer aim aspire hesitate yearn crave desire',
  },
  {
    act: 'stance',
    takes: ['object', 'gerund'],
    lemmas: `support oppose back favor favour approve disapprove resist love hate loathe admire resent
      respect appreciate welcome consider view regard contemplate weigh mull dislike detest
      distrust mistrust trust tolerate condone disdain reconsider envy rethink espouse`,
  },
  {
    act: 'finding',
    takes: ['clause', 'object', 'question'],
    lemmas: 'show find demonstrate prove illustrate learn discover calculate',
  },
];

/** Forms that the rules of spelling do not give: past, and participle where it differs. */
const IRREGULAR: Readonly<Record<string, readonly [past: string, participle?: string]>> = {
  say: ['said'],
  tell: ['told'],
  write: ['wrote', 'written'],
  read: ['read'],
  think: ['thought'],
  feel: ['felt'],
  know: ['knew', 'known'],
  understand: ['understood'],
  swear: ['swore', 'sworn'],
  forecast: ['forecast'],
  speak: ['spoke', 'spoken'],
  choose: ['chose', 'chosen'],
  seek: ['sought'],
  find: ['found'],
  show: ['showed', 'shown'],
  begin: ['began', 'begun'],
  foresee: ['foresaw', 'foreseen'],
  prove: ['proved', 'proven'],
  rethink: ['rethought'],
};

/** Lemmas whose last consonant doubles before an ending. */
const DOUBLING = /^(?:admit|beg|dub|plan|quip|rebut|refer|regret|rip|slam|snap)$/;
/** Lemmas whose last l doubles in British spelling only: "signalled", "signaled". */
const BRITISH_DOUBLING = /^(?:extol|label|signal)$/;

/** Verb forms that are nouns as often: they count as verbs only where the words around them say so. */
const ALSO_NOUNS = new Set(
  `comment comments note notes rule rules ruling state states claim claims estimate estimates forecast forecasts
  guarantee guarantees hint hints pledge pledges post posts promise promises record records report
  reports reporting signal signals stress tweet tweets retweet retweets  warning question questions call
  calls demand demands press pressure request requests praise credit blame fault mock label labels brand brands term
  terms challenge challenges dispute disputes contest contests address addresses talk talks point points object
  objects fear fears doubt doubts hope hopes worry worries guess wish wishes regret regrets feeling thought thoughts
  plan plans aim aims long desire desires support back favor favors favour favours love hate respect welcome view views
  regard regards trust attack attacks attacking show shows showing find finds rank ranks rate rates project projects
  counter counters read reads writing writings finding findings remark remarks reply replies joke jokes
  boast detail details highlight highlights answer threat cry cries chant chants shout shouts cheer cheers laugh begin
  preview protest protests knock knocks figure figures brief meaning meeting suspect suspects resolve thanks thank envy
  ruling building understanding calling announcement alert alerts repeat relay lash vent`
    .split(/\s+/)
    .filter(Boolean),
);

/** Every form of every reporting verb, by the form. */
export function inflectCues(): ReadonlyMap<string, Cue> {
  const cues = new Map<string, Cue>();
  for (const group of GROUPS)
    for (const lemma of group.lemmas.split(/\s+/)) {
      const verb: CueVerb = {
        lemma,
        act: group.act,
        takes: new Set(group.takes),
        addressee: group.addressee ?? false,
        prepositions: new Set(group.prepositions),
      };
      for (const [text, form] of formsOf(lemma)) {
        const known = cues.get(text);
        const forms = new Set<CueForm>(known?.forms).add(form);
        cues.set(text, { verb: known?.verb ?? verb, forms, alsoNoun: ALSO_NOUNS.has(text) });
      }
    }
  return cues;
}

function formsOf(lemma: string): Array<[string, CueForm]> {
  const [past = `${stemBefore(lemma, 'ed')}ed`, participle = past] = IRREGULAR[lemma] ?? [];
  const forms: Array<[string, CueForm]> = [
    [lemma, 'base'],
    [thirdPerson(lemma), 'present'],
    [past, 'past'],
    [participle, 'participle'],
    [`${stemBefore(lemma, 'ing')}ing`, 'gerund'],
  ];
  if (BRITISH_DOUBLING.test(lemma))
    forms.push([`${lemma}led`, 'past'], [`${lemma}led`, 'participle'], [`${lemma}ling`, 'gerund']);
  return forms;
}

function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

function stemBefore(lemma: string, ending: 'ed' | 'ing'): string {
  if (DOUBLING.test(lemma)) return `${lemma}${lemma.at(-1)}`;
  if (/[^aeiouy]e$/.test(lemma) || /[ug]e$/.test(lemma)) return lemma.slice(0, -1);
  return ending === 'ed' && /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}i` : lemma;
}
