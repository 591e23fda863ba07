#!/usr/bin/env node
// Builds what has changed since it was last built, then runs the command from the bundle.
import v8 from 'node:v8';

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Onrecord needs Node 24, and this is ${process.versions.node}. npm ci brings the right one: start it with npm start, or npx onrecord.\n`,
  );
  process.exit(1);
}
// Rendering and importing make much that is short-lived. Left to itself, V8 takes a hundred megabytes more for it
// and does not work any faster.
v8.setFlagsFromString('--max-semi-space-size=8');
v8.setFlagsFromString('--semi-space-growth-factor=1');

const { buildIfStale } = await import('../../../scripts/build.ts');
await buildIfStale();
const { main } = await import('../dist/server/main.js');
process.exitCode = await main(process.argv.slice(2));
