import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { err, ok, type Result } from '@onrecord/domain/result';

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The settings of a process, all checked. Each comes from the environment variable named beside it. */
export interface Config {
  /** PORT: TCP port of the site. */
  readonly port: number;
  /** HOST: the address to listen on. */
  readonly host: string;
  /** ORIGIN: scheme, host and port that readers see, without a slash at the end. */
  readonly origin: string;
  /** DATA_DIR: absolute path of the folder for the database and pictures. */
  readonly dataDir: string;
  /** DATABASE_URL: a PostgreSQL server of the newsroom's own; undefined means the built-in one. */
  readonly databaseUrl: string | undefined;
  /** ONRECORD_DEMO: whether an empty database is filled with the demo newsroom. */
  readonly demo: boolean;
  /** METRICS_PORT, METRICS_HOST: where Prometheus may ask; undefined when off. */
  readonly metrics: { readonly port: number; readonly host: string } | undefined;
  /** LOG_LEVEL: the least important messages that are written. */
  readonly logLevel: LogLevel;
  /** PAGE_STORE_MB: memory for rendered pages, in bytes. */
  readonly pageStoreBytes: number;
  /** SMTP_URL: the mail server that invitations go out through; undefined for none. */
  readonly smtpUrl: string | undefined;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** The variables with our prefix; any other one is a slip of the pen. */
const PREFIXED = ['ONRECORD_DEMO'];
const BYTES_PER_MB = 1024 * 1024;
const HOST_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

/**
 * Reads all settings. A variable that is set to nothing counts as not set.
 *
 * @param env usually `process.env`
 * @returns the settings, or one line for each that is wrong: its value, and what is allowed
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Result<Config, string[]> {
  const wrong: string[] = [];

  /** Reads one variable; `parse` yields undefined for what is not allowed. */
  function setting<T>(
    name: string,
    fallback: T,
    allowed: string,
    parse: (value: string) => T | undefined,
  ): T {
    const value = env[name]?.trim() ?? '';
    if (value === '') return fallback;
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    wrong.push(`${name} is "${shown(name, value)}"; allowed: ${allowed}.`);
    return fallback;
  }

  const port = setting('PORT', 4321, 'a port number from 1 to 65535', parsePort);
  const host = setting('HOST', '127.0.0.1', 'an IP address or a host name, such as 0.0.0.0', parseHost);
  const metricsHost = setting(
    'METRICS_HOST',
    '127.0.0.1',
    'an IP address or a host name, such as 127.0.0.1',
    parseHost,
  );
  const metricsPort = setting<number | 'off'>(
    'METRICS_PORT',
    9321,
    'a port number from 1 to 65535, or off',
    (value) => (value === 'off' ? 'off' : parsePort(value)),
  );
  const config: Config = {
    port,
    host,
    origin: setting(
      'ORIGIN',
      `http://localhost:${port}`,
      'the address that readers use, scheme and host only, such as https://news.example',
      parseOrigin,
    ),
    dataDir: setting('DATA_DIR', resolve('data'), 'the path of a folder', (value) =>
      value.includes('\0') ? undefined : resolve(value),
    ),
    databaseUrl: setting<string | undefined>(
      'DATABASE_URL',
      undefined,
      'postgresql://USER:PASSWORD@HOST:PORT/DATABASE',
      parseDatabaseUrl,
    ),
    demo: setting('ONRECORD_DEMO', true, 'on or off', parseSwitch),
    metrics: metricsPort === 'off' ? undefined : { port: metricsPort, host: metricsHost },
    logLevel: setting<LogLevel>('LOG_LEVEL', 'info', LOG_LEVELS.join(', '), (value) =>
      LOG_LEVELS.find((level) => level === value),
    ),
    pageStoreBytes: setting(
      'PAGE_STORE_MB',
      96 * BYTES_PER_MB,
      'whole megabytes from 8 to 65536',
      (value) => {
        const megabytes = parseWhole(value, 8, 65_536);
        return megabytes === undefined ? undefined : megabytes * BYTES_PER_MB;
      },
    ),
    smtpUrl: setting<string | undefined>(
      'SMTP_URL',
      undefined,
      'smtp://USER:PASSWORD@HOST:PORT or smtps://…',
      parseSmtpUrl,
    ),
  };

  if (metricsPort === port) {
    wrong.push(`METRICS_PORT is "${metricsPort}", the same as PORT; allowed: another port, or off.`);
  }
  for (const name of Object.keys(env).sort()) {
    if (name.startsWith('ONRECORD_') && !PREFIXED.includes(name)) {
      wrong.push(`${name} is not a setting of Onrecord; allowed with this prefix: ${PREFIXED.join(', ')}.`);
    }
  }
  return wrong.length === 0 ? ok(config) : err(wrong);
}

function parseWhole(value: string, least: number, most: number): number | undefined {
  if (!/^\d{1,9}$/.test(value)) return undefined;
  const number = Number(value);
  return number >= least && number <= most ? number : undefined;
}

function parsePort(value: string): number | undefined {
  return parseWhole(value, 1, 65_535);
}

function parseHost(value: string): string | undefined {
  if (isIP(value) !== 0) return value;
  // A name that ends in a number is an IP address with a mistake, such as 127.0.0.300.
  return HOST_NAME.test(value) && !/(^|\.)\d+$/.test(value) ? value : undefined;
}

function parseSmtpUrl(value: string): string | undefined {
  const url = URL.parse(value);
  return url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== ''
    ? value
    : undefined;
}

function parseOrigin(value: string): string | undefined {
  const url = URL.parse(value);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined;
  const more = url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '';
  return more ? undefined : url.origin;
}

function parseDatabaseUrl(value: string): string | undefined {
  return /^postgres(ql)?:\/\/[^/?#]*\/[^/?#]+/.test(value) && URL.canParse(value.replace('@/', '@localhost/'))
    ? value
    : undefined;
}

function parseSwitch(value: string): boolean | undefined {
  if (value === 'on') return true;
  return value === 'off' ? false : undefined;
}

/** A value as it may appear on a terminal: no password, no control characters, not endless. */
function shown(name: string, value: string): string {
  const text = ['DATABASE_URL', 'SMTP_URL'].includes(name) ? value.replace(/\/\/.*@/, '//…@') : value;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal
  const printable = text.replace(/[\u0000-\u001f\u007f]/g, '?');
  return printable.length > 100 ? `${printable.slice(0, 99)}…` : printable;
}
