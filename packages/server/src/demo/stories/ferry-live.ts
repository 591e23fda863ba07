import type { DemoEntry } from '../demo-story.ts';
import { bullets, figure, post, quoted, tell } from '../write.ts';

/** What was posted into the story of the suspended ferry, oldest first. */
export const FERRY_LIVE: readonly DemoEntry[] = [
  {
    minutesAfter: 3,
    by: 'mara-voss',
    headline: 'No ferry until the ramp is welded',
    keyEvent: 'The port authority suspends the ferry to the outer islands',
    body: () =>
      tell(
        'The port authority has closed the landing ramp on Great Sker. No ferry will sail to the three islands for at least three days, it says in a note of two sentences.',
      ),
  },
  {
    minutesAfter: 12,
    by: 'tomas-reyl',
    body: () =>
      tell(
        'The diver who found the crack says it is as long as a hand and runs along a seam. “You could slide a coin into it,” he said at the pilot station. He asked not to be named because he has not been told whether he may speak.',
      ),
  },
  {
    minutesAfter: 27,
    by: 'mara-voss',
    headline: 'A launch for people without cars',
    keyEvent: 'A launch will carry passengers four times a day',
    pinned: true,
    body: () =>
      tell(
        'What works today, and what does not:',
        bullets(
          'A launch leaves the pilot station at seven, eleven, three and seven. Patients and pupils go first.',
          'Ferry tickets are valid on it. No vehicles, no bicycles.',
          'Freight goes by barge once a day; food and medicine first.',
        ),
      ),
  },
  {
    minutesAfter: 44,
    by: 'mara-voss',
    body: () =>
      tell('Some sixty people are waiting at the pilot station. The launch takes twenty-two at a time.'),
  },
  {
    minutesAfter: 71,
    by: 'tomas-reyl',
    headline: 'Operator: we reported it in the autumn',
    keyEvent: 'Aurel Lines says it reported “noise and play in the ramp” in the autumn',
    body: () =>
      tell(
        'Joan Tarrick, who speaks for Aurel Lines, says that one of its captains reported the damage to the authority in the autumn, in writing.',
        quoted(
          'Joan Tarrick, Aurel Lines',
          '“Noise and play in the ramp. That is what the captain wrote, and that is what it was.”',
        ),
      ),
  },
  {
    minutesAfter: 88,
    by: 'tomas-reyl',
    body: () => tell('The port authority says that it knows of no such report.'),
  },
  {
    minutesAfter: 115,
    by: 'tomas-reyl',
    headline: 'The report exists',
    keyEvent: 'A copy of the report bears the authority’s stamp of receipt',
    editedMinutesAfter: 126,
    body: () =>
      tell(
        'Aurel Lines has sent this newsroom a copy of the captain’s report. It has a stamp of receipt on it. We have asked the authority whether the stamp is its own.',
      ),
  },
  {
    minutesAfter: 149,
    by: 'ada-lund',
    body: () =>
      tell(
        'The school on Great Sker stays open, its head says. Two teachers who live in the city will sleep in the library.',
        post(
          'Great Sker School',
          'School tomorrow as always. Bring a jumper for Mr Oake, who has packed for one night.',
          'great-sker-school/41',
        ),
      ),
  },
  {
    minutesAfter: 190,
    by: 'mara-voss',
    headline: 'First launch is back',
    body: (refs) =>
      tell(
        'The eleven o’clock launch has come back with nobody left behind on the islands’ side, its skipper says. On this side, fourteen people did not get on.',
        figure(refs, 'freighter-blue', 'Illustration: a barge will take what the ferry would have carried.'),
      ),
  },
  {
    minutesAfter: 231,
    by: 'tomas-reyl',
    headline: 'Authority will “look into” its stamp',
    body: () =>
      tell(
        'The authority does not dispute the stamp any more. It will look into how the report came to be filed, a spokesman says. Asked when, he said: “In due course.”',
      ),
  },
  {
    minutesAfter: 268,
    by: 'ada-lund',
    body: () =>
      tell(
        'St Brannoc’s has moved nine appointments of islanders to the mornings, so that nobody has to stay overnight.',
      ),
  },
  {
    minutesAfter: 302,
    by: 'mara-voss',
    headline: 'Welders cross tonight',
    keyEvent: 'Welders cross to Great Sker; the ramp is to be tested on the third day',
    body: () =>
      tell(
        'A team of four leaves on the evening launch with its tools in the barge behind it. The ramp is to be tested on the third day, first with sand, then with a bus.',
      ),
  },
];
