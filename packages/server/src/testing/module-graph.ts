import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';

/** A source file and all that it imports: values and types, statically and dynamically. */
export interface SourceModule {
  /** From the repository's root, with slashes: `packages/domain/src/result.ts`. */
  readonly path: string;
  readonly lineCount: number;
  readonly imports: readonly ModuleImport[];
}

export interface ModuleImport {
  /** As written: `./run.ts`, `@onrecord/domain/result`, `node:fs`. */
  readonly specifier: string;
  /** Path of the imported source file; undefined when it is none of ours. */
  readonly target: string | undefined;
}

const DOMAIN = '@onrecord/domain/';

/** Reads all TypeScript below `packages/<name>/src`. */
export function readModules(root: string): SourceModule[] {
  const packages = join(root, 'packages');
  return readdirSync(packages)
    .map((name) => join(packages, name, 'src'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
    .map((file) => readModule(slashed(relative(root, file)), readFileSync(file, 'utf8')));
}

/** @param path from the repository's root */
export function readModule(path: string, source: string): SourceModule {
  const { module, program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const specifiers = new Set<string>();
  for (const { moduleRequest } of module.staticImports) specifiers.add(moduleRequest.value);
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) specifiers.add(moduleRequest.value);
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = source.slice(moduleRequest.start, moduleRequest.end);
    // An address that is computed can lead anywhere, so no test could hold it to a table.
    specifiers.add(/^(['"])(.*)\1$/.exec(written)?.[2] ?? `(computed: ${written})`);
  }
  for (const specifier of typeImports(program)) specifiers.add(specifier);
  return {
    path,
    lineCount: source.split('\n').length - (source.endsWith('\n') ? 1 : 0),
    imports: [...specifiers].map((specifier) => ({ specifier, target: targetOf(path, specifier) })),
  };
}

/**
 * Groups of modules that import each other in a circle (Tarjan's strongly connected components).
 *
 * @returns the paths of each circle; empty when there is none
 */
export function findCircles(modules: readonly SourceModule[]): string[][] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  function visit(module: SourceModule): number {
    const index = order.size;
    order.set(module.path, index);
    lowest.set(module.path, index);
    open.push(module.path);
    for (const { target } of module.imports) {
      const next = target === undefined ? undefined : byPath.get(target);
      if (next === undefined) continue;
      const seen = order.get(next.path);
      if (seen === undefined) reach(module, visit(next));
      else if (open.includes(next.path)) reach(module, seen);
      if (next.path === module.path) circles.push([module.path]);
    }
    const low = lowest.get(module.path) ?? index;
    if (low === index) {
      const group = open.splice(open.indexOf(module.path));
      if (group.length > 1) circles.push(group.sort());
    }
    return low;
  }

  function reach(module: SourceModule, index: number): void {
    lowest.set(module.path, Math.min(lowest.get(module.path) ?? index, index));
  }

  for (const module of modules) if (!order.has(module.path)) visit(module);
  return circles;
}

function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  if (specifier.startsWith(DOMAIN)) return `packages/domain/src/${specifier.slice(DOMAIN.length)}.ts`;
  return undefined;
}

/** The addresses in `type A = import('./a.ts').A`, which the parser's list of imports leaves out. */
function* typeImports(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const { type, source } = node as { type?: unknown; source?: { value?: unknown } };
  if (type === 'TSImportType' && typeof source?.value === 'string') yield source.value;
  for (const child of Object.values(node)) yield* typeImports(child);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

/** The repository's root, seen from this file. */
export const REPOSITORY_ROOT = join(dirname(import.meta.filename), '..', '..', '..', '..');
