import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

function linesFor(env: Record<string, string>): string[] {
  const config = readConfig(env);
  return config.ok ? [] : config.error;
}

describe('settings', () => {
  test('all have a value when nothing is set, or set to nothing', () => {
    const expected = {
      ok: true,
      value: {
        port: 4321,
        host: '127.0.0.1',
        origin: 'http://localhost:4321',
        dataDir: resolve('data'),
        databaseUrl: undefined,
        demo: true,
        metrics: { port: 9321, host: '127.0.0.1' },
        logLevel: 'info',
        pageStoreBytes: 96 * 1024 * 1024,
      },
    };
    expect(readConfig({})).toEqual(expected);
    expect(readConfig({ PORT: '', ORIGIN: ' ', DATABASE_URL: '', ONRECORD_DEMO: '' })).toEqual(expected);
  });

  test('are read from the environment', () => {
    const config = readConfig({
      PORT: '8080',
      HOST: '::',
      ORIGIN: 'https://News.Example/',
      DATA_DIR: '/srv/news',
      DATABASE_URL: 'postgresql://desk:secret@db.example/news',
      ONRECORD_DEMO: 'off',
      METRICS_PORT: 'off',
      LOG_LEVEL: 'debug',
      PAGE_STORE_MB: '512',
    });
    expect(config).toEqual({
      ok: true,
      value: {
        port: 8080,
        host: '::',
        origin: 'https://news.example',
        dataDir: '/srv/news',
        databaseUrl: 'postgresql://desk:secret@db.example/news',
        demo: false,
        metrics: undefined,
        logLevel: 'debug',
        pageStoreBytes: 512 * 1024 * 1024,
      },
    });
  });

  test('that are wrong give one line each, all at once, with the value and what is allowed', () => {
    expect(
      linesFor({
        PORT: '99999',
        HOST: '127.0.0.300',
        ORIGIN: 'news.example/path',
        DATABASE_URL: 'mysql://desk:secret@db/news',
        ONRECORD_DEMO: 'yes',
        METRICS_PORT: '-1',
        LOG_LEVEL: 'loud',
        PAGE_STORE_MB: '1.5',
        ONRECORD_DEMOS: 'on',
      }),
    ).toEqual([
      'PORT is "99999"; allowed: a port number from 1 to 65535.',
      'HOST is "127.0.0.300"; allowed: an IP address or a host name, such as 0.0.0.0.',
      'METRICS_PORT is "-1"; allowed: a port number from 1 to 65535, or off.',
      'ORIGIN is "news.example/path"; allowed: the address that readers use, scheme and host only, such as https://news.example.',
      'DATABASE_URL is "mysql://…@db/news"; allowed: postgresql://USER:PASSWORD@HOST:PORT/DATABASE.',
      'ONRECORD_DEMO is "yes"; allowed: on or off.',
      'LOG_LEVEL is "loud"; allowed: fatal, error, warn, info, debug, trace, silent.',
      'PAGE_STORE_MB is "1.5"; allowed: whole megabytes from 8 to 65536.',
      'ONRECORD_DEMOS is not a setting of Onrecord; allowed with this prefix: ONRECORD_DEMO.',
    ]);
  });

  test('may not put site and metrics on one port', () => {
    expect(linesFor({ PORT: '9321' })).toEqual([
      'METRICS_PORT is "9321", the same as PORT; allowed: another port, or off.',
    ]);
  });

  test.each([
    ['https://news.example/blog'],
    ['https://news.example?x=1'],
    ['https://a:b@news.example'],
    ['ftp://x'],
  ])('refuse %s as origin', (origin) => {
    expect(linesFor({ ORIGIN: origin })).toHaveLength(1);
  });

  test.each([
    ['postgres://localhost/news'],
    ['postgresql://onrecord@/news?host=%2Frun%2Fpostgresql'],
    ['postgresql://desk:p%40ss@10.0.0.7:5433/news?sslmode=require'],
  ])('take %s as database', (databaseUrl) => {
    expect(linesFor({ DATABASE_URL: databaseUrl })).toEqual([]);
  });

  test('never bring control characters or endless values to the terminal', () => {
    const [line] = linesFor({ LOG_LEVEL: `\u001b[2J${'x'.repeat(5000)}` });
    expect(line).toMatch(/^LOG_LEVEL is "\?\[2Jx+…"/);
    expect(line?.length).toBeLessThan(250);
  });
});
