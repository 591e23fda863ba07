import { body, paragraph, text } from '@onrecord/domain/body/build';
import type { Role } from '@onrecord/domain/team/roles';
import type { LedgerContext } from '../packages/server/src/commands/claims/act-on-ledger.ts';
import { relateClaims } from '../packages/server/src/commands/claims/relate-claims.ts';
import { buildSource, record, succeeded } from '../packages/server/src/testing/ledger.ts';
import { type ServedDesk, TEAM } from './newsroom.ts';

const DAY_MS = 86_400_000;

/** Acts on the ledger as somebody of the team, so many days ago. */
export function actorOf(desk: ServedDesk, role: Role, daysAgo = 0): LedgerContext {
  const userId = desk.people[role].id;
  const at = new Date(Date.now() - daysAgo * DAY_MS);
  return {
    db: desk.newsroom.db,
    clock: () => at,
    actor: userId,
    person: { actor: { userId, role }, name: TEAM[role].name },
  };
}

/** What `fillLedger` put on record: ids of claims and of stories. */
export interface FilledLedger {
  readonly wall: string;
  readonly engineers: string;
  readonly wallAgain: string;
  readonly readings: string;
  readonly docker: string;
  readonly stories: Readonly<Record<'inspection' | 'council' | 'storm', string>>;
}

/**
 * A ledger about a sea wall: what the harbour master said of it, once under another name; what engineers say against
 * that; an old finding; and a source who is not named. Three public stories cite them.
 */
export async function fillLedger(desk: ServedDesk): Promise<FilledLedger> {
  const [today, longAgo] = [actorOf(desk, 'editor'), actorOf(desk, 'editor', 70)];
  const crane = { ...buildSource('Aldous Crane'), role: 'harbour master' };
  const readings = await record(longAgo, {
    text: 'The readings of the gauges will be published in due course.',
    speaker: crane,
    channel: { kind: 'told', words: '' },
  });
  const wall = await record(today, {
    text: '“The wall was never at risk during last week’s storm.”',
    speaker: crane,
    place: 'Port Aurel',
    channel: { kind: 'broadcast', words: 'an interview with Harbour Radio' },
    finding: 'no-evidence-offered',
  });
  const engineers = await record(today, {
    text: 'Segments 11 to 14 of the wall moved in the night of the storm.',
    directness: 'paraphrase',
    speaker: buildSource('City engineers', 'organisation'),
    channel: { kind: 'document', words: 'the duty log' },
  });
  const wallAgain = await record(today, {
    text: 'The wall held and was at no time at risk.',
    directness: 'paraphrase',
    speaker: { ...buildSource('Captain Crane'), role: 'harbour master' },
    relay: [{ source: buildSource('The Aurel Post', 'outlet'), sourcing: 'citing a letter' }],
  });
  const docker = await record(today, {
    text: 'Nobody on the night shift was told.',
    speaker: { kind: 'unnamed', description: 'a docker of the night shift', reason: 'fears for the job' },
  });
  succeeded(await relateClaims(today, engineers, { toId: wall, kind: 'contradicts', note: '', why: '' }));
  const said = (words: string, claimId: string) => text(words, { type: 'claim', attrs: { claimId } });
  const publish = (slug: string, headline: string, ...paragraphs: ReturnType<typeof paragraph>[]) =>
    desk.addStory(slug, 'editor', {
      state: 'published',
      firstPublishedAt: new Date(Date.now() - DAY_MS),
      headline,
      body: body(...paragraphs),
    });
  const stories = {
    inspection: await publish(
      'inspection',
      'Harbour master says sea wall ‘never at risk’',
      paragraph('The harbour master said that ', said('the wall was never at risk', wall), '.'),
      paragraph('The log records ', said('movement at segments 11 to 14', engineers), '.'),
    ),
    council: await publish(
      'council',
      'Council asks who watched the gauges',
      paragraph('Mr Crane repeated that ', said('nothing was ever at risk', wall), '.'),
      paragraph('He promised that ', said('the readings would be published', readings), '.'),
    ),
    storm: await publish(
      'storm',
      'The night the wall held',
      paragraph('A letter has it that ', said('the wall was at no time at risk', wallAgain), '.'),
      paragraph('On the night shift, ', said('nobody was told', docker), '.'),
    ),
  };
  return { wall, engineers, wallAgain, readings, docker, stories };
}
