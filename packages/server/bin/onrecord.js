#!/usr/bin/env node
// Builds what has changed since it was last built, then runs the command from the bundle.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Onrecord needs Node 24, and this is ${process.versions.node}. npm ci brings the right one: start it with npm start, or npx onrecord.\n`,
  );
  process.exit(1);
}
const { buildIfStale } = await import('../../../scripts/build.ts');
await buildIfStale();
const { main } = await import('../dist/server/main.js');
process.exitCode = await main(process.argv.slice(2));
