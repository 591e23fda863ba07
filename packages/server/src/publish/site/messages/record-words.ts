import type { ClaimContent, Finding } from '@onrecord/domain/claims/ledger/claim';
import type { ClaimState } from '@onrecord/domain/claims/ledger/dispute';
import { counted } from './plural.ts';

/** The words of what is on record: in stories, on the feed, on the pages of claims and sources. */
export interface RecordWords {
  readonly onTheRecord: string;
  /** How a claim stands. */
  readonly states: Readonly<Record<ClaimState, string>>;
  /** What the newsroom itself found, as a clause after "Our finding:". */
  readonly findings: Readonly<Record<Finding, string>>;
  readonly ourFinding: string;
  /** "since March 14, 2025" */
  readonly since: (date: string) => string;
  readonly directness: Readonly<Record<ClaimContent['directness'], string>>;
  /** Where the printed words of the channel are missing. */
  readonly channels: Readonly<Record<NonNullable<ClaimContent['channel']>['kind'], string>>;
  /** Before the name of who passed it on to the story, and of whom that one had it from. */
  readonly reportedBy: string;
  readonly whoHadItFrom: string;
  readonly deniedBy: string;
  readonly contradictedBy: string;
  readonly confirmedBy: string;
  /** Behind the first of many. */
  readonly andMore: (count: number) => string;
  readonly unnamed: string;
  /** What readers may know of why a source has no name. */
  readonly unnamedNote: string;
  readonly statements: (count: number) => string;
  readonly disputed: (count: number) => string;
  readonly falseOnes: (count: number) => string;
  readonly citedIn: (stories: number) => string;
  /** Leads to a statement's page from the one story that cites it. */
  readonly aboutStatement: string;
  /** What the number in the text leads to, for ears. */
  readonly statement: (number: number, state: string) => string;
}

export const recordEn: RecordWords = {
  onTheRecord: 'On the record',
  states: {
    unverified: 'Unverified',
    'evidence-offered': 'Evidence offered',
    'no-evidence-offered': 'No evidence offered',
    verified: 'Verified',
    disputed: 'Disputed',
    false: 'False',
    'taken-back': 'Taken back',
    superseded: 'Replaced',
  },
  findings: {
    unverified: 'unverified',
    'evidence-offered': 'evidence was offered',
    'no-evidence-offered': 'no evidence was offered',
    verified: 'verified',
    disputed: 'disputed',
    false: 'false',
  },
  ourFinding: 'Our finding',
  since: (date) => `since ${date}`,
  directness: { quote: 'quoted', paraphrase: 'paraphrased', mixed: 'partly quoted' },
  channels: {
    broadcast: 'broadcast',
    court: 'in court',
    document: 'document',
    email: 'email',
    interview: 'interview',
    'news-conference': 'news conference',
    phone: 'by phone',
    post: 'post',
    reporters: 'to reporters',
    speech: 'speech',
    statement: 'statement',
    told: 'in conversation',
  },
  reportedBy: 'Reported by',
  whoHadItFrom: 'from',
  deniedBy: 'Denied by',
  contradictedBy: 'Contradicted by',
  confirmedBy: 'Confirmed by',
  andMore: counted('en', { other: 'and {n} more' }),
  unnamed: 'unnamed',
  unnamedNote: 'A second editor agreed that this source is not named.',
  statements: counted('en', { one: '{n} statement', other: '{n} statements' }),
  disputed: counted('en', { other: '{n} disputed' }),
  falseOnes: counted('en', { other: '{n} false' }),
  citedIn: counted('en', { one: 'Cited in {n} story', other: 'Cited in {n} stories' }),
  aboutStatement: 'About this statement',
  statement: (number, state) => `Statement ${number}: ${state}`,
};

export const recordUk: RecordWords = {
  onTheRecord: 'Заявлено',
  states: {
    unverified: 'Не перевірено',
    'evidence-offered': 'Наведено докази',
    'no-evidence-offered': 'Доказів не наведено',
    verified: 'Підтверджено',
    disputed: 'Заперечується',
    false: 'Неправда',
    'taken-back': 'Відкликано',
    superseded: 'Замінено новим твердженням',
  },
  findings: {
    unverified: 'не перевірено',
    'evidence-offered': 'докази наведено',
    'no-evidence-offered': 'доказів не наведено',
    verified: 'підтверджено',
    disputed: 'є заперечення',
    false: 'неправда',
  },
  ourFinding: 'Наш висновок',
  since: (date) => `від ${date}`,
  directness: { quote: 'цитата', paraphrase: 'переказ', mixed: 'частково цитата' },
  channels: {
    broadcast: 'ефір',
    court: 'у суді',
    document: 'документ',
    email: 'електронний лист',
    interview: 'інтерв’ю',
    'news-conference': 'пресконференція',
    phone: 'телефоном',
    post: 'допис',
    reporters: 'журналістам',
    speech: 'виступ',
    statement: 'заява',
    told: 'у розмові',
  },
  reportedBy: 'Повідомляє',
  whoHadItFrom: 'з посиланням на',
  deniedBy: 'Заперечує',
  contradictedBy: 'Суперечить цьому',
  confirmedBy: 'Підтверджує',
  andMore: counted('uk', { other: 'і ще {n}' }),
  unnamed: 'без імені',
  unnamedNote: 'Другий редактор погодився не називати це джерело.',
  statements: counted('uk', {
    one: '{n} твердження',
    few: '{n} твердження',
    many: '{n} тверджень',
    other: '{n} твердження',
  }),
  disputed: counted('uk', {
    one: '{n} заперечується',
    few: '{n} заперечуються',
    many: '{n} заперечуються',
    other: '{n} заперечується',
  }),
  falseOnes: counted('uk', {
    one: '{n} неправдиве',
    few: '{n} неправдиві',
    many: '{n} неправдивих',
    other: '{n} неправдивого',
  }),
  citedIn: counted('uk', {
    one: 'Наведено в {n} матеріалі',
    few: 'Наведено в {n} матеріалах',
    many: 'Наведено в {n} матеріалах',
    other: 'Наведено в {n} матеріалу',
  }),
  aboutStatement: 'Про це твердження',
  statement: (number, state) => `Твердження ${number}: ${state}`,
};

export const recordHe: RecordWords = {
  onTheRecord: 'לפרוטוקול',
  states: {
    unverified: 'לא אומת',
    'evidence-offered': 'הוצגו ראיות',
    'no-evidence-offered': 'לא הוצגו ראיות',
    verified: 'אומת',
    disputed: 'שנוי במחלוקת',
    false: 'לא נכון',
    'taken-back': 'הדובר חזר בו',
    superseded: 'הוחלף באמירה חדשה',
  },
  findings: {
    unverified: 'לא אומת',
    'evidence-offered': 'הוצגו ראיות',
    'no-evidence-offered': 'לא הוצגו ראיות',
    verified: 'אומת',
    disputed: 'שנוי במחלוקת',
    false: 'לא נכון',
  },
  ourFinding: 'הממצא שלנו',
  since: (date) => `מאז ${date}`,
  directness: { quote: 'ציטוט', paraphrase: 'פרפרזה', mixed: 'ציטוט חלקי' },
  channels: {
    broadcast: 'שידור',
    court: 'בבית המשפט',
    document: 'מסמך',
    email: 'דוא״ל',
    interview: 'ריאיון',
    'news-conference': 'מסיבת עיתונאים',
    phone: 'בטלפון',
    post: 'פוסט',
    reporters: 'לעיתונאים',
    speech: 'נאום',
    statement: 'הודעה',
    told: 'בשיחה',
  },
  reportedBy: 'לפי',
  whoHadItFrom: 'מפי',
  deniedBy: 'מכחיש',
  contradictedBy: 'סותר זאת',
  confirmedBy: 'מאשר',
  andMore: counted('he', { other: 'ועוד {n}' }),
  unnamed: 'בעילום שם',
  unnamedNote: 'עורך שני הסכים שהמקור הזה לא ייקרא בשמו.',
  statements: counted('he', { one: 'אמירה אחת', two: 'שתי אמירות', other: '{n} אמירות' }),
  disputed: counted('he', {
    one: 'אחת שנויה במחלוקת',
    two: 'שתיים שנויות במחלוקת',
    other: '{n} שנויות במחלוקת',
  }),
  falseOnes: counted('he', { one: 'אחת לא נכונה', two: 'שתיים לא נכונות', other: '{n} לא נכונות' }),
  citedIn: counted('he', { one: 'מופיע בכתבה אחת', two: 'מופיע בשתי כתבות', other: 'מופיע ב־{n} כתבות' }),
  aboutStatement: 'על האמירה הזאת',
  statement: (number, state) => `אמירה ${number}: ${state}`,
};
