import { join } from 'node:path';
import { ROOT } from '../onrecord.ts';

/** A script of this folder with what it imports, built as readers' own is. */
export async function bundle(script: string): Promise<string> {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(ROOT, 'e2e/follow-along', script), formats: ['iife'], name: 'script' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${script} was not built.`);
  return output.output[0].code;
}
