import type { DemoStory } from './demo-story.ts';
import { COMMUNITY_STORIES } from './stories/community.ts';
import { COURT_STORIES } from './stories/courts.ts';
import { CULTURE_STORIES } from './stories/culture.ts';
import { ELECTION_STORIES } from './stories/election.ts';
import { HARBOUR_STORIES } from './stories/harbour-and-ferry.ts';
import { SCHOOL_AND_HEALTH_STORIES } from './stories/schools-and-health.ts';
import { SEA_WALL_STORIES } from './stories/sea-wall.ts';
import { SPORT_STORIES } from './stories/sport.ts';
import { TRANSPORT_STORIES } from './stories/transport.ts';
import { UKRAINE_STORIES } from './stories/ukraine.ts';
import { WATER_STORIES } from './stories/water.ts';

const WRITTEN: readonly DemoStory[] = [
  ...UKRAINE_STORIES,
  ...SEA_WALL_STORIES,
  ...HARBOUR_STORIES,
  ...COURT_STORIES,
  ...SCHOOL_AND_HEALTH_STORIES,
  ...TRANSPORT_STORIES,
  ...ELECTION_STORIES,
  ...WATER_STORIES,
  ...CULTURE_STORIES,
  ...COMMUNITY_STORIES,
  ...SPORT_STORIES,
];

/** Newest first. Threads run through it: what happened earlier stands further down. */
const RUNNING_ORDER = [
  'trump-says-he-asked-putin-to-spare-soldiers-in-kursk',
  'putin-sets-terms-for-a-truce',
  'ft-reports-trump-asked-about-strikes-on-moscow',
  'intelligence-source-says-drone-maker-plans-were-taken',
  'orban-wants-eu-to-act-on-conscription-in-ukraine',
  'ferry-to-outer-islands-suspended',
  'harbour-master-sea-wall-never-at-risk',
  'late-boat-stays-in-summer-timetable',
  'fish-market-reopens-under-conditions',
  'mill-street-school-third-day-without-heating',
  'chytalnia-na-kanatnii',
  'who-pays-for-the-third-crane',
  'no-school-was-closed-checked',
  'rovers-goal-that-was-or-was-not',
  'sea-wall-what-the-2019-inspection-said',
  'hospital-denies-closing-maternity-ward',
  'heating-fails-at-mill-street-school',
  'which-gauges-were-working',
  'tram-extension-on-budget-or-not',
  'agnes-morrow-drove-the-first-tram',
  'ansambl-ha-mezach-beit-ha-meches',
  'debate-four-candidates-six-claims',
  'fish-market-thermometer-in-court',
  'petition-for-the-late-boat',
  'the-night-on-fennel-row',
  'lake-orrin-at-41-per-cent',
  'rowers-win-the-island-race',
  'candidate-and-the-engineering-degree',
  'council-minutes-repair-deferred-twice',
  'brown-water-in-hillside',
  'tide-tables-new-supplier',
  'museum-of-rope-opens-the-long-room',
  'ropewalk-traders-count-customers',
  'hospital-waiting-times',
  'posters-on-the-lime-trees',
  'willem-haak-set-this-newspaper',
  'customs-house-flats-ruling',
  'fish-market-closed-by-interim-order',
  'night-bus-stays-on-the-hill',
  'a-desk-where-city-hall-is-translated',
  'sea-wall-holds-in-storm',
  'water-company-denies-hosepipe-ban',
  'mill-street-choir-sings-in-the-tram-depot',
  'ferry-operator-plans-to-end-at-nine',
  'pool-to-stay-open-says-everyone',
  'education-office-and-the-warm-rooms',
  'market-lease-signed-by-whom',
  'lighthouse-lamp-goes-to-the-museum',
  'council-turns-its-cameras-on',
  'harbour-run-measured-again',
  'first-tram-rolls-to-northgate',
  'police-figures-for-stolen-bicycles',
  'a-play-with-two-endings',
  'hail-breaks-greenhouses',
];

const bySlug = new Map(WRITTEN.map((story) => [story.slug, story]));

/** Every story of the demo newsroom, newest first. */
export const DEMO_STORIES: readonly DemoStory[] = RUNNING_ORDER.map((slug) => {
  const story = bySlug.get(slug);
  if (story === undefined) throw new Error(`The running order names a story that is not written: ${slug}`);
  bySlug.delete(slug);
  return story;
});
if (bySlug.size > 0) throw new Error(`Not in the running order: ${[...bySlug.keys()].join(', ')}`);
