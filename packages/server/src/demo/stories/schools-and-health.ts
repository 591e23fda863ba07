import { relatedStory } from '@onrecord/domain/body/build';
import type { DemoStory } from '../demo-story.ts';
import { bullets, callout, divider, head, linkCard, post, pullQuote, table, tell, toggle } from '../write.ts';

/** A cold school, a ward that closes or does not, and how long people wait. */
export const SCHOOL_AND_HEALTH_STORIES: readonly DemoStory[] = [
  {
    slug: 'mill-street-school-third-day-without-heating',
    headline: 'School on Mill Street is without heating for a third day',
    dek: 'Parents have been told from the start that a part is on its way. The supplier says it was ordered yesterday.',
    tags: ['schools', 'hash-ask-again'],
    contributors: ['ada-lund'],
    picture: { name: 'book-blue', caption: 'Illustration: lessons go on, in coats.' },
    body: (refs) =>
      tell(
        'Thirteen degrees in the gymnasium, eleven in the north corridor: the 340 children of Mill Street School have been sitting in their coats for three days. The pump of the boiler has failed, and the part that would mend it has been “on its way” since the first of them, according to the letters that parents received each afternoon.',
        'It was ordered yesterday, shortly before five. Hendry and Sons, the supplier, showed this newsroom the order with the number left out. “We had it on the shelf,” said Clare Hendry. “They could have fetched it on the first day, on foot.”',
        'The education office did not dispute the date. Its director, Leopold Stann, said that an order had been “initiated” on the first day, which means that a form was filled in; the form needed a second signature, and the person who could give it was away.',
        relatedStory(refs.storyId('no-school-was-closed-checked')),
        'Frances Adeyo, the head of the school, has moved the youngest classes to the parish hall at her own decision. She said that the office had told her on the telephone not to speak to newspapers. The office said that it had reminded her of the rules on statements, and that these apply to everyone.',
        'The part is to be fitted tomorrow. It costs 212 euros.',
      ),
  },
  {
    slug: 'no-school-was-closed-checked',
    headline: '“No school was closed this winter”: the education office and the letters it sent',
    dek: 'Three schools were shut for 14 days in all. We have the letters to parents, on the office’s own paper.',
    tags: ['schools', 'city-hall'],
    contributors: ['ada-lund', 'ines-halloran'],
    picture: { name: 'abacus', caption: 'Illustration: days, counted.' },
    updatedMinutesAfter: 160,
    body: () =>
      tell(
        'Leopold Stann, the director of the education office, chose plain words when the council’s committee asked him about the cold: “No school was closed this winter.” The sentence stands in the office’s press release as well, and the mayor repeated it two days later.',
        'It is not so. Three schools were closed to their pupils for 14 school days between them. This is what the letters say that went to parents:',
        table(
          'Days without lessons this winter',
          ['School', 'Days', 'Reason in the letter'],
          ['Ropewalk Infants', '6', 'Heating'],
          ['Northgate Primary', '5', 'Burst pipe'],
          ['Harbour Lane', '3', 'Heating'],
          ['Together', '14', ''],
        ),
        'All three letters carry the office’s heading and reference numbers. Two use the word “closed”. The third says that the building “cannot be used until further notice”.',
        head('What the office says'),
        'Stann did not withdraw the sentence. A school is closed, he said, when the office orders its closure under section 12 of the regulations, and no such order was made. Heads may suspend lessons on their own authority, and that is what happened.',
        'The head of Ropewalk Infants, Tilda Marsh, said that she had done so after a call from the office. “I was told to close, and to write the letter myself.” The office said that it advises and does not tell.',
        pullQuote(
          'Tilda Marsh, head of Ropewalk Infants',
          'The children were at home. I do not know what else to call it.',
        ),
        head('Our finding'),
        'Under the regulations a closure is an order. In the sentence as it was said, to a committee that had asked about children without lessons, it is the thing itself. Measured by that the statement is false, and the office knew of all three cases, since the reference numbers are its own.',
        divider,
        callout(
          'We sent this finding to the education office two days before publication and added its reply in full. The mayor’s office said it had relied on the press release.',
        ),
      ),
  },
  {
    slug: 'heating-fails-at-mill-street-school',
    headline: 'Heating fails at Mill Street School; part “on its way”',
    dek: '',
    tags: ['schools'],
    contributors: ['ada-lund'],
    body: () =>
      tell(
        'The heating at Mill Street School broke down overnight. Lessons went on, in coats.',
        'A pump has failed and the part that is needed is “on its way”, the education office wrote to parents. It did not say from where. The boiler is 31 years old; the office’s plan for repairs, published two years ago, had it replaced last summer.',
        'A spokesman said that the plan was a plan.',
      ),
  },
  {
    slug: 'mill-street-choir-sings-in-the-tram-depot',
    headline: 'Mill Street choir finds a warm room among the trams',
    dek: 'Forty-one children, one piano on a trolley, and a depot manager who says he was asked.',
    tags: ['schools', 'culture'],
    contributors: ['noa-barzilai'],
    picture: { name: 'stage-blue', caption: 'Illustration: a stage before the concert.' },
    body: () =>
      tell(
        'Between two trams that are waiting for new wheels stands a piano. Three afternoons a week it is rolled out of the paint shop, 41 children line up along the inspection pit, and the choir of Mill Street School sings.',
        'Its own hall has not been warm enough since the new year. Rehearsals for the spring concert moved to the depot of the tramways after their conductor, Beate Lindgren, had asked in two churches, a cinema and a bank.',
        'She says that the tramways offered. Karl Amsel, who runs the depot, says that he was asked on a Friday, in front of the children, and that he had no chance. “It was an ambush,” he said. He has since had the floor swept twice a day.',
        'The acoustics are generous. A note hangs in the roof for about three seconds, and the choir has dropped one quick piece from the programme in favour of a slow one. Apprentices come in from the workshop to listen.',
        'The concert will be given there too. There are 200 places, on benches that were made for waiting passengers. Trams 14 and 22 are to be parked at the sides and lit from within.',
      ),
  },
  {
    slug: 'hospital-denies-closing-maternity-ward',
    headline: 'Hospital denies plan to close maternity ward; a memo sets the date',
    dek: 'St Brannoc’s says that there is “no plan, no proposal and no discussion”. A paper of its board has all three.',
    tags: ['health'],
    contributors: ['ada-lund'],
    picture: { name: 'tiles-green', caption: 'Illustration for a report on the maternity ward.' },
    updatedMinutesAfter: 75,
    body: (refs) =>
      tell(
        '“There is no plan, no proposal and no discussion.” With that sentence St Brannoc’s Hospital answered a question about its maternity ward, put to it after midwives had found their shifts missing from the autumn roster.',
        'A memo to the hospital’s board, dated three weeks earlier, is headed “Proposal: relocation of obstetrics”. It describes the transfer of births to the regional hospital in Sarn, 48 kilometres away, and gives a timetable. This newsroom has seen all five pages. A member of the board, who was not allowed to speak about its sittings, confirmed that the paper had been discussed “for most of an evening”.',
        'After this newsroom quoted from the memo, the hospital’s director, Stefan Wyn, issued a second statement. Papers for the board are “working hypotheses”, it says, and “relocation is not closure”.',
        head('What the memo says'),
        bullets(
          '412 children were born at St Brannoc’s last year. Below 500 the insurers’ fee no longer covers two doctors at night.',
          'Of 22 midwives, 14 would be offered posts in Sarn.',
          'A clinic for check-ups would stay.',
          'The public is to be informed “once the decision can no longer be delayed”.',
        ),
        'Midwives first learned of the paper from a reporter. Yara Holm, who has worked on the ward for 19 years, said that colleagues would rather have been told. From the far side of Hallow it takes a woman two hours to reach Port Aurel. To Sarn it would take three, if the boat sails.',
        relatedStory(refs.storyId('hospital-waiting-times')),
        'Councillors of all lists have asked the board to hold its next sitting in public. The hospital said that it would consider how to reply.',
      ),
  },
  {
    slug: 'hospital-waiting-times',
    headline: 'Fifty-two minutes or three hours: how long you wait at St Brannoc’s',
    dek: 'The hospital counts until a nurse says good evening. Patients count until a doctor does.',
    tags: ['health'],
    contributors: ['ada-lund'],
    picture: { name: 'tiles-blue', caption: 'Illustration for a report on the emergency department.' },
    corrections: [
      {
        kind: 'clarification',
        note: 'The article now makes clear that the patients’ association counted on 18 evenings, all of them in winter.',
        minutesAfter: 480,
      },
    ],
    updatedMinutesAfter: 480,
    body: () =>
      tell(
        'People who come to the emergency department of St Brannoc’s wait 52 minutes on average, says a sign above the desk. The patients’ association, whose volunteers sat under the sign on 18 winter evenings, noted three hours and four minutes.',
        'Both have shown us how they count. The hospital’s clock starts at registration and stops when a nurse takes down what is wrong. That of the association stops when a doctor comes. In between lies the part that most people would call waiting.',
        table(
          'The same evening, counted twice',
          ['', 'Hospital', 'Association'],
          ['Until registration', 'Not counted', '21 min'],
          ['Until a nurse has asked', '52 min', '52 min'],
          ['Until a doctor comes', 'Not counted', '111 min'],
          ['Shown as', '52 min', '3 h 4 min'],
        ),
        'The director, Stefan Wyn, said that the hospital follows the national definition. It does: the ministry’s handbook ends the waiting time at the first assessment. The handbook also says that the figure “is not suited to informing patients”. The sign went up last year.',
        linkCard('handbook/emergency-indicators', {
          title: 'Handbook of indicators for emergency departments',
          description:
            'Definitions and their limits, chapter 4: times. (A made-up document on an example address.)',
          publisher: 'Ministry of Health',
        }),
        toggle(
          'How the volunteers counted',
          'Two sat in the waiting room from six until midnight, noted when each patient came in, was called to the desk, to a nurse and to a doctor, and asked nobody’s name. In all they noted 611 patients.',
        ),
      ),
  },
  {
    slug: 'education-office-and-the-warm-rooms',
    headline: 'Warm rooms for pupils were “ready in every district”. Two had no key',
    dek: 'A list of eight rooms, visited on one afternoon.',
    tags: ['schools'],
    contributors: ['ada-lund'],
    body: () =>
      tell(
        'Should a school have to send its pupils away because of the cold, there is a warm room “ready in every district”, the education office announced in the new year. It published eight addresses. On an afternoon last week we went to all of them.',
        bullets(
          'Four were open, heated and had chairs.',
          'One was open and had a yoga class in it.',
          'Two were locked. At one the caretaker had never heard of the arrangement; at the other there was no caretaker.',
          'One address, Tanner’s Court 6, does not exist. The numbers end at 4.',
        ),
        'The office said that the list had been correct on the day that it was drawn up. Asked which day that was, it named one in the winter before last.',
        post(
          'Port Aurel Parents',
          'Tanner’s Court 6 update: still two houses short. Bring a tent.',
          'parents/tanners-court',
        ),
        'A new list is to appear next month. Leopold Stann, the director, said that somebody would visit the rooms first.',
      ),
  },
];
