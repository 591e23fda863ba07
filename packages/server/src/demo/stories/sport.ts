import type { DemoStory } from '../demo-story.ts';
import { callout, post, table, tell } from '../write.ts';

/** Goals, oars and a course of disputed length. */
export const SPORT_STORIES: readonly DemoStory[] = [
  {
    slug: 'rovers-goal-that-was-or-was-not',
    headline: 'Rovers draw 1–1, and argue about the second one',
    dek: 'The referee saw no goal. Neither did the other linesman. A camera on the harbour crane saw something.',
    tags: ['sport'],
    contributors: ['jonah-pell'],
    picture: { name: 'pitch-green', caption: 'Illustration: the pitch at Gasworks Lane.' },
    body: () =>
      tell(
        'Eighty-eight minutes were played at Gasworks Lane when Ilyas Bern’s header came down from the bar. It bounced on the line, Sarn’s goalkeeper said; behind it, said Bern and some 3,000 others. Referee Anna Kolbe waved play on, and Aurel Rovers drew 1–1 with Sarn Town.',
        'Rovers’ trainer, Dunstan Oake, said after the match that he had “seen pictures” which left no doubt. The club then sent them out. They come from a camera on a crane of the freight quay, 400 metres away, and show, enlarged, five white dots. Sarn said that any of those might be a seagull.',
        'Kolbe looked at them in the car park. She said that she could not decide a goal by a gull, and that she had been eight metres from the line.',
        'Rovers have not protested formally. To do so costs 250 euros, which are returned if the protest succeeds. They are fourth, two points behind Sarn, with six matches to play.',
        post('Crane 2', 'I am a crane. Please stop asking me.', 'crane-2/goal'),
      ),
  },
  {
    slug: 'rowers-win-the-island-race',
    headline: 'Women’s eight wins the island race in a borrowed boat',
    dek: 'Their own had been declared unsafe the evening before, by a rival’s coach.',
    tags: ['sport', 'harbour'],
    contributors: ['jonah-pell'],
    picture: { name: 'sailboat-green', caption: 'Illustration: the swell off Little Sker.' },
    body: () =>
      tell(
        'Two lengths ahead of the field, in a boat that they had first sat in at breakfast, the women of the Port Aurel Rowing Club won the race around Little Sker. They took 58 minutes and 12 seconds for 14 kilometres.',
        table(
          'The first three',
          ['Crew', 'Time'],
          ['Port Aurel', '58:12'],
          ['Sarn', '58:21'],
          ['Hallow', '1:01:40'],
        ),
        'On the eve of the race a measurer had found a crack in the hull of their own boat and barred it. The measurer, Vincent Orme, coaches the crew from Sarn. He said that he was the only one with a licence who was in town. That is true: the second had been told, in a message from Sarn’s club, that he was not needed.',
        'The club said the message was a mistake. It lent Port Aurel its spare boat within the hour. “They have been very decent, from the moment they had to,” said Lotta Wren, who strokes the winning eight.',
        'A boatbuilder has since examined the hull. The crack is in the varnish.',
      ),
  },
  {
    slug: 'harbour-run-measured-again',
    headline: 'Harbour run was 140 metres short, organisers admit',
    dek: 'Three records fall, in the wrong direction.',
    tags: ['sport'],
    contributors: ['jonah-pell'],
    body: () =>
      tell(
        'Those who ran the fastest ten kilometres of their lives in Port Aurel ran 9.86. The organisers of the harbour run have had the course measured again and found that 140 metres are missing.',
        'They had at first rejected any doubt. The course was “certified to the centimetre”, the chair, Pol Hendrick, said when watches showed too little. It was, before the fence around the tram works moved the turning point at the gasworks. No one had walked it afterwards.',
        'Three course records will be struck off. One of them belonged to Hendrick’s daughter, who had written to him about it on the evening of the race.',
        callout('All 1,900 starters can have next year’s entry free. Times stay on the list, with a note.'),
      ),
  },
];
