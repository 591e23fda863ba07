import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeDataDir } from './data-dir.ts';
import { runSource, type WatchedProcess } from './testing/child-process.ts';

const TAKE = (path: string) => `
  import { takeDataDir } from ${JSON.stringify(import.meta.resolve('./data-dir.ts'))};
  const taken = await takeDataDir(${JSON.stringify(path)});
  console.log('answer ' + JSON.stringify(taken.ok ? { ok: true } : taken));
  setInterval(() => {}, 1000);
`;

describe('the data directory', () => {
  let parent: string;
  let path: string;
  const started: WatchedProcess[] = [];

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'onrecord-test-'));
    path = join(parent, 'deep', 'data');
  });

  afterEach(async () => {
    for (const child of started.splice(0)) await child.kill('SIGKILL');
    await rm(parent, { recursive: true });
  });

  async function takeElsewhere(): Promise<{ child: WatchedProcess; answer: { ok: boolean } }> {
    const child = runSource(TAKE(path));
    started.push(child);
    return { child, answer: JSON.parse(await child.line('answer')) };
  }

  test('is made when it is missing, and closed to others', async () => {
    const taken = await takeDataDir(path);
    expect(taken.ok).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    if (taken.ok) taken.value.release();
  });

  test('is refused to a second process, which is told who has it', async () => {
    const { child, answer } = await takeElsewhere();
    expect(answer.ok).toBe(true);
    const second = await takeDataDir(path);
    expect(second).toMatchObject({ ok: false, error: { type: 'in-use', holder: { pid: child.pid } } });
    expect(second.ok ? '' : second.error.message).toMatch(
      new RegExp(
        `is in use by process ${child.pid} \\(started 20..-.*Z\\)\\. Stop it, or set DATA_DIR to another folder\\.$`,
      ),
    );
  });

  test('is refused to a second taker in the same process, until it is released', async () => {
    const first = await takeDataDir(path);
    expect(await takeDataDir(path)).toMatchObject({ ok: false, error: { type: 'in-use' } });
    if (first.ok) first.value.release();
    const again = await takeDataDir(path);
    expect(again.ok).toBe(true);
    if (again.ok) again.value.release();
  });

  test('is free again when its holder was killed', async () => {
    const { child } = await takeElsewhere();
    await child.kill('SIGKILL');
    const taken = await takeDataDir(path);
    expect(taken.ok).toBe(true);
    if (taken.ok) taken.value.release();
  });

  test('is not kept by a pid that was given out again', async () => {
    const { child } = await takeElsewhere();
    await child.kill('SIGKILL');
    // As if the killed holder's number now belonged to somebody who lives: us.
    await writeFile(
      join(path, 'running.json'),
      JSON.stringify({ pid: process.pid, startedAt: '2020-01-01' }),
    );
    const taken = await takeDataDir(path);
    expect(taken.ok).toBe(true);
    if (taken.ok) taken.value.release();
  });

  test('goes to exactly one of several that start at once', async () => {
    const answers = await Promise.all([takeElsewhere(), takeElsewhere(), takeElsewhere(), takeElsewhere()]);
    expect(answers.filter(({ answer }) => answer.ok)).toHaveLength(1);
  });

  test("tells others how to reach the holder's database, and only its owner can read that", async () => {
    const taken = await takeDataDir(path);
    if (!taken.ok) throw new Error(taken.error.message);
    await taken.value.announce('postgresql://somewhere/onrecord');
    expect(await takeDataDir(path)).toMatchObject({
      error: { holder: { pid: process.pid, connectionString: 'postgresql://somewhere/onrecord' } },
    });
    expect((await stat(join(path, 'running.json'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(path, 'running.json'), 'utf8')).toContain('startedAt');
    taken.value.release();
  });

  test('that cannot be made is a sentence, not a crash', async () => {
    const file = join(parent, 'file');
    await writeFile(file, '');
    const taken = await takeDataDir(join(file, 'data'));
    expect(taken).toMatchObject({ ok: false, error: { type: 'unusable' } });
    expect(taken.ok ? '' : taken.error.message).toMatch(/^DATA_DIR .*file\/data cannot be used: ENOTDIR/);
  });
});
