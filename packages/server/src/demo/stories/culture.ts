import type { DemoStory } from '../demo-story.ts';
import { bullets, divider, gallery, head, linkCard, pullQuote, table, tell } from '../write.ts';

/** A concert (in Hebrew), a museum of rope and a play with two endings. */
export const CULTURE_STORIES: readonly DemoStory[] = [
  {
    slug: 'ansambl-ha-mezach-beit-ha-meches',
    headline: 'אנסמבל מחיפה ינגן בבית המכס הישן, והכרטיסים אזלו בתוך שעה',
    dek: 'הנהלת האולם אומרת שלא נשמרו מקומות לאורחי העירייה. ברשימת ההזמנות כתוב אחרת.',
    language: 'he',
    tags: ['culture', 'city-hall'],
    contributors: ['noa-barzilai'],
    picture: {
      name: 'record-violet',
      caption: 'איור: ערב באולם בית המכס.',
      altText: 'תמונה מופשטת: תקליט כהה יוצא מעטיפה אדומה שעליה טבעות צבעוניות',
    },
    body: () =>
      tell(
        'אנסמבל המזח, תזמורת קאמרית בת ארבעה־עשר נגנים מחיפה, יופיע בחודש הבא בבית המכס הישן של פורט אורל. כל 320 הכרטיסים לקונצרט נמכרו בתוך שעה, כך הודיעה הנהלת האולם.',
        'בתוכנית יצירות מאת מנדלסון ודבוז׳אק, ולצידן יצירה חדשה שנכתבה במיוחד למקום: ״מדידות גאות״ מאת המלחינה תמר אשכולי. ״האולם הזה עונה לך באיחור של שלוש שניות,״ אמרה אשכולי בשיחת טלפון. ״לכן כתבתי הרבה שקט.״',
        head('מי קיבל מקומות'),
        'מנהלת האולם, לידיה סטרן, אמרה השבוע כי לא נשמרו מקומות לבעלי תפקידים. ברשימת ההזמנות שהגיעה לידי המערכת מופיעים שישה־עשר מקומות תחת הכותרת ״אורחי העירייה״, ולצד שמונה מהם כבר נרשמו שמות.',
        'דוברת העירייה אישרה שהרשימה אמיתית, אך טענה כי מדובר ב״רשימת המתנה ותו לא״. סטרן לא השיבה על השאלה כיצד שתי הטענות מתיישבות זו עם זו.',
        pullQuote('תמר אשכולי, מלחינה', 'הים נשמע באולם גם כשהחלונות סגורים. החלטתי לא להילחם בו.'),
        'בשל הביקוש הרב תיפתח לקהל גם החזרה הכללית, בערב שלפני הקונצרט:',
        bullets(
          'הכניסה חופשית, על בסיס מקום פנוי.',
          'מספרים יחולקו בדלת החל בשעה חמש.',
          'ילדים עד גיל שתים־עשרה נכנסים ראשונים עם מלווה אחד.',
        ),
        'ארבעה תלמידים מבית הספר העירוני למוזיקה ינגנו עם האנסמבל ביצירה החדשה. הם מתאמנים עליה מתחילת החורף, ולדברי המורה שלהם, בוריס לנד, הקטע הקשה ביותר הוא לספור הפסקה של ארבעים תיבות.',
      ),
  },
  {
    slug: 'museum-of-rope-opens-the-long-room',
    headline: 'Museum of rope opens its long room, all 280 metres of it',
    dek: 'For the first time in 70 years a rope is laid at full length in Port Aurel. The museum says it is the longest such hall anywhere; two others say so too.',
    tags: ['culture'],
    contributors: ['noa-barzilai'],
    picture: { name: 'mobile-ochre', caption: 'Illustration: lines under tension.' },
    body: (refs) =>
      tell(
        'You cannot see from one end to the other, because the floor follows the curve of the quay. A bell on a string tells those at the far door that the twisting can begin. Then three strands as long as the hall start to turn, and in 20 minutes what was 280 metres of yarn is 210 metres of rope.',
        'The museum has made the long room fit for visitors with 1.9 million euros and the help of four retired ropemakers. The youngest of them, Magda Pruitt, is 81. “We were told as girls not to talk while it turns,” she said. “So I am talking now.”',
        gallery(
          refs,
          'Illustrations from the long room.',
          ['mobile-ochre', 'Illustration: lines under tension.'],
          ['mobile-dusk', 'Illustration: the same lines, after an hour.'],
        ),
        head('The longest'),
        'A brass plate at the entrance calls the hall “the longest working ropewalk in the world”. A museum in the north and one overseas use almost the same words. We asked all three for a measurement.',
        table(
          'Three longest ropewalks',
          ['Museum', 'Length', 'Measured'],
          ['Port Aurel', '280 m', 'Outside wall'],
          ['The one in the north', '277 m', 'Track'],
          ['The one overseas', '402 m', 'Track, of which 120 m in use'],
        ),
        'Measured along its track, the room in Port Aurel has 268 metres. The director, Lew Castor, said that the plate would stay until it had been discussed. It was, he added, expensive.',
      ),
  },
  {
    slug: 'a-play-with-two-endings',
    headline: 'A play with two endings, and an author who wrote one',
    dek: 'The Lantern theatre says the second ending was agreed. Its author heard of it from a review.',
    tags: ['culture'],
    contributors: ['noa-barzilai'],
    picture: { name: 'stage-red', caption: 'Illustration: the stage of the Lantern.' },
    body: () =>
      tell(
        'In the play that Isolde Farr wrote, the pilot does not come back. In the play that the Lantern theatre performs, he comes back on Thursdays and Saturdays.',
        'Farr learned of it at breakfast, from a review that praised “the moving return”. She rang the theatre. The second ending had been agreed with her, she was told, over a glass of wine after the dress rehearsal.',
        'She remembers the glass. “Somebody asked whether I could imagine that he returned. I said that I could imagine it. That is what the play is about: a woman imagines it.”',
        'The theatre’s director, Conrad Bly, said that audiences leave the happier version more slowly and buy more at the bar. He offered to call it “after Isolde Farr”. Her agent has asked for the takings of the Thursdays.',
        divider,
        'Those who wish to see the play as written should go on any other day.',
        linkCard('lantern/programme', {
          title: 'The Pilot’s Wife',
          description: 'Until the end of the season. (A made-up page on an example address.)',
          publisher: 'The Lantern',
        }),
      ),
  },
];
