import { link, paragraph, relatedStory } from '@onrecord/domain/body/build';
import type { DemoStory } from '../demo-story.ts';
import { bullets, callout, gallery, head, table, tell } from '../write.ts';

/** The tram to Northgate, what it costs and whom it passes. */
export const TRANSPORT_STORIES: readonly DemoStory[] = [
  {
    slug: 'tram-extension-on-budget-or-not',
    headline: 'Mayor calls tram extension “on budget”; the builder’s invoices come to 13 million more',
    dek: 'Line 4 to Northgate was to cost 61 million euros. Both sides agree on that and on little else.',
    tags: ['transport', 'city-hall'],
    contributors: ['mara-voss', 'ines-halloran'],
    picture: { name: 'rails-red', caption: 'Illustration: rails to Northgate.' },
    updatedMinutesAfter: 240,
    body: (refs) =>
      tell(
        'Sixty-one million euros was the price on the sign at the building site, and it still is. Kestrel Rail, which builds the extension of Line 4, has so far sent invoices for 74 million, according to a list that the city’s audit office gave to the council.',
        '“The tram is on budget and will remain so,” said Corin Vasey, the mayor, when he was asked about the list. The 13 million are claims, he explained, and a claim is not a cost until it is accepted.',
        'Nine of the 13 have been accepted. The audit office’s list has a column for it. They concern a water main that was not where the city’s maps had it, and a bridge that turned out to be too weak.',
        table(
          'What Kestrel Rail asks beyond the contract, in millions of euros',
          ['For', 'Claimed', 'Accepted'],
          ['Moving the water main', '5.2', '5.2'],
          ['Strengthening the bridge', '3.8', '3.8'],
          ['Delay', '4.0', '0'],
          ['Together', '13.0', '9.0'],
        ),
        'Where the nine million were booked is shown nowhere in the tram’s accounts. The treasurer, Amina Trell, told the finance committee that the main was paid for by the budget for water and the bridge by that for bridges. Both would have been due some day, she said.',
        'Ruta Delacourt, who leads the opposition, remarked that on such a view the tram could be free.',
        relatedStory(refs.storyId('ropewalk-traders-count-customers')),
        'Some hours after this story appeared, the mayor’s office sent a note. It says that “on budget” meant the contract as amended. The amendment has not been published.',
      ),
  },
  {
    slug: 'ropewalk-traders-count-customers',
    headline: 'Ropewalk traders count their customers, and the city counts differently',
    dek: 'Since the road was dug up for the tram, the shops say, every third customer stays away. The city’s cameras see more people than before.',
    tags: ['transport', 'community'],
    contributors: ['mara-voss'],
    picture: { name: 'roofs-dusk', caption: 'Illustration: Ropewalk during the works.' },
    body: (refs) =>
      tell(
        'On the counter of Hale’s hardware shop lies a clicker of the kind that ushers use. Each time the door opens, Morwen Hale presses it. She has done so since the excavators came, and 26 other shops on Ropewalk have joined her. Together they arrive at a third fewer customers than in the weeks before.',
        'The city has a count as well. Its two cameras at the ends of the street register 12 per cent more people on foot. “Ropewalk is livelier than ever,” the department of transport wrote in its newsletter.',
        gallery(
          refs,
          'Illustrations of Ropewalk during the works.',
          ['roofs-dusk', 'Illustration: the houses of Ropewalk by day.'],
          ['roofs-night', 'Illustration: the same street after closing time.'],
          ['rails-red', 'Illustration: the rails to come.'],
        ),
        'We stood at the northern camera for two hours on a weekday. Of 318 people who passed, 121 wore the orange of Kestrel Rail. The camera cannot tell them apart from others, the department confirmed, and counts each of them as often as they pass. It will consider a footnote.',
        head('What the traders want'),
        bullets(
          'money for those whose takings have fallen by more than a quarter;',
          'a way across the trench in the middle of the street;',
          'the footnote.',
        ),
        'The city has offered the second. A bridge for pedestrians is to be put up next week.',
      ),
  },
  {
    slug: 'first-tram-rolls-to-northgate',
    headline: 'First tram rolls to Northgate, pulled by a tractor',
    dek: 'A trial run measured the clearances. One hedge will have to go.',
    tags: ['transport'],
    contributors: ['mara-voss'],
    body: () =>
      tell(
        'The first tram ever seen in Northgate arrived at walking pace and without current. A tractor pulled it over the new rails, with strips of foam at its sides that show where it would touch.',
        'It touched once, at a hedge on Cooper’s Hill. The owner, Arthur Lamb, said that he had been promised the hedge could stay. Kestrel Rail said that he was promised that the wall behind it could. Lamb has the letter at his sister’s.',
        'Everything else was clear by at least eight centimetres, and seven are enough. The wires go up in the next weeks. Passengers are to ride before the end of the year, says the city; “in the course of next year”, says the builder.',
      ),
  },
  {
    slug: 'night-bus-stays-on-the-hill',
    headline: 'Night bus will go on climbing Cooper’s Hill',
    dek: '',
    tags: ['transport'],
    contributors: ['mara-voss'],
    body: () =>
      tell(
        paragraph(
          'Bus N2 keeps its stop at the top of Cooper’s Hill. The bus company had wanted to drop it because, it said, nobody gets on there. Nobody can: the stop is the last of the line. People get off, 70 of them on a Saturday. The company has noted this. The ',
          link('tram', '/first-tram-rolls-to-northgate/'),
          ' will take over next year.',
        ),
        callout('Until then N2 leaves Quay Square at five past each hour from midnight to four.'),
      ),
  },
];
