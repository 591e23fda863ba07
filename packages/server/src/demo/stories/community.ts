import type { DemoStory } from '../demo-story.ts';
import { bullets, callout, head, pullQuote, tell } from '../write.ts';

/** A Ukrainian library (in Ukrainian), two lives, a pool and a desk that translates. */
export const COMMUNITY_STORIES: readonly DemoStory[] = [
  {
    slug: 'chytalnia-na-kanatnii',
    headline: 'Читальня на Канатній: три тисячі книжок і один спірний лист',
    dek: 'Українська громада Порт-Аурела відкрила бібліотеку в колишній вітрильній майстерні. Місто каже, що це тимчасово; у листі, який має громада, такого слова немає.',
    language: 'uk',
    tags: ['community', 'culture', 'ukraine'],
    contributors: ['olena-marchuk'],
    picture: {
      name: 'book-red',
      caption: 'Ілюстрація: полиці в колишній майстерні.',
      altText: 'Абстрактне зображення: розгорнута книжка з червоними й синіми аркушами на тлі жовтого кола',
    },
    body: () =>
      tell(
        'У колишній майстерні вітрильного майстра на вулиці Канатній, 7, тепер стоять дванадцять книжкових шаф. На полицях понад три тисячі томів: казки, підручники з математики, детективи, дві полиці поезії й окрема шафа для тих, хто лише вчиться читати українською.',
        'Бібліотеку облаштувала власним коштом українська громада Порт-Аурела. «Перші книжки ми складали в коридорі церкви, і діти читали їх просто на сходах», — розповіла завідувачка Ганна Тимчук. За її словами, за перший місяць до читальні записалося 412 людей, і майже чверть із них не мають українського коріння.',
        head('Тимчасово чи на п’ять років'),
        'В управлінні міського майна стверджують, що приміщення надали громаді лише до кінця літа. «Ідеться про тимчасове користування, і громаду про це повідомили», — сказав на засіданні комісії посадовець управління Едгар Монк.',
        'Ганна Тимчук це заперечує. Вона показала редакції лист управління, надісланий минулої осені: у ньому йдеться про користування «строком на п’ять років», а слова «тимчасово» немає. Монк підтвердив, що підпис під листом його, однак назвав документ проєктом. Позначки «проєкт» на ньому немає.',
        pullQuote(
          'Ганна Тимчук, завідувачка читальні',
          'Книжки не знають, що вони тут тимчасово. Ми їм цього не казали.',
        ),
        'Єдина письмова скарга, що надійшла до міста, стосується шуму: мешканець сусіднього будинку пише, що суботніми ранками діти надто голосно читають уголос. Громада відповіла, що перенесла читання на одинадцяту годину, і запросила сусіда послухати.',
        head('Коли відчинено'),
        bullets(
          'вівторок і четвер — з 15:00 до 19:00;',
          'субота — з 10:00 до 17:00, читання для дітей об 11:00;',
          'неділя — розмовний клуб для тих, хто вивчає українську, о 14:00.',
        ),
        'Комісія міської ради повернеться до питання наступного місяця. До того часу, запевнив Монк, ключі ніхто не забиратиме.',
      ),
  },
  {
    slug: 'agnes-morrow-drove-the-first-tram',
    headline: 'Agnes Morrow, who drove Line 1 for 38 years, has died at 91',
    dek: 'She was the first woman at the controls of a tram in Port Aurel. The company used to say there had been another.',
    tags: ['community', 'transport'],
    contributors: ['mara-voss'],
    picture: { name: 'rails-dusk', caption: 'Illustration: Line 1 at first light.' },
    body: () =>
      tell(
        'For 38 years she left the depot at 4:52 in the morning, and people along Line 1 set their kettles by her. Agnes Morrow died last week at the age of 91, in the house on Tram Row in which she was born. Her son confirmed it.',
        'She came to the tramways to sew seat covers. When two drivers were ill in one week of a hard winter, the depot’s master asked who in the workshop knew the line. She did; she had ridden on it each day with her eyes on the driver’s hands. She drove it that week without a licence and for the rest of her working life with one.',
        'The tramways’ own history names another woman as the first, a Mrs Tolland. Morrow never contested it in public. In a drawer she kept the roster of that winter, with her name in it four years before Mrs Tolland’s. After a historian had published the page, the company changed its chronicle. It sent a bunch of flowers and a corrected copy.',
        '“I did not want to take it from her,” Morrow said at the time. “She had it on her gravestone.”',
        'She is survived by a son, two grandchildren and a great-granddaughter who works in signalling. On the day of the funeral the trams of Line 1 will stop for a minute at 4:52.',
      ),
  },
  {
    slug: 'willem-haak-set-this-newspaper',
    headline: 'Willem Haak, the last typesetter of this newspaper, is dead',
    dek: 'He could read upside down and backwards, and corrected the mayor in both.',
    tags: ['community', 'culture'],
    contributors: ['ines-halloran'],
    picture: { name: 'pencils', caption: 'Illustration: the tools of a corrector.' },
    body: () =>
      tell(
        'Anyone who wrote for the Record in the days of lead brought the manuscript to Willem Haak, and stood at his elbow while he read it. He did not look up. If he stopped, there was something wrong.',
        'Haak, who has died at 88, set this newspaper for 29 years, until the machines were sold. He had left school at 14. He knew the dates of all sea battles, the spelling of every street, and the age of councillors who would have preferred that he did not.',
        'It is told that he once held back the front page for 20 minutes because the mayor of the day had been quoted as saying something that, Haak maintained, he had said a year earlier and about another bridge. The editor rang. The mayor checked, and Haak was right. That is the story as it is told. We looked for the page: the article appeared, with the later date, and a correction followed two days after. Both versions cannot be true, and we print the one that can be found.',
        'He would have wanted it that way. In his desk lay a card in capitals, which hangs in our newsroom: WHO SAYS SO?',
      ),
  },
  {
    slug: 'pool-to-stay-open-says-everyone',
    headline: 'The pool stays open, says everyone. Nobody has budgeted for the roof',
    dek: 'Harbour Baths loses a million a year and needs four million more. Four lists promise to keep it.',
    tags: ['community', 'city-hall'],
    contributors: ['jonah-pell'],
    picture: { name: 'lanes-blue', caption: 'Illustration: lanes.' },
    body: () =>
      tell(
        'Between lanes three and four of Harbour Baths stands a bucket. It is emptied twice a day when it rains; the swimmers go around it.',
        'The roof, an engineer reported to the city last summer, has “a remaining life of two winters”. One of them is nearly over. A new one costs 4.1 million euros. The budget for this year contains nothing for it, nor does the plan for the next four.',
        'Asked whether the baths will close, each of the four lists that stand for the council answered no. Asked where the money is to come from, they named the state, a foundation, “savings in administration” and a lottery. The state has no such programme, its ministry said. The foundation has not heard from anyone.',
        callout(
          'About 190,000 visits were counted at the baths last year, 41,000 of them by school classes. The city subsidises each with 5.50 euros.',
        ),
        'The manager, Tove Rasmus, has bought a second bucket.',
      ),
  },
  {
    slug: 'a-desk-where-city-hall-is-translated',
    headline: 'The desk at which city hall is translated, into seven languages and into plain words',
    dek: 'Volunteers explain official letters three afternoons a week. Most who come speak the language they are written in.',
    tags: ['community', 'city-hall'],
    contributors: ['olena-marchuk'],
    body: () =>
      tell(
        'It was meant for newcomers. Two summers ago six volunteers put a table into the lobby of Port Aurel’s city hall with a sign in seven languages: bring your letter, we will tell you what it says.',
        'They have kept a tally. Of 2,140 people who came last year, 1,260 had grown up in the city. “They put the letter down and say, I can read it, I just do not know what it wants,” said Danylo Hrytsai, who used to teach physics in Kherson and runs the table on Wednesdays.',
        head('What the letters want'),
        bullets(
          'a form sent back, usually the one enclosed: 44 per cent;',
          'money, by a date on the second page: 31 per cent;',
          'nothing: 25 per cent.',
        ),
        'The last figure has annoyed the city’s head of administration, Bernard Gall. No letter leaves the house without a purpose, he said. Hrytsai then showed him ten. Gall read all of them standing up, and conceded three.',
        'From next month the volunteers will see the templates before they are used. That, at any rate, is what Hrytsai understood. Gall says that he agreed to show them “a template”.',
      ),
  },
];
