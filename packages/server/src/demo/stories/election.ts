import { relatedStory } from '@onrecord/domain/body/build';
import type { DemoStory } from '../demo-story.ts';
import { bullets, callout, head, linkCard, post, pullQuote, table, tell, toggle } from '../write.ts';

/** A council is elected in eight weeks, and those who stand say things. */
export const ELECTION_STORIES: readonly DemoStory[] = [
  {
    slug: 'debate-four-candidates-six-claims',
    headline: 'Four candidates, one debate: what they claimed and what we found',
    dek: 'On the sea wall, the tram and the pool the lists agree on little. Six statements, checked.',
    tags: ['election', 'city-hall'],
    contributors: ['ines-halloran', 'ada-lund', 'jonah-pell'],
    picture: { name: 'seats-red', caption: 'Illustration: seats to be filled.' },
    body: (refs) =>
      tell(
        'Eight weeks before Port Aurel elects its council, the four who lead the lists met in the customs house before 600 people. The moderator let them speak for two hours. We wrote down what could be checked, and chose six statements on matters that the council decides.',
        table(
          'Six statements from the debate',
          ['Statement', 'Who', 'What we found'],
          [
            '“Debt has fallen in each of my four years.”',
            'Corin Vasey',
            'In three of four. It rose in the second.',
          ],
          [
            '“Not one flat for rent was built by the city last year.”',
            'Ruta Delacourt',
            'True. The 36 on Mill Lane are the year before’s.',
          ],
          [
            '“Half of the island children have no place in a crèche.”',
            'Otto Merrin',
            'No evidence. No list is kept; he says he was told.',
          ],
          ['“The pool loses a million a year.”', 'Sunniva Clay', 'True: 1.04 million in the last accounts.'],
          ['“I voted against the terminal.”', 'Ruta Delacourt', 'She abstained, the minutes say.'],
          [
            '“The wall was inspected every year.”',
            'Corin Vasey',
            'Looked at, yes. Inspected: once, in 2019.',
          ],
        ),
        head('Where it got loud'),
        'Delacourt was asked about the terminal by a man in the third row. She repeated that she had voted no. After the debate we showed her the page of the minutes. She read it twice and said that she had been sure. Her list has since changed the sentence on its web site, and the change is marked.',
        'Vasey had the harder evening over the sea wall. Told from the floor that a gap in it takes a hand, he answered that he had put his own hand to it and that it was dry. When that was, he did not say.',
        'Merrin, who stands for the islands and has never held office, was applauded for the line that promises should come with a date. He gave three, all of them after the next election.',
        relatedStory(refs.storyId('candidate-and-the-engineering-degree')),
        toggle(
          'How we chose',
          'Two of us noted every statement about a fact; there were 41. We left out what no document could settle, and took the six that bear most on what the council can decide. All four candidates saw our findings before publication, and two replied.',
        ),
      ),
  },
  {
    slug: 'candidate-and-the-engineering-degree',
    headline: 'Candidate withdraws claim to an engineering degree',
    dek: 'Sunniva Clay’s list called her an engineer on 4,000 leaflets. The university has no record of a degree.',
    tags: ['election'],
    contributors: ['ines-halloran'],
    picture: { name: 'voices-red', caption: 'Illustration: a word and what was made of it.' },
    body: () =>
      tell(
        'Sunniva Clay, who leads the list Open Port, is not an engineer. She studied engineering for five terms and left without a degree, she told this newsroom after the university in Sarn had answered our question.',
        '“Engineer, mother of two, born on Ropewalk,” it says on the leaflet, of which 4,000 were printed. Clay said that the text came from an agency and that she had read it too quickly. The agency, Bright Quay, forwarded an email in which she had sent it the text.',
        'Clay then said the two statements did not exclude one another.',
        pullQuote(
          'Sunniva Clay, in a statement',
          'I should have put it right when people began to congratulate me. I did not, and I am sorry.',
        ),
        'The electoral office sees no offence: degrees are protected by law, the word on its own is not. Those of the leaflets that have not gone out will be pulped. The other lists did not call for her to stand down, and Otto Merrin said that he had left school at 15, in case anybody wished to look it up. We did. He was 16.',
      ),
  },
  {
    slug: 'posters-on-the-lime-trees',
    headline: 'Who nailed posters to the lime trees? Every list says another',
    dek: 'The fine is 90 euros a nail. The parks department has counted 212.',
    tags: ['election', 'city-hall'],
    contributors: ['ines-halloran'],
    body: () =>
      tell(
        'There are 58 lime trees on the avenue to the station, and as of this week each of them carries a candidate. Posters may be tied to lamp posts, not nailed to trees; the ordinance is older than the trees are.',
        'The parks department counted 212 nails. At 90 euros for each that makes 19,080, to be paid by whoever put them there. All four lists are on the trunks. All four say that their own people used string.',
        bullets(
          'Corin Vasey’s list suspects a company that it paid to hang posters. The company says it was paid to print them.',
          'Ruta Delacourt’s says that its posters were moved from lamp posts to trees by others.',
          'Otto Merrin’s has only 60 posters, “and I know where they are”. Four of them are on limes.',
          'Open Port says that it will pay for its nails if the others do.',
        ),
        post(
          'Port Aurel Trees',
          'We have no preference among the candidates. We have a strong one about nails.',
          'trees/nails',
        ),
        'The department has photographed each nail and will send the bills to the lists in equal parts, unless somebody owns up by the end of the month.',
      ),
  },
  {
    slug: 'council-turns-its-cameras-on',
    headline: 'Council votes to keep recordings of its sittings',
    dek: 'For years they were deleted after a week, “for technical reasons”. The technician had not been asked.',
    tags: ['city-hall'],
    contributors: ['ines-halloran'],
    picture: { name: 'seats-green', caption: 'Illustration: the chamber.' },
    body: () =>
      tell(
        'What is said in the chamber of Port Aurel’s council can from now on be heard for ten years. By 22 votes to 7 the councillors decided that recordings of their sittings are to be kept and put on the city’s web site the next day.',
        'Until now they vanished after a week. The reason, repeated in three answers to written questions, was that there was no room to store them. Councillor Olga Perrin had asked the technician. There was room for 40 years, he said, and he had wondered why he was told to delete them.',
        'Who told him is not recorded.',
        callout(
          'The recordings have no subtitles yet. The clerk’s office hopes to add them in the summer. Minutes remain the record in law; where the two differ, the clerk has to say so.',
        ),
        linkCard('council/recordings', {
          title: 'Sittings of the council: sound and picture',
          description:
            'The first recording is that of the vote itself. (A made-up page on an example address.)',
          publisher: 'City of Port Aurel',
        }),
      ),
  },
];
