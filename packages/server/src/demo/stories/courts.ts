import { relatedStory } from '@onrecord/domain/body/build';
import type { DemoStory } from '../demo-story.ts';
import { bullets, callout, head, numbered, pullQuote, table, tell, toggle } from '../write.ts';

/** The fish market’s cold room and other matters before a judge. */
export const COURT_STORIES: readonly DemoStory[] = [
  {
    slug: 'fish-market-reopens-under-conditions',
    headline: 'Court lets fish market reopen under conditions',
    dek: 'Cooling must be inspected weekly; traders call the order “livable”.',
    tags: ['courts', 'harbour'],
    contributors: ['mara-voss'],
    picture: { name: 'scales', caption: 'Illustration: the order on the Quay Market.' },
    body: (refs) =>
      tell(
        'Fish may be sold again at the Quay Market from tomorrow, eight days after it was shut. Judge Elin Varga lifted the closure and put four conditions in its place.',
        numbered(
          'The cold room is inspected once a week, at a time that is not announced.',
          'Two thermometers are used, of which one belongs to the city.',
          'Readings are taken every hour and kept for a year.',
          'Above four degrees for two hours, the market closes by itself.',
        ),
        'The city’s inspectors had measured nine degrees. The traders said that the thermometer was wrong, and on this the judge gave them half of what they asked: its certificate had run out, she found, so nine degrees was not proven. But the traders’ own book showed six on three mornings, and six is too warm as well.',
        '“It is livable,” said Bram Oster, who chairs the traders’ association. He put the loss of the eight days at 120,000 euros and did not rule out a claim against the city. The city’s counsel, Jeanne Akerby, said that the closure had been right on what was known at the time.',
        relatedStory(refs.storyId('fish-market-thermometer-in-court')),
        'Neither side has said that it will appeal. They have 14 days.',
      ),
  },
  {
    slug: 'fish-market-thermometer-in-court',
    headline: 'A thermometer takes the stand in the fish market case',
    dek: 'Nine degrees, said the inspectors. Four, said the traders. The certificate of the instrument expired in the spring of last year.',
    tags: ['courts'],
    contributors: ['mara-voss'],
    picture: { name: 'columns', caption: 'Illustration: the front of a court house.' },
    body: () =>
      tell(
        'On the table between the parties lay the witness: a grey thermometer with a probe, in a plastic bag. For two hours the court in Port Aurel discussed nothing else.',
        'An inspector of the city, Nadia Rusk, told Judge Elin Varga that she had held the probe in the middle of the Quay Market’s cold room for ten minutes and read nine degrees. Twice. She had written it down at once.',
        'Bram Oster, for the traders, said that the door had stood open for a delivery during those minutes. His own instrument showed four. Rusk said the door had been shut. She was certain, because she had been cold.',
        head('The certificate'),
        'Then counsel for the traders asked for the certificate of the grey thermometer. It should be renewed each year. It had expired ten months before the inspection. The city’s counsel, Jeanne Akerby, called that “a formality”, since the instrument had been tested after the inspection and was right to half a degree. The judge asked who had tested it. The manufacturer, said Akerby. With what? She would supply that.',
        'It was the traders’ turn to be uncomfortable when the judge opened their book. On three mornings of the same month somebody had entered six degrees, and somebody had made the sixes into fours with another pen. Oster said that he did not know who.',
        pullQuote(
          'Judge Elin Varga',
          'I have two instruments and two books, and I should like to believe one of each.',
        ),
        toggle(
          'What the rule says',
          'Fresh fish is to be kept at the temperature of melting ice. The city’s ordinance allows up to four degrees, and for no more than two hours during deliveries.',
        ),
        'The order is expected within days.',
      ),
  },
  {
    slug: 'fish-market-closed-by-interim-order',
    headline: 'Quay Market shut by court after inspectors measure nine degrees',
    dek: '',
    tags: ['courts', 'harbour'],
    contributors: ['mara-voss'],
    body: () =>
      tell(
        'The Quay Market may not sell fish until further notice. A court granted the city’s request for an interim order hours after inspectors measured nine degrees in the cold room, five more than is allowed.',
        'The traders were not heard; at this stage of the proceedings they need not be. “We learned of it from a policeman with a roll of tape,” said Bram Oster, who chairs their association. He said that the measurement was wrong and that the association’s own instrument had shown four degrees at the same time.',
        'The city said that there was no doubt about the figure. No illness has been reported. A hearing will be held next week.',
      ),
  },
  {
    slug: 'market-lease-signed-by-whom',
    headline: 'Lease for market hall bears a signature nobody claims',
    dek: 'The city says a deputy signed. All three deputies say they did not.',
    tags: ['city-hall', 'courts'],
    contributors: ['ines-halloran', 'mara-voss'],
    picture: { name: 'arcade', caption: 'Illustration: the arches of a market hall.' },
    body: () =>
      tell(
        'The lease by which Port Aurel let the upper floor of its market hall for 25 years is signed, sealed and in the register. Who signed it for the city is harder to say.',
        'The signature is a loop with a stroke. Beneath it stand the words “for the mayor”. A mayor of Port Aurel has three deputies, and the city’s legal office said that it must have been one of them. We showed the page to each. “Not mine,” said Olga Perrin. “Mine has two letters in it,” said Marc Sutter. Jonas Reeve held it against the window and said that it looked like a fish.',
        'The tenant, a company that runs indoor climbing walls, pays 900 euros a month. A surveyor whom the council asked last year thought that 3,100 was the going rate.',
        head('What the file holds'),
        bullets(
          'a letter from the tenant proposing 900 euros;',
          'a note, undated, with the word “fine”;',
          'the lease.',
        ),
        'A spokesman for the mayor, Corin Vasey, said that the mayor had not known of the lease before the council asked. An email that a member of the committee read out shows that his office was sent a draft. The spokesman said the office and the mayor were not the same person.',
        'The committee has referred the page to the public prosecutor, who will decide whether a graphologist is to look at it.',
      ),
  },
  {
    slug: 'customs-house-flats-ruling',
    headline: 'Tenants of the customs house may stay, court rules',
    dek: 'The owner said the building was unsafe. His own surveyor told the court it was not.',
    tags: ['courts', 'community'],
    contributors: ['mara-voss'],
    picture: { name: 'roofs-ochre', caption: 'Illustration: the quarter behind the customs house.' },
    body: () =>
      tell(
        'Nineteen households in the back wing of the old customs house can keep their flats. The notices that they were given last year are void, Judge Pauline Mott decided, because the reason they state is not true.',
        'The owner, Sternhall Property, had told the tenants that the beams were rotten and the wing was a danger to life. To the planning office it had written, in the same month, that the wing was “in excellent condition and suited to conversion into a hotel”. Both letters were before the court.',
        table(
          'One building, two letters',
          ['To', 'Said of the beams', 'Asked for'],
          ['The tenants', '“Beyond repair”', 'The keys within three months'],
          ['The planning office', '“Sound throughout”', 'A permit for 44 rooms'],
        ),
        'The surveyor whom Sternhall had called as its witness settled the matter. Asked which of the letters was right, he said the second, with the exception of one beam in the laundry.',
        'A director of the company, Edmund Lisle, said afterwards that the letters had been written by different departments. Sternhall will appeal.',
        callout(
          'The beam in the laundry is to be replaced by the end of the month. That was not in dispute.',
        ),
      ),
  },
  {
    slug: 'police-figures-for-stolen-bicycles',
    headline: 'Fewer bicycles stolen, or fewer reported',
    dek: '',
    tags: ['community'],
    contributors: ['mara-voss'],
    body: () =>
      tell(
        'Thefts of bicycles in Port Aurel fell by 31 per cent last year, the police said, and credited more patrols.',
        'Since last spring a theft can be reported only in person, no longer on the web site. Insurers, who are told either way, counted four per cent fewer. Asked about the difference, a police spokesman said that the two statistics measure different things.',
      ),
  },
];
