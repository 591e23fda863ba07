import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { argv, pid } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { compressTexts } from '../packages/server/src/web/built-files.ts';

/**
 * Builds what a server runs: `dist/client` (style sheet, islands, fonts, icon, each under a name that holds its
 * hash), `dist/desk` (the newsroom's application) and `dist/server/main.js`; the texts of the first two also
 * compressed. Run as a program it always builds; `buildIfStale` builds only where a source changed, so that a start can
 * afford to ask.
 */
const ROOT = resolve(import.meta.dirname, '..');
const SERVER = join(ROOT, 'packages/server');
const SITE = join(SERVER, 'src/publish/site');
const DESK = join(ROOT, 'packages/desk');
const DIST = join(SERVER, 'dist');
const STAMP = 'stamp';
/** What the build's result depends on. */
const SOURCES = [
  'packages/server/src',
  'packages/domain/src',
  'packages/desk/src',
  'packages/desk/index.html',
  'scripts/build.ts',
  'package-lock.json',
];
/** Browsers of the last years read our style sheets as they stand; translating them doubles their size. */
const CSS_TARGET = ['chrome125', 'firefox128', 'safari18'];

/** Builds if no build is there, or one of other sources. Several processes at once do no harm. */
export async function buildIfStale(): Promise<void> {
  const stamp = stampOfSources();
  if (isBuilt(stamp)) return;
  process.stderr.write('Building…\n');
  // In a process of its own: the bundler's memory would otherwise stay with the server.
  const { status } = spawnSync(process.execPath, [import.meta.filename], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; what it printed above says where.');
}

async function build(stamp: string): Promise<void> {
  const draft = `${DIST}.${pid}`;
  try {
    await rm(draft, { recursive: true, force: true });
    // Rolldown is loaded here, not above: asking whether to build has to stay quick.
    const vite = await import('vite');
    await Promise.all([
      buildClient(vite, join(draft, 'client')),
      buildDesk(vite, join(draft, 'desk')),
      buildServer(vite, join(draft, 'server')),
    ]);
    await Promise.all(['client', 'desk'].map((part) => compressTexts(join(draft, part, 'assets'))));
    await writeFile(join(draft, STAMP), stamp);
    await putInPlace(draft, stamp);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

type Vite = typeof import('vite');

async function buildClient(vite: Vite, outDir: string): Promise<void> {
  const result = await vite.build({
    configFile: false,
    root: SITE,
    base: '/',
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      cssTarget: CSS_TARGET,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: {
          islands: join(SITE, 'islands/site.island.ts'),
          push: join(SITE, 'islands/push.island.ts'),
          site: join(SITE, 'css/site.css'),
        },
      },
    },
  });
  await vite.build({
    configFile: false,
    root: SITE,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      // A worker is one plain script under an address that stays.
      rolldownOptions: {
        input: { 'push-worker': join(SITE, 'islands/push.worker.ts') },
        output: { format: 'iife', entryFileNames: 'assets/[name].js' },
      },
    },
  });
  const output = (Array.isArray(result) ? result : [result as Rolldown.RolldownOutput]).flatMap(
    (part) => part.output,
  );
  const icon = await copyHashed(join(SITE, 'icon/favicon.svg'), outDir);
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(manifestOf(output, icon), null, 2));
}

function manifestOf(output: ReadonlyArray<Rolldown.OutputChunk | Rolldown.OutputAsset>, icon: string) {
  const files = output.map(({ fileName }) => `/${fileName}`);
  const one = (pattern: RegExp) => {
    const found = files.find((file) => pattern.test(file));
    if (!found) throw new Error(`The client build has no file like ${pattern}`);
    return found;
  };
  const serif = (script: string) => one(new RegExp(`/source-serif-4-${script}-wght-normal-[^/]+\\.woff2$`));
  const sans = (script: string) => one(new RegExp(`/source-sans-3-${script}-wght-normal-[^/]+\\.woff2$`));
  return {
    css: one(/\.css$/),
    js: one(/\/islands-[^/]+\.js$/),
    pushJs: one(/\/push-[^/]+\.js$/),
    icon,
    preloadFonts: {
      latin: [serif('latin'), sans('latin')],
      cyrillic: [serif('cyrillic'), sans('cyrillic')],
      greek: [serif('greek'), sans('greek')],
      hebrew: [one(/\/noto-serif-hebrew-hebrew-wght-normal-[^/]+\.woff2$/)],
    },
  };
}

/**
 * Has the desk's page ask for its two fonts at once: they are `optional`, and a font that is asked for only when
 * the first words are shown comes too late for them.
 */
const preloadFonts: Plugin = {
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((name) => /source-(serif-4|sans-3)-latin-wght-normal-[^/]+\.woff2$/.test(name))
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/desk/${name}` },
          injectTo: 'head-prepend' as const,
        })),
  },
};

/**
 * What the desk's first screen needs comes as two files: the libraries, which stay the same from one release to the next,
 * and ours. Left to itself the bundler makes some fifty, one for whatever screens happen to share, which compress worse.
 * What only other screens need comes with them.
 */
function firstScreen() {
  const entry = join(DESK, 'src/main.tsx');
  let needed: ReadonlySet<string> | undefined;
  const isNeeded = (id: string, graph: Rolldown.ChunkingContext) => {
    needed ??= reachedFrom(entry, (module) => graph.getModuleInfo(module)?.importedIds ?? []);
    return needed.has(id);
  };
  const named =
    (name: string, test: (id: string) => boolean) => (id: string, graph: Rolldown.ChunkingContext) =>
      test(id) && isNeeded(id, graph) ? name : null;
  const isLibrary = (id: string) => id.includes('/node_modules/');
  return [
    { debugName: 'libraries', name: named('libraries', isLibrary), priority: 2 },
    { debugName: 'desk', name: named('desk', (id) => !isLibrary(id)), priority: 1 },
  ];
}

function reachedFrom(first: string, next: (module: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set([first]);
  for (const module of reached) for (const other of next(module)) reached.add(other);
  return reached;
}

/** The desk: a page, its files under names that hold their hash, and the script that keeps them offline. */
async function buildDesk(vite: Vite, outDir: string): Promise<void> {
  const { default: react } = await import('@vitejs/plugin-react');
  const common = { configFile: false, root: DESK, publicDir: false, logLevel: 'warn' } as const;
  await vite.build({
    ...common,
    base: '/desk/',
    plugins: [react(), preloadFonts],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      cssTarget: CSS_TARGET,
      assetsInlineLimit: 0,
      // The editor is one large part on purpose: it loads with the first story.
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { output: { codeSplitting: { groups: firstScreen() } } },
    },
  });
  await vite.build({
    ...common,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      // A service worker is one plain script under an address that stays.
      rolldownOptions: {
        input: { offline: join(DESK, 'src/offline/offline.worker.ts') },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  });
}

async function copyHashed(source: string, outDir: string): Promise<string> {
  const content = await readFile(source);
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  const name = `favicon-${hash}.svg`;
  await mkdir(join(outDir, 'assets'), { recursive: true });
  await writeFile(join(outDir, 'assets', name), content);
  return `/assets/${name}`;
}

async function buildServer(vite: Vite, outDir: string): Promise<void> {
  const entry = join(SERVER, 'src/cli/main.ts');
  if (!existsSync(entry)) return;
  await vite.build({
    configFile: false,
    root: SERVER,
    publicDir: false,
    logLevel: 'warn',
    // Our own packages are TypeScript and become part of the bundle; all others stay in node_modules.
    ssr: { noExternal: [/^@onrecord\//] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: { input: { main: entry }, output: { entryFileNames: '[name].js' } },
    },
  });
}

/** Puts a finished build in the place of the old one. Whoever comes second with the same sources gives way. */
async function putInPlace(draft: string, stamp: string): Promise<void> {
  const old = `${DIST}.old.${pid}`;
  for (let attempt = 1; ; attempt++) {
    if (isBuilt(stamp)) return;
    try {
      if (existsSync(DIST)) await rename(DIST, old);
      await rename(draft, DIST);
      return;
    } catch (cause) {
      // Another build moved one of the two in between.
      if (attempt === 5) throw new Error(`The build could not be put in place at ${DIST}`, { cause });
    } finally {
      await rm(old, { recursive: true, force: true });
    }
  }
}

function isBuilt(stamp: string): boolean {
  try {
    return readFileSync(join(DIST, STAMP), 'utf8') === stamp;
  } catch {
    return false;
  }
}

/** A digest of each source file's path, size and time of change: reading them all would take too long. */
function stampOfSources(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    if (!statSync(path).isDirectory()) addFile(path);
    else
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && !/\.(test|bench)\.tsx?$/.test(entry.name))
          addFile(join(entry.parentPath, entry.name));
  }
  return hash.digest('hex');

  function addFile(path: string) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
}

if (argv[1] !== undefined && fileURLToPath(import.meta.url) === resolve(argv[1]))
  await build(stampOfSources());
