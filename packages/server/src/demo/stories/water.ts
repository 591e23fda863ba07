import { relatedStory } from '@onrecord/domain/body/build';
import type { DemoStory } from '../demo-story.ts';
import { callout, head, numbered, table, tell } from '../write.ts';

/** A dry winter, a lake and a tap. */
export const WATER_STORIES: readonly DemoStory[] = [
  {
    slug: 'lake-orrin-at-41-per-cent',
    headline: 'Lake Orrin is 48 per cent full, says the company. The part that can be used is at 41',
    dek: 'After the driest winter in 30 years two figures for one reservoir are in circulation. Both come from Aurel Water.',
    tags: ['water', 'city-hall'],
    contributors: ['jonah-pell'],
    picture: { name: 'depths-ochre', caption: 'Illustration: shorelines drawing in, as at Lake Orrin.' },
    body: (refs) =>
      tell(
        'From the road the shore of Lake Orrin now looks like a staircase. Each week of the dry winter has left a step of grey mud, and at the bottom lies the water from which Port Aurel drinks.',
        'How much is left depends on whom one asks at Aurel Water. On the company’s web site the lake is 48 per cent full. In its monthly return to the state’s water office the same day’s figure is 41.',
        'The difference is the dead storage, an engineer of the company explained: water below the lowest pipe, which cannot be drawn. The return leaves it out. The web site has counted it since last autumn.',
        table(
          'Lake Orrin on the first day of each month, in per cent',
          ['Month', 'Web site', 'Return to the state', 'Same month, 30-year mean'],
          ['Four months ago', '66', '60', '71'],
          ['Three months ago', '60', '53', '77'],
          ['Two months ago', '54', '47', '83'],
          ['This month', '48', '41', '88'],
        ),
        'A spokeswoman, Ilse Kaur, said that the change was made “to show customers the whole picture” and had nothing to do with the drought plan, whose first stage begins at 45 per cent. By the figure in the return it began three weeks ago. By that on the web site it has not begun.',
        head('What the first stage means'),
        numbered(
          'No watering of lawns between eight in the morning and eight in the evening.',
          'The fountains are switched off.',
          'The company reports to the council each week.',
        ),
        'Which of the two figures counts, the plan does not say; when it was written there was one. The state’s water office said that it knew of no reason to count water that cannot be drawn.',
        relatedStory(refs.storyId('water-company-denies-hosepipe-ban')),
      ),
  },
  {
    slug: 'water-company-denies-hosepipe-ban',
    headline: 'Water company denies hosepipe ban, and prints the notices',
    dek: '',
    tags: ['water'],
    contributors: ['jonah-pell'],
    picture: { name: 'curve-falling', caption: 'Illustration: a level that falls.' },
    body: () =>
      tell(
        'Aurel Water has no intention of restricting the use of hosepipes, it said in reply to rumours among gardeners. A printer in Port Aurel has meanwhile produced 30,000 cards for the company that begin with the words “From today you may not use a hosepipe”.',
        'The space for the date is empty. The printer’s owner showed one of the cards to this newsroom, and then asked for it back.',
        'They are “contingency stationery”, said Ilse Kaur, who speaks for the company. It would be careless not to have such cards. Asked since when it has had them, she said since the order; asked when that was, since it was needed.',
        'The allotment holders’ federation has written to its 900 members that there is no ban, and that they should fill their barrels.',
      ),
  },
  {
    slug: 'brown-water-in-hillside',
    headline: 'Brown tap water in Hillside is harmless, company says',
    dek: '',
    tags: ['water', 'health'],
    contributors: ['jonah-pell'],
    body: () =>
      tell(
        'Tap water in the Hillside quarter has been running brown since the morning. Aurel Water said that iron had come loose in a main during repairs, that it was harmless, and that it would be gone within a day.',
        'The company advised customers not to wash white laundry. The city’s health office, which takes samples of its own, said it could confirm neither the cause nor the harmlessness before tomorrow.',
      ),
  },
  {
    slug: 'hail-breaks-greenhouses',
    headline: 'Hail breaks 2,000 panes at the nurseries in Sarn Road',
    dek: '',
    tags: ['water'],
    contributors: ['jonah-pell'],
    body: () =>
      tell(
        'Ten minutes of hail were enough to break some 2,000 panes in the greenhouses along Sarn Road. No one was hurt. Stones of up to three centimetres were measured at the pilot station, where the observers first put on helmets.',
        'The weather service had warned of it 20 minutes before. Growers said that no warning had reached them. The service sends warnings by radio and to telephones that have been registered; four of the nurseries’ nine were not.',
        callout('Registration is free and takes a minute at the town clerk’s desk.'),
      ),
  },
];
