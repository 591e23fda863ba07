import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { endAll, freePort, runOnrecord, startSite } from './onrecord.ts';
import { PATIENCE } from './patience.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'onrecord-e2e-'));
  return async () => {
    await endAll();
    await rm(dataDir, { recursive: true, force: true });
  };
});

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The processes of a PostgreSQL that runs in a folder, by the file it keeps there. */
async function postmasterIn(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const pidFile = files.find((file) => file.endsWith('postmaster.pid'));
  if (pidFile === undefined) throw new Error(`No server runs in ${folder}`);
  return Number((await readFile(join(folder, pidFile), 'utf8')).split('\n')[0]);
}

test('it starts on an empty folder, says where it is, names itself to a second start, and stops without a trace', async () => {
  const site = await startSite({ DATA_DIR: dataDir });
  const page = await fetch(`${site.origin}/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<h1>News Feed</h1>');
  const postmaster = await postmasterIn(dataDir);
  expect(isAlive(postmaster)).toBe(true);

  const second = runOnrecord(['serve'], { DATA_DIR: dataDir, PORT: `${await freePort()}` });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`is in use by process ${site.process.pid}`);
  expect(second.output()).not.toMatch(/\n\s+at /);

  // A command works beside the server.
  const settings = runOnrecord(['settings', 'name', 'The Harbour'], { DATA_DIR: dataDir });
  expect(await settings.ended).toBe(0);
  await expect.poll(async () => (await fetch(`${site.origin}/`)).text(), PATIENCE).toContain('The Harbour');

  site.process.signal('SIGINT');
  expect(await site.process.ended).toBe(0);
  expect(isAlive(postmaster)).toBe(false);
  await expect(fetch(`${site.origin}/`)).rejects.toThrow();
});

test('it starts by itself after it was killed', async () => {
  const first = await startSite({ DATA_DIR: dataDir });
  const postmaster = await postmasterIn(dataDir);
  first.process.signal('SIGKILL');
  await first.process.ended;

  const second = await startSite({ DATA_DIR: dataDir });
  expect((await fetch(`${second.origin}/`)).status).toBe(200);
  const next = await postmasterIn(dataDir);
  expect(next).not.toBe(postmaster);
  // It ends with its parent, in its own time.
  await expect.poll(() => isAlive(postmaster), PATIENCE).toBe(false);
  await second.stop();
  expect(isAlive(next)).toBe(false);
});

test('it outlives its database: pages are served meanwhile, and everything comes back', async () => {
  const site = await startSite({ DATA_DIR: dataDir });
  const ask = (path: string) =>
    fetch(`${site.origin}${path}`, { signal: AbortSignal.timeout(PATIENCE.timeout) });
  expect((await ask('/')).status).toBe(200);
  const postmaster = await postmasterIn(dataDir);
  process.kill(postmaster, 'SIGQUIT');
  // Until it has come back, a page that was never rendered may be missing, but nothing hangs or breaks.
  await expect.poll(() => isAlive(postmaster), PATIENCE).toBe(false);
  const statusOf = async (path: string) => {
    expect((await ask('/')).status).toBe(200);
    const { status } = await ask(path);
    expect([200, 503]).toContain(status);
    return status;
  };
  await expect.poll(() => statusOf('/rss/'), PATIENCE).toBe(200);
  await expect.poll(() => statusOf('/search/?q=ships'), PATIENCE).toBe(200);
  await site.stop();
  expect(await site.process.ended).toBe(0);
});

test('what keeps it from starting is a line for a person, and nothing is left running', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  const taken = runOnrecord(['serve'], { DATA_DIR: dataDir, PORT: `${port}`, ONRECORD_DEMO: 'off' });
  expect(await taken.ended).toBe(1);
  expect(taken.output()).toContain(`Port ${port} is taken`);
  expect(taken.output()).not.toMatch(/\n\s+at /);
  await new Promise((closed) => other.close(closed));

  const wrong = runOnrecord(['serve'], { DATA_DIR: dataDir, PORT: '0', ORIGIN: 'nowhere', HOST: '1.2.3' });
  expect(await wrong.ended).toBe(2);
  expect(wrong.output().trim().split('\n')).toHaveLength(3);
});
