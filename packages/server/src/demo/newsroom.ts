import type { ContributorInput, TagInput } from '@onrecord/domain/article/story-input';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { demoId } from './ids.ts';

export const DEMO_SETTINGS: NewsroomSettings = {
  name: 'The Port Aurel Record',
  description:
    'News from Port Aurel, a harbour city that does not exist: who said what, when, and on what evidence. A demonstration of Onrecord.',
  language: 'en',
  logoMediaId: null,
  darkLogoMediaId: null,
  iconMediaId: null,
  timeZone: 'Europe/Lisbon',
  accentColour: '#b3261e',
  feedName: 'News Feed',
  navigation: [
    { label: 'News Feed', href: '/' },
    { label: 'City hall', href: '/tag/city-hall/' },
    { label: 'Harbour', href: '/tag/harbour/' },
    { label: 'Transport', href: '/tag/transport/' },
    { label: 'Culture', href: '/tag/culture/' },
    { label: 'On the record', href: '/claims/' },
    { label: 'About', href: '/about/' },
  ],
  showRawHtml: false,
  claimReviewDays: 30,
  claimRules: [],
  demoNotice: 'This is a demonstration. Port Aurel, its people and its news are made up.',
  policies: {
    publishingPrinciples: '/how-we-work/',
    corrections: '/corrections/',
    ethics: '/how-we-work/',
  },
};

const tag = (name: string, description: string) => ({ name, description });

const TAGS = {
  'city-hall': tag('City hall', 'The council, the mayor and the offices that answer to them.'),
  harbour: tag('Harbour', 'The port, its authority, the sea wall and the boats.'),
  transport: tag('Transport', 'Ferries, trams, buses and the streets.'),
  schools: tag('Schools', 'Schools, those who teach and learn in them, and the education office.'),
  health: tag('Health', 'St Brannoc’s Hospital and the city’s surgeries.'),
  courts: tag('Courts', 'Hearings, orders and judgments.'),
  water: tag('Weather and water', 'The weather, Lake Orrin and what comes out of the tap.'),
  election: tag('Council election', 'Thirty-one seats, four lists and what the candidates say.'),
  culture: tag('Culture', 'Music, museums, books and the stage.'),
  sport: tag('Sport', 'Rovers, rowers and everybody else.'),
  community: tag('Community', 'People of Port Aurel, those who arrived lately and those we miss.'),
  ukraine: tag('Ukraine', 'Russia’s war against Ukraine, and who says what about it.'),
} as const;

/** Ghost's way to write internal tags, which imports bring along as well. */
const INTERNAL_TAGS = {
  'hash-ask-again': tag('#ask-again', 'Somebody promised an answer; ring them.'),
} as const;

export type TagSlug = keyof typeof TAGS | keyof typeof INTERNAL_TAGS;

const tagInputs = (
  tags: Readonly<Record<string, { name: string; description: string }>>,
  internal: boolean,
) => Object.entries(tags).map(([slug, words]) => ({ id: demoId('tag', slug), slug, ...words, internal }));

export const DEMO_TAGS: readonly TagInput[] = [...tagInputs(TAGS, false), ...tagInputs(INTERNAL_TAGS, true)];

const CONTRIBUTORS = {
  'ines-halloran': {
    name: 'Ines Halloran',
    bio: 'Ines Halloran edits the Record and has reported on the city council for eleven years.',
  },
  'tomas-reyl': {
    name: 'Tomas Reyl',
    bio: 'Tomas Reyl covers the harbour and public works, and reads engineers’ logs for pleasure.',
  },
  'mara-voss': {
    name: 'Mara Voss',
    bio: 'Mara Voss reports on transport and the courts, and learned the trade on a night desk.',
  },
  'ada-lund': {
    name: 'Ada Lund',
    bio: 'Ada Lund writes about schools and the hospital; she taught chemistry before.',
  },
  'olena-marchuk': {
    name: 'Olena Marchuk',
    bio: 'Olena Marchuk covers Ukraine and the newly arrived of Port Aurel in two languages.',
  },
  'noa-barzilai': {
    name: 'Noa Barzilai',
    bio: 'Noa Barzilai writes about music, museums and the stage, in English and in Hebrew.',
  },
  'jonah-pell': {
    name: 'Jonah Pell',
    bio: 'Jonah Pell reports on sport, weather and water, usually from outdoors.',
  },
} as const;

export type ContributorSlug = keyof typeof CONTRIBUTORS;

export const DEMO_CONTRIBUTORS: readonly ContributorInput[] = Object.entries(CONTRIBUTORS).map(
  ([slug, { name, bio }]) => ({
    id: demoId('contributor', slug),
    slug,
    name,
    bio,
    location: 'Port Aurel',
    website: '',
    pictureMediaId: null,
  }),
);
