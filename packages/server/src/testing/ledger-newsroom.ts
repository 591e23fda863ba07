import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import { ledgerLines } from '../cli/export-claims.ts';
import { keepEvidence, showEvidence } from '../commands/claims/keep-evidence.ts';
import { relateClaims } from '../commands/claims/relate-claims.ts';
import { setFinding } from '../commands/claims/set-finding.ts';
import { changeTags } from '../commands/save-newsroom.ts';
import { keepInLocker } from '../media/evidence-locker.ts';
import type { FileStore } from '../media/file-store.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { agree, buildCitingStory, buildSource, claimOf, record, succeeded } from './ledger.ts';
import { buildTagInput, type TestNewsroom } from './stories.ts';
import { idOf } from './views.ts';

/** A newsroom with a dispute on record, by the ids of its claims. */
export interface LedgerNewsroom {
  readonly desk: TestDesk;
  /** Denied, and without evidence. */
  readonly wall: string;
  /** Denies it, and is verified. */
  readonly log: string;
  /** By an unnamed source, to which a second editor agreed; passed on by an outlet. */
  readonly gauges: string;
  /** The SHA-256 of the page of the log that readers may have. */
  readonly logHash: string;
  pathOf(claimId: string): Promise<string>;
  find(claimId: string, kind: Finding, grounds: string): Promise<void>;
  relate(fromId: string, toId: string, kind: RelationKind): Promise<void>;
  /** Keeps a file as evidence for a claim. Returns the ids it is found by. */
  keep(
    claimId: string,
    file: { readonly title: string; readonly fileName: string; readonly content: string },
    isPublic: boolean,
  ): Promise<{ readonly evidenceId: string; readonly contentHash: string }>;
}

/** Records a dispute over a sea wall, with the stories that report it, through the acts of a desk. */
export async function recordDispute(newsroom: TestNewsroom, files: FileStore): Promise<LedgerNewsroom> {
  const desk = await createDesk(newsroom, 'Ida', 'Bo');
  const reporter = desk.as('reporter');
  const editor = desk.as('editor');

  const keep: LedgerNewsroom['keep'] = async (claimId, { title, fileName, content }, isPublic) => {
    const folder = await mkdtemp(join(tmpdir(), 'onrecord-evidence-'));
    try {
      const path = join(folder, 'file');
      await writeFile(path, content);
      const kept = succeeded(await keepInLocker(files, path, fileName));
      const evidence = { kind: 'file', title, url: '', capturedAt: newsroom.now } as const;
      const evidenceId = succeeded(
        await keepEvidence(reporter, claimId, { ...evidence, file: { ...kept, fileName } }),
      );
      if (isPublic)
        succeeded(await showEvidence(editor, claimId, evidenceId, { public: true, why: 'it is public' }));
      return { evidenceId, contentHash: kept.contentHash };
    } finally {
      await rm(folder, { recursive: true });
    }
  };
  const find: LedgerNewsroom['find'] = async (id, kind, grounds) => {
    const { version } = await claimOf(editor, id);
    succeeded(await setFinding(editor, id, { version, finding: { kind, grounds }, why: 'asked again' }));
  };
  const relate: LedgerNewsroom['relate'] = async (fromId, toId, kind) =>
    succeeded(await relateClaims(reporter, fromId, { toId, kind, note: '', why: '' }));

  await changeTags(newsroom.context, [
    buildTagInput('harbour', { name: 'Harbour' }),
    buildTagInput('city-hall', { name: 'City hall' }),
  ]);
  const wall = await record(reporter, {
    text: 'The sea wall “was never at risk” during last week’s storm.',
    directness: 'mixed',
    speaker: { ...buildSource('Aldous Crane'), role: 'harbour master', aliases: ['Captain Crane'] },
    saidAt: '2025-03-14',
    place: 'City council',
    channel: { kind: 'speech', words: '' },
    finding: 'no-evidence-offered',
  });
  const log = await record(reporter, {
    text: '“Movement at segments 11 to 14.”',
    speaker: buildSource('City engineers', 'organisation'),
    saidAt: '2025-03-09T02:40Z',
    channel: { kind: 'document', words: 'the duty log' },
  });
  const gauges = await record(desk.as('editor', 'Ida'), {
    text: 'The gauges on two segments had been out of service since January.',
    directness: 'paraphrase',
    speaker: {
      kind: 'unnamed',
      description: 'An official in the works department',
      reason: 'would lose the post',
    },
    relay: [{ source: buildSource('The Evening Tide', 'outlet'), sourcing: 'citing an official' }],
    saidAt: '2025-03',
  });
  succeeded(await agree(desk.as('editor', 'Bo'), (await claimOf(editor, gauges)).content.speakerId));
  const hours = [6, 8, 10].map((hour) => new Date(Date.UTC(2025, 2, 14, hour)));
  await newsroom.save(
    buildCitingStory('sea-wall', [wall, log, gauges], {
      headline: 'Harbour master says sea wall ‘never at risk’, engineers’ log shows otherwise',
      tagIds: [idOf('tag:harbour')],
      firstPublishedAt: hours[0] as Date,
    }),
    buildCitingStory('council', [wall], {
      headline: 'Council hears of the storm',
      tagIds: [idOf('tag:city-hall')],
      firstPublishedAt: hours[1] as Date,
    }),
  );
  await relate(log, wall, 'denies');
  await find(log, 'verified', 'We have read the log and spoken to two of those who kept it.');
  const { contentHash: logHash } = await keep(
    log,
    { title: 'Duty log, page 4', fileName: 'duty-log-4.pdf', content: '%PDF-1.4 the log' },
    true,
  );
  return {
    desk,
    wall,
    log,
    gauges,
    logHash,
    pathOf: async (id) => `/claims/${(await claimOf(editor, id)).publicId}/`,
    find,
    relate,
    keep,
  };
}

/** The lines that `onrecord export claims` writes. */
export async function exportedLines(newsroom: TestNewsroom): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of ledgerLines(newsroom.db, 'https://harbour.example')) lines.push(line);
  return lines;
}
