import { buildArchive } from './archive/build-archive.ts';
import type { BenchContext } from './bench-context.ts';
import { openBrowser } from './browser.ts';
import { measureFirstScreens } from './desk/first-screen.ts';
import { HOME_STORIES, measureHome } from './desk/home.ts';
import { measureOpening } from './desk/opening.ts';
import { measurePublications } from './desk/publish.ts';
import { measureTogether } from './desk/together.ts';
import { measureTyping } from './desk/typing.ts';
import { type DeskPerson, joinNewsroom } from './desk-person.ts';
import { describeMachine } from './machine.ts';
import type { Report, Table } from './report.ts';
import { prepareBuild, startServer } from './server-process.ts';

export const DESK_PARTS = ['publish', 'typing', 'opening', 'weight', 'home', 'together'] as const;
export type DeskPart = (typeof DESK_PARTS)[number];

export interface DeskOptions {
  readonly parts: readonly DeskPart[];
  /** In each of two archives. */
  readonly publications: number;
  /** Size of the larger of the two. */
  readonly stories: number;
  /** How often a key is timed, alone and with others. */
  readonly keys: number;
  /** How often a story is opened, from the list and by its address. */
  readonly openings: number;
  /** How long thirty people type. */
  readonly minutes: number;
}

const NOTES: Readonly<Record<DeskPart, readonly string[]>> = {
  publish: [
    'Publish: the editor has the story open and typed into it a moment before. The clock starts when the act is sent, and stops with the last byte of the page that shows it; two readers on the same cores ask for story and feed over connections that are kept, each 2 ms after its last answer.',
  ],
  typing: [
    'From a key: the time stamp of the keydown event to the end of the frame that shows it (a message posted in the next animation frame), and what the browser says itself (Event Timing: to the presented frame, in steps of 8 ms; keys too quick to be reported count as 16). Chromium without a GPU. The two others type five characters a second each, without a window.',
  ],
  opening: [
    'Opening: from the click, or from the start of the navigation, until the last words of the story are painted. The story was never open before, on the server or in this browser; server, desk and editor are warm.',
  ],
  weight: [
    'A first visit: bytes as Chromium counts them, with headers, in a new profile. Without the service worker, which fetches all of the desk once more, for work without a network, when the first screen is there.',
  ],
  home: [
    'Home: one person alone, answers over a connection that is kept, each kind with other authors, tags, words and months. In the browser the list is asked for as the rail is pressed; one that was looked at before is shown at once and asked for anew behind it.',
  ],
  together: [
    'Thirty people: each types five characters a second without a pause, three at the end of one paragraph. Time on a core is the server process’ own (user and system), without PostgreSQL.',
  ],
};

/** What people at the desk feel, and what thirty of them cost. */
export async function benchDesk(context: BenchContext, options: DeskOptions): Promise<Report> {
  await prepareBuild(context);
  const tables: Table[] = [];
  const has = (part: DeskPart) => options.parts.includes(part);
  if (has('publish')) tables.push(...(await publishTables(context, options)));
  if (has('typing') || has('opening') || has('weight'))
    tables.push(...(await browserTables(context, options)));
  if (has('home')) tables.push(...(await homeTables(context)));
  if (has('together')) {
    const server = await startServer(context, { dataDir: await context.makeFolder(), demo: true });
    tables.push(await measureTogether(context, server, options.minutes));
    await server.stop();
  }
  return {
    bench: 'desk',
    at: new Date().toISOString(),
    machine: await describeMachine(),
    tables,
    notes: options.parts.flatMap((part) => NOTES[part]),
  };
}

async function publishTables(
  context: BenchContext,
  { publications, stories }: DeskOptions,
): Promise<Table[]> {
  const tables: Table[] = [];
  for (const size of ['demo', stories] as const) {
    const dataDir = await context.makeFolder();
    if (size !== 'demo') await buildArchive(context, { dataDir, stories: size });
    const server = await startServer(context, { dataDir, demo: size === 'demo' });
    const archive = size === 'demo' ? 'the demo newsroom' : `${size} stories`;
    tables.push(await measurePublications(context, server, { archive, publications }));
    await server.stop();
  }
  return tables;
}

async function homeTables(context: BenchContext): Promise<Table[]> {
  const dataDir = await context.makeFolder();
  await buildArchive(context, { dataDir, stories: HOME_STORIES });
  const server = await startServer(context, { dataDir, demo: false });
  const browser = await openBrowser(context);
  const [person] = (await joinNewsroom(server, [{ name: 'Ida Wren', role: 'editor' }])) as [DeskPerson];
  const tables = await measureHome(context, server, { browser, person });
  await browser.close();
  await server.stop();
  return tables;
}

async function browserTables(context: BenchContext, options: DeskOptions): Promise<Table[]> {
  const { parts, keys, openings } = options;
  const server = await startServer(context, { dataDir: await context.makeFolder(), demo: true });
  const browser = await openBrowser(context);
  const people = await joinNewsroom(server, [
    { name: 'Ida Wren', role: 'editor' },
    { name: 'Ola Brand', role: 'editor' },
    { name: 'Uwe Lind', role: 'owner' },
  ]);
  const [person] = people as [DeskPerson];
  const tables: Table[] = [];
  if (parts.includes('weight')) tables.push(await measureFirstScreens(browser, server, person));
  if (parts.includes('opening'))
    tables.push(await measureOpening(context, server, { browser, person, stories: openings }));
  if (parts.includes('typing')) tables.push(await measureTyping(context, server, { browser, people, keys }));
  await browser.close();
  await server.stop();
  return tables;
}
