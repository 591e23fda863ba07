import { link, paragraph, relatedStory } from '@onrecord/domain/body/build';
import type { DemoStory } from '../demo-story.ts';
import { bullets, callout, gallery, head, post, table, tell } from '../write.ts';
import { FERRY_LIVE } from './ferry-live.ts';

/** The boats to the outer islands, a crane, tide tables and a lamp. */
export const HARBOUR_STORIES: readonly DemoStory[] = [
  {
    slug: 'ferry-to-outer-islands-suspended',
    headline: 'Ferry service to the outer islands suspended for at least three days, port authority says',
    dek: 'A crack was found in the landing ramp on Great Sker. The operator says it reported the damage in the autumn.',
    tags: ['transport', 'harbour'],
    contributors: ['mara-voss'],
    picture: {
      name: 'freighter-blue',
      caption: 'Illustration: freight will go by barge while the ferry rests.',
    },
    breaking: true,
    updatedMinutesAfter: 25,
    live: FERRY_LIVE,
    body: () =>
      tell(
        'No ferry will sail from Port Aurel to Great Sker, Little Sker and Hallow for at least three days, the port authority said. Divers found a crack as long as a hand in the steel of the landing ramp on Great Sker, and no vehicle may cross it until it has been welded and tested.',
        'About 1,400 people live on the three islands. A launch for passengers without vehicles will leave from the pilot station four times a day, at seven, eleven, three and seven. Patients of St Brannoc’s and pupils have precedence.',
        'How long the crack has been there is in dispute. Joan Tarrick, who speaks for the operator, Aurel Lines, said that one of its captains had reported “noise and play in the ramp” to the authority in the autumn, in writing. The authority said that it knew of no such report. Aurel Lines then sent this newsroom a copy, with a stamp of receipt. The authority said that it would look into it.',
        head('What to know'),
        bullets(
          'Tickets for the ferry are valid on the launch.',
          'Freight goes by barge once a day; food and medicine first.',
          'The school on Great Sker stays open. Two teachers who live in the city will stay overnight.',
        ),
      ),
  },
  {
    slug: 'late-boat-stays-in-summer-timetable',
    headline: 'Ferry timetable for the summer keeps the late boat after all',
    dek: 'After 2,300 signatures the operator withdraws its plan to end service at nine.',
    tags: ['transport', 'harbour'],
    contributors: ['mara-voss'],
    picture: { name: 'sailboat-dusk', caption: 'Illustration: evening on the crossing.' },
    body: (refs) =>
      tell(
        'The last boat to the islands will leave at a quarter past eleven this summer, as it always has. Aurel Lines has withdrawn its plan to end the service at nine, it told the council’s transport committee in a letter of four sentences.',
        'The company had argued that the late boat carried 11 passengers on average. The letter no longer contains the number. It speaks of “feedback from valued customers” and of figures that “did not reflect the whole of the season”.',
        'They did not. The 11 passengers were those of January and February, as the company confirmed when it was asked. Islanders who counted heads on the quay through July and August arrived at 38 a night.',
        '“They could have said that they had made a mistake,” said Wren Halley, who teaches on Little Sker and began the petition. “It would have saved everyone a great deal of paper.” Joan Tarrick of Aurel Lines said that no mistake had been made, since January and February were months like any other.',
        relatedStory(refs.storyId('petition-for-the-late-boat')),
        'Fares will rise by four per cent, the letter adds in its last sentence. The committee takes it up next month.',
      ),
  },
  {
    slug: 'petition-for-the-late-boat',
    headline: 'A notebook, a lamp and 2,300 signatures: how the islands counted their passengers',
    dek: 'Aurel Lines says the late boat sails almost empty. Volunteers stood on the quay for 62 nights to find out.',
    tags: ['transport', 'community'],
    contributors: ['mara-voss'],
    body: (refs) =>
      tell(
        'Each night of July and August, at eleven, somebody from the islands stood at the foot of the gangway in Port Aurel with a lamp and counted. They took turns. Nobody had asked them to; it had begun when a ticket collector mentioned, two summers ago, that the company thought the late boat a waste of fuel.',
        'The notebook has 62 entries in nine hands. The lowest is 9, on a night of fog. The highest is 117, after the regatta. The average is 38.',
        table(
          'Passengers on the late boat, as each side counts them',
          ['Source', 'Period', 'Average a night'],
          ['Aurel Lines, letter to the council', 'Not stated', '11'],
          ['Islanders’ notebook', 'July and August', '38'],
          ['Port authority, landing dues', 'Whole year', '24'],
        ),
        'The third figure is ours. The authority charges the company for each passenger who lands, and the sums are public. Divided by the rate, they give 24 for the year as a whole: more than the company says, fewer than the notebook, which covers the summer alone. All three can be true.',
        'The petition, signed by 2,300 people, will be handed over tomorrow. That is more signatures than the islands have inhabitants. About half came from the city, said Wren Halley, who counted those as well.',
        post(
          'Great Sker Shop',
          'To the gentleman who left his umbrella on the “empty” late boat: eleven of us saw you do it. Collect any time.',
          'great-sker-shop/umbrella',
        ),
        relatedStory(refs.storyId('ferry-operator-plans-to-end-at-nine')),
      ),
  },
  {
    slug: 'ferry-operator-plans-to-end-at-nine',
    headline: 'Last boat at nine: operator plans shorter day on the island ferry',
    dek: 'Aurel Lines calls the late crossing “almost empty”. It gives one figure and no dates.',
    tags: ['transport', 'harbour'],
    contributors: ['mara-voss'],
    picture: { name: 'lighthouse-dusk', caption: 'Illustration: evening at the harbour mouth.' },
    body: () =>
      tell(
        'From this summer the last ferry to the outer islands would sail at nine in the evening, more than two hours earlier than now, under a plan that Aurel Lines has sent to the council.',
        'The boat at a quarter past eleven carries 11 passengers on average, the company writes, and burns as much fuel as a full one. It does not say over which months the average was taken. A spokeswoman, Joan Tarrick, said she would find out.',
        'For those who work evenings in the city the change would mean a bed on the mainland. “I finish at ten. I have finished at ten for 20 years,” said Piet Sorrel, a cook who lives on Hallow. The hospital counts 14 nurses and porters in the same position.',
        'The concession obliges Aurel Lines to sail “at times that meet the need”. Whether nine o’clock does so is for the council to decide; the transport committee will hear the company and the islands’ wardens within the month.',
      ),
  },
  {
    slug: 'who-pays-for-the-third-crane',
    headline: 'Who pays for the third crane? Three budgets, three answers',
    dek: 'The city, the port authority and the terminal company each name another payer for the same 6.4 million euros.',
    tags: ['harbour', 'city-hall'],
    contributors: ['tomas-reyl', 'ines-halloran'],
    picture: { name: 'coins', caption: 'Illustration: a bill and several purses.' },
    body: () =>
      tell(
        'It has been ordered, it is being built, and in the autumn it will arrive on a barge: the third crane for the freight quay costs 6.4 million euros. Three public budgets for the coming year mention it. Added up, they pay for none of it.',
        table(
          'The crane in three budgets',
          ['Budget', 'What it says', 'Amount set aside'],
          ['City', 'To be borne by the port authority', '0'],
          ['Port authority', 'To be borne by the terminal company under its lease', '0'],
          ['Terminal company', 'Contribution by the city, as agreed', '0'],
        ),
        'The words “as agreed” refer to a letter, said Rolf Anders, who keeps the terminal company’s books. He read us a sentence from it: the city “will look kindly on a contribution”. He takes that for a commitment. The city’s treasurer, Amina Trell, takes it for politeness. “We look kindly on many things,” she said.',
        'The port authority relies on the lease. It obliges the company to pay for “equipment on the quay”. The company says that a crane that runs on the authority’s rails is part of the quay.',
        'The builder’s first invoice, for a third of the price, falls due in five weeks. It is addressed to “The Port of Aurel”. No body of that name exists.',
      ),
  },
  {
    slug: 'tide-tables-new-supplier',
    headline: 'Tide tables: why the city changed its supplier, and what changed with it',
    dek: 'The new tables are cheaper and differ by up to nine minutes. Pilots have gone back to their old ones.',
    tags: ['harbour', 'water'],
    contributors: ['tomas-reyl'],
    picture: { name: 'depths-blue', caption: 'Illustration: depths of an inner harbour.' },
    body: () =>
      tell(
        'Anyone who ties up a boat in Port Aurel lives by the tide tables, and since January they have come from somebody else. The city used to buy them from the hydrographic institute for 9,600 euros a year. It now pays 1,150 to a company that computes them.',
        'The institute’s tables had been “inaccurate by up to nine minutes”, the harbour authority told the council when it asked for the change. That is what the authority’s own comparison found, but the other way round: measured against the gauge at the pilot station, the institute was off by one minute on average and the company by nine on the worst day. The columns in the summary had been exchanged.',
        'A spokesperson, Dana Whitlock, called it a slip in a document that “did not determine the decision”. The document has two pages. The other one is the price.',
        'The pilots have bought the institute’s tables with their own money, said Greta Sand, who heads their station. “Nine minutes is not much,” she said, “except that it is 40 centimetres.”',
        callout(
          'Both tables are computed from the same gauge. They differ in how they treat the shape of the inner harbour, which the company has as it was before the new terminal was built.',
        ),
      ),
  },
  {
    slug: 'lighthouse-lamp-goes-to-the-museum',
    headline: 'Lamp of the Hallow light comes ashore',
    dek: 'The museum wants it lit, the lighthouse service wants it dark. For now it stands in a crate.',
    tags: ['harbour', 'culture'],
    contributors: ['noa-barzilai'],
    picture: { name: 'lighthouse-green', caption: 'Illustration: the light on Hallow.' },
    body: (refs) =>
      tell(
        'It took six people, a hand winch and most of a day to get the old lamp down from the lighthouse on Hallow. It weighs 340 kilograms, and none of the stairs is straight. A diode the size of a loaf now does its work.',
        'The museum of the harbour would like to show the lamp burning. “A lamp that is off is a jar,” said Lew Castor, its director. The lighthouse service, which remains the owner, has lent it on the condition that it is never lit, because light from the museum’s tower might be taken for a signal.',
        'Castor says that the service agreed to an hour on Sundays. The service says that it agreed to think about it. The loan agreement, which both have signed, contains a blank line where the hours should be.',
        gallery(
          refs,
          'Illustrations of the lamp’s way from Hallow to the quay.',
          ['lighthouse-green', 'Illustration: the light on Hallow.'],
          ['sailboat-dusk', 'Illustration: the crossing, towards evening.'],
          ['roofs-grey', 'Illustration: the roofs around the museum.'],
        ),
        paragraph(
          'The museum opens the crate to visitors next week. A committee is to look at the blank line, and the minutes of the committee will be public. ',
          link('How we work', '/how-we-work/'),
          ' explains why we ask for such things in writing.',
        ),
      ),
  },
];
