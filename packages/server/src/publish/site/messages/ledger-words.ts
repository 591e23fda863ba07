import type { EvidenceKind, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import type { SourceKind } from '@onrecord/domain/claims/ledger/source';
import type { RelatedView } from '@onrecord/domain/claims/ledger/views';

/** What another claim does to the one on the page, or the other way round. */
export type RelationWord = `${RelatedView['direction']} ${RelationKind}`;

/** The words of the ledger's own pages: claims, sources, the list. Those of statements as such are `RecordWords`. */
export interface LedgerWords {
  /** What a claim's page is, in one sentence. */
  readonly claimLead: string;
  readonly claimsLead: string;
  readonly sourceLead: (name: string) => string;
  /** What the list of a story's statements is. */
  readonly storyLead: string;
  /** Over the speaker, beside the denial. */
  readonly statement: string;
  readonly noDenial: string;
  /** In the place of the day on which something was said. */
  readonly undated: string;
  /** Over the other claims, by what they do. Denials have a place of their own. */
  readonly relations: Readonly<Record<RelationWord, string>>;
  /** Over what the newsroom held over time. */
  readonly findings: string;
  readonly evidence: string;
  readonly evidenceKinds: Readonly<Record<EvidenceKind, string>>;
  readonly keptOn: (date: string) => string;
  readonly download: (fileName: string, size: string) => string;
  /** Before a file's SHA-256. */
  readonly fingerprint: string;
  /** Over the stories. */
  readonly citations: string;
  readonly openData: string;
  readonly jsonFormat: string;
  readonly annotationFormat: string;
  readonly sourceKinds: Readonly<Record<Exclude<SourceKind, 'unnamed'>, string>>;
  readonly alsoCalled: string;
  readonly topics: string;
  readonly allTopics: string;
  readonly toNewestStatements: string;
  readonly searchFor: string;
  readonly searchHint: string;
  readonly statementsWith: (query: string) => string;
  readonly sourcesCalledSo: string;
  readonly nothingFound: (query: string) => string;
  readonly nothingFoundHint: string;
  readonly allStatements: string;
  readonly noStatements: string;
  readonly sealedTitle: string;
  readonly sealedOn: (date: string) => string;
  readonly goneClaimTitle: string;
  readonly goneClaimText: string;
  readonly goneSourceTitle: string;
  readonly goneSourceText: string;
}

export const ledgerEn: LedgerWords = {
  claimLead:
    'One statement from our reporting: who made it, who denies it, what we found, and every story that cites it. Being on record does not make it true.',
  claimsLead:
    'What people state in our stories, and how each statement stands. The newest come first. Being on record does not make a statement true.',
  storyLead: 'Every statement that this story reports, in its order, and how each stands.',
  sourceLead: (name) =>
    `What ${name} has stated or passed on, as our stories report it. The newest come first.`,
  statement: 'The statement',
  noDenial: 'No denial is on record.',
  undated: 'No date given',
  relations: {
    'on-this denies': 'Denied by',
    'on-this confirms': 'Confirmed by',
    'on-this contradicts': 'Contradicted by',
    'on-this repeats': 'Repeated by',
    'on-this supersedes': 'Replaced by',
    'by-this denies': 'This denies',
    'by-this confirms': 'This confirms',
    'by-this contradicts': 'Contradicted by',
    'by-this repeats': 'This repeats',
    'by-this supersedes': 'This replaces',
  },
  findings: 'What we found, over time',
  evidence: 'Evidence',
  evidenceKinds: { post: 'Post', page: 'Page', file: 'File' },
  keptOn: (date) => `kept on ${date}`,
  download: (fileName, size) => `Download ${fileName} (${size})`,
  fingerprint: 'SHA-256 when it was kept',
  citations: 'Where it is cited',
  openData: 'This statement as data',
  jsonFormat: 'JSON',
  annotationFormat: 'Web annotations',
  sourceKinds: { person: 'Person', organisation: 'Organisation', outlet: 'News outlet' },
  alsoCalled: 'Also called',
  topics: 'Topics',
  allTopics: 'All topics',
  toNewestStatements: 'To the newest statements',
  searchFor: 'Search statements and sources',
  searchHint: 'The words of statements are searched, accents aside, and the names of who made them.',
  statementsWith: (query) => `Statements with “${query}”`,
  sourcesCalledSo: 'Sources by that name',
  nothingFound: (query) => `No statement contains “${query}”.`,
  nothingFoundHint: 'Fewer or other words may find it; so may the name of who said it.',
  allStatements: 'All statements',
  noStatements: 'Nothing is on record yet. Statements appear here with the stories that report them.',
  sealedTitle: 'This statement is withheld',
  sealedOn: (date) => `Withheld since ${date}.`,
  goneClaimTitle: 'This statement is no longer on record here',
  goneClaimText: 'No story of ours reports it any more, or we are looking at its record again.',
  goneSourceTitle: 'No statements of this source are on record any more',
  goneSourceText: 'No story of ours reports one any more, or we are looking at the record again.',
};

export const ledgerUk: LedgerWords = {
  claimLead:
    'Одне твердження з наших матеріалів: хто його висловив, хто заперечує, що ми з’ясували та де його наведено. Те, що воно є тут, не робить його правдою.',
  claimsLead:
    'Що люди заявляють у наших матеріалах і чи це підтверджується. Спершу найновіше; те, що твердження є тут, не робить його правдою.',
  storyLead: 'Усі твердження, які наводить цей матеріал, за порядком, і чи вони підтверджуються.',
  sourceLead: (name) => `Що, за нашими матеріалами, заявило або передало джерело: ${name}. Спершу найновіше.`,
  statement: 'Твердження',
  noDenial: 'Заперечень не зафіксовано.',
  undated: 'Без дати',
  relations: {
    'on-this denies': 'Заперечує',
    'on-this confirms': 'Підтверджує',
    'on-this contradicts': 'Суперечить цьому',
    'on-this repeats': 'Повторює',
    'on-this supersedes': 'Замінено на',
    'by-this denies': 'Це заперечує',
    'by-this confirms': 'Це підтверджує',
    'by-this contradicts': 'Суперечить цьому',
    'by-this repeats': 'Це повторює',
    'by-this supersedes': 'Це замінює',
  },
  findings: 'Що ми з’ясували з часом',
  evidence: 'Докази',
  evidenceKinds: { post: 'Допис', page: 'Сторінка', file: 'Файл' },
  keptOn: (date) => `збережено ${date}`,
  download: (fileName, size) => `Завантажити ${fileName} (${size})`,
  fingerprint: 'SHA-256 на час збереження',
  citations: 'Де це наведено',
  openData: 'Це твердження як дані',
  jsonFormat: 'JSON',
  annotationFormat: 'Вебанотації',
  sourceKinds: { person: 'Особа', organisation: 'Організація', outlet: 'Медіа' },
  alsoCalled: 'Також згадується як',
  topics: 'Теми',
  allTopics: 'Усі теми',
  toNewestStatements: 'До найновіших тверджень',
  searchFor: 'Пошук тверджень і джерел',
  searchHint: 'Шукаємо за словами тверджень, без урахування наголосів, і за іменами тих, хто їх висловив.',
  statementsWith: (query) => `Твердження зі словами «${query}»`,
  sourcesCalledSo: 'Джерела з таким іменем',
  nothingFound: (query) => `Тверджень зі словами «${query}» немає.`,
  nothingFoundHint: 'Спробуйте менше слів, інші слова або ім’я того, хто це сказав.',
  allStatements: 'Усі твердження',
  noStatements: 'Поки що нічого немає. Твердження з’являються тут разом із матеріалами, що їх наводять.',
  sealedTitle: 'Це твердження не показуємо',
  sealedOn: (date) => `Не показуємо від ${date}.`,
  goneClaimTitle: 'Цього твердження тут більше немає',
  goneClaimText: 'Жоден наш матеріал його більше не наводить, або ми знову перевіряємо цей запис.',
  goneSourceTitle: 'Тверджень цього джерела тут більше немає',
  goneSourceText: 'Жоден наш матеріал їх більше не наводить, або ми знову перевіряємо цей запис.',
};

export const ledgerHe: LedgerWords = {
  claimLead:
    'אמירה אחת מתוך הדיווחים שלנו: מי אמר אותה, מי מכחיש, מה מצאנו והיכן היא מצוטטת. העובדה שהיא מופיעה כאן אינה הופכת אותה לנכונה.',
  claimsLead:
    'מה אומרים אנשים בכתבות שלנו ומה ידוע על כל אמירה. החדשה ביותר מופיעה ראשונה; העובדה שאמירה מופיעה כאן אינה הופכת אותה לנכונה.',
  storyLead: 'כל האמירות שהכתבה הזאת מדווחת עליהן, לפי הסדר, ומה ידוע על כל אחת.',
  sourceLead: (name) => `מה שלפי הכתבות שלנו אמר או מסר המקור: ${name}. החדש ביותר מופיע ראשון.`,
  statement: 'האמירה',
  noDenial: 'אין הכחשה רשומה.',
  undated: 'ללא תאריך',
  relations: {
    'on-this denies': 'מכחיש',
    'on-this confirms': 'מאשר',
    'on-this contradicts': 'סותר זאת',
    'on-this repeats': 'חוזר על כך',
    'on-this supersedes': 'האמירה שהחליפה אותה',
    'by-this denies': 'אמירה זו מכחישה',
    'by-this confirms': 'אמירה זו מאשרת',
    'by-this contradicts': 'סותר זאת',
    'by-this repeats': 'אמירה זו חוזרת על',
    'by-this supersedes': 'אמירה זו מחליפה',
  },
  findings: 'מה מצאנו לאורך הזמן',
  evidence: 'ראיות',
  evidenceKinds: { post: 'פוסט', page: 'דף', file: 'קובץ' },
  keptOn: (date) => `נשמר ב־${date}`,
  download: (fileName, size) => `הורדת ${fileName} (${size})`,
  fingerprint: 'SHA-256 בעת השמירה',
  citations: 'היכן היא מצוטטת',
  openData: 'האמירה הזאת כנתונים',
  jsonFormat: 'JSON',
  annotationFormat: 'הערות רשת',
  sourceKinds: { person: 'אדם', organisation: 'ארגון', outlet: 'כלי תקשורת' },
  alsoCalled: 'נקרא גם',
  topics: 'נושאים',
  allTopics: 'כל הנושאים',
  toNewestStatements: 'לאמירות החדשות ביותר',
  searchFor: 'חיפוש אמירות ומקורות',
  searchHint: 'החיפוש הוא במילות האמירות ובשמות של מי שאמרו אותן.',
  statementsWith: (query) => `אמירות עם "${query}"`,
  sourcesCalledSo: 'מקורות בשם הזה',
  nothingFound: (query) => `אין אמירה עם "${query}".`,
  nothingFoundHint: 'אפשר לנסות פחות מילים, מילים אחרות או את שם הדובר.',
  allStatements: 'כל האמירות',
  noStatements: 'עדיין אין כאן אמירות. הן מופיעות יחד עם הכתבות שמדווחות עליהן.',
  sealedTitle: 'האמירה הזאת אינה מוצגת',
  sealedOn: (date) => `אינה מוצגת מאז ${date}.`,
  goneClaimTitle: 'האמירה הזאת אינה רשומה כאן עוד',
  goneClaimText: 'אין עוד כתבה שלנו שמדווחת עליה, או שאנחנו בודקים את הרישום מחדש.',
  goneSourceTitle: 'אין עוד אמירות רשומות של המקור הזה',
  goneSourceText: 'אין עוד כתבה שלנו שמדווחת על אמירה שלו, או שאנחנו בודקים את הרישום מחדש.',
};
