import { expect, test } from 'vitest';
import { errorsText, parseWrk } from './wrk.ts';

const QUIET = `Running 10s test @ http://127.0.0.1:4321/
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.42ms  301.18us  12.41ms   93.20%
    Req/Sec    45.31k     2.01k   48.12k    80.00%
  Latency Distribution
     50%    1.38ms
     75%    1.49ms
     90%    1.60ms
     99%  500.00us
  451002 requests in 10.01s, 5.62GB read
Requests/sec:  45055.13
Transfer/sec:    575.11MB
`;

test('a run without errors is read', () => {
  expect(parseWrk(QUIET)).toEqual({
    requestsPerSecond: 45055.13,
    p50Ms: 1.38,
    p99Ms: 0.5,
    errors: { connect: 0, read: 0, write: 0, timeout: 0, status: 0 },
  });
});

test('errors of sockets and answers are read', () => {
  const output = QUIET.replace(
    'Requests/sec',
    '  Socket errors: connect 3, read 14, write 0, timeout 25\n  Non-2xx or 3xx responses: 7\nRequests/sec',
  ).replace('1.38ms', '2.05s');
  const { errors, p50Ms } = parseWrk(output);
  expect(errors).toEqual({ connect: 3, read: 14, write: 0, timeout: 25, status: 7 });
  expect(p50Ms).toBe(2050);
  expect(errorsText(errors)).toBe('3 connect, 14 read, 25 timeout, 7 status');
});

test('what is no result is refused', () => {
  expect(() => parseWrk('unable to connect to 127.0.0.1:1 Connection refused\n')).toThrow(/something else/);
});
