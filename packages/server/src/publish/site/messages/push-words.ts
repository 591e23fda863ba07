/** The words of the page where readers choose what they are notified of. */
export interface PushWords {
  readonly notifications: string;
  readonly lead: string;
  readonly breaking: string;
  readonly breakingNote: string;
  /** Over the tags. */
  readonly topics: string;
  /** Over a live story. */
  readonly liveStory: string;
  /** The link on a tag or a live story that leads to the page. */
  readonly follow: string;
  readonly save: string;
  readonly stop: string;
  readonly saved: string;
  readonly stopped: string;
  readonly chooseOne: string;
  /** The reader, or the browser in their name, said no. */
  readonly blocked: string;
  /** The browser's question was closed without an answer. */
  readonly undecided: string;
  readonly unsupported: string;
  /** On iPhone and iPad notifications are for sites on the home screen only. */
  readonly needsHomeScreen: string;
  readonly failed: string;
  readonly busy: string;
  readonly needsScript: string;
  readonly privacy: string;
}

export const pushEn: PushWords = {
  notifications: 'Notifications',
  lead: 'Choose what this browser tells you of, also while the site is closed. No account, no address: only this browser is asked.',
  breaking: 'Breaking news',
  breakingNote: 'Rarely: what everybody should know at once.',
  topics: 'Topics in the news',
  liveStory: 'Live now',
  follow: 'Notify me',
  save: 'Turn on notifications',
  stop: 'Turn all off',
  saved: 'Saved. This browser will tell you.',
  stopped: 'Off. This browser tells you nothing any more, and we have forgotten it.',
  chooseOne: 'Choose at least one.',
  blocked:
    'This browser blocks notifications from us. Allow them in its settings for this site, then come back here.',
  undecided:
    'Nothing was turned on: the browser’s question was not answered. Press the button again to be asked.',
  unsupported: 'This browser cannot show notifications. The feeds tell the same: they are linked below.',
  needsHomeScreen:
    'On this device notifications are for sites on the home screen: share this page, choose “Add to Home Screen”, and open it from there.',
  failed: 'This did not work just now. Nothing was changed; please try again in a minute.',
  busy: 'One moment…',
  needsScript: 'Notifications need JavaScript, which is off in this browser.',
  privacy:
    'We keep the address at which your browser’s push service takes messages, and your choices. Nothing else, and nobody but your browser can read what we send.',
};

export const pushHe: PushWords = {
  notifications: 'התראות',
  lead: 'בחרו על מה הדפדפן הזה יודיע לכם, גם כשהאתר סגור. בלי חשבון ובלי כתובת: רק הדפדפן הזה.',
  breaking: 'מבזקים',
  breakingNote: 'לעתים רחוקות: מה שכולם צריכים לדעת מיד.',
  topics: 'נושאים בחדשות',
  liveStory: 'בשידור חי',
  follow: 'עדכנו אותי',
  save: 'הפעלת התראות',
  stop: 'כיבוי הכול',
  saved: 'נשמר. הדפדפן הזה יודיע לכם.',
  stopped: 'כבוי. הדפדפן הזה לא יודיע עוד דבר, ומחקנו אותו.',
  chooseOne: 'בחרו לפחות אחד.',
  blocked: 'הדפדפן חוסם התראות מאיתנו. אפשרו אותן בהגדרות שלו לאתר הזה וחזרו לכאן.',
  undecided: 'דבר לא הופעל: שאלת הדפדפן נשארה בלי תשובה. לחצו שוב על הכפתור כדי להישאל.',
  unsupported: 'הדפדפן הזה אינו יכול להציג התראות. אותו תוכן יש בפידים, שמקושרים למטה.',
  needsHomeScreen:
    'במכשיר הזה התראות ניתנות רק לאתרים במסך הבית: שתפו את הדף, בחרו "הוספה למסך הבית" ופתחו אותו משם.',
  failed: 'זה לא הצליח כרגע. דבר לא השתנה; נסו שוב בעוד דקה.',
  busy: 'רגע אחד…',
  needsScript: 'להתראות דרוש JavaScript, שכבוי בדפדפן הזה.',
  privacy:
    'אנחנו שומרים את הכתובת שבה שירות ההתראות של הדפדפן מקבל הודעות ואת הבחירות שלכם. לא יותר, ורק הדפדפן שלכם יכול לקרוא מה שאנחנו שולחים.',
};

export const pushUk: PushWords = {
  notifications: 'Сповіщення',
  lead: 'Виберіть, про що цей браузер вам повідомлятиме, навіть коли сайт закрито. Без облікового запису й адреси: ідеться лише про цей браузер.',
  breaking: 'Термінові новини',
  breakingNote: 'Зрідка: те, що всім варто знати негайно.',
  topics: 'Теми в новинах',
  liveStory: 'Наживо',
  follow: 'Сповіщати мене',
  save: 'Увімкнути сповіщення',
  stop: 'Вимкнути все',
  saved: 'Збережено. Цей браузер повідомить вам.',
  stopped: 'Вимкнено. Цей браузер більше нічого не повідомлятиме, і ми його забули.',
  chooseOne: 'Виберіть принаймні одне.',
  blocked:
    'Браузер блокує наші сповіщення. Дозвольте їх у його налаштуваннях для цього сайту й поверніться сюди.',
  undecided: 'Нічого не ввімкнено: запитання браузера лишилося без відповіді. Натисніть кнопку ще раз.',
  unsupported: 'Цей браузер не вміє показувати сповіщень. Те саме є у стрічках, посилання на них унизу.',
  needsHomeScreen:
    'На цьому пристрої сповіщення мають лише сайти з початкового екрана: поділіться сторінкою, виберіть «На початковий екран» і відкрийте її звідти.',
  failed: 'Зараз не вийшло. Нічого не змінилося; спробуйте ще раз за хвилину.',
  busy: 'Хвилинку…',
  needsScript: 'Для сповіщень потрібен JavaScript, який у цьому браузері вимкнено.',
  privacy:
    'Ми зберігаємо адресу, за якою служба вашого браузера приймає повідомлення, і ваш вибір. Більше нічого, і прочитати надіслане може лише ваш браузер.',
};
