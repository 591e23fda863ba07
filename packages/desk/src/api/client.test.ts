import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ApiProblem, queryString, readAnswer, sentenceOf } from './client.ts';

const schema = z.object({ id: z.number() });
let server: Server;
let origin: string;
let answer: { status: number; type: string; body: string };

/** Real answers of a real server, as the browser's `fetch` hands them over. */
beforeEach(async () => {
  server = createServer((_, response) => {
    response.writeHead(answer.status, { 'Content-Type': answer.type }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function read(status: number, body: string, type = 'application/json') {
  answer = { status, type, body };
  return readAnswer(schema, await fetch(origin));
}

describe('an answer of the API', () => {
  test('is its data', async () => {
    expect(await read(200, '{"id":7,"more":true}')).toEqual({ id: 7 });
  });

  test('that refuses is a problem with the sentence of the server', async () => {
    const body = JSON.stringify({ type: 'slug-taken', title: 'That address is taken.', status: 409 });
    await expect(read(409, body, 'application/problem+json')).rejects.toMatchObject({
      type: 'slug-taken',
      status: 409,
      message: 'That address is taken.',
    });
  });

  test.each([
    [502, '<html>Bad gateway</html>', 'status 502'],
    [401, '', 'signed out'],
    [200, '{"id":"seven"}', 'reload the desk'],
    [200, 'not json', 'reload the desk'],
  ])('with status %i and %j says what to do', async (status, body, words) => {
    await expect(read(status, body)).rejects.toThrow(words);
    await expect(read(status, body)).rejects.toBeInstanceOf(ApiProblem);
  });
});

test('a query holds what is set, and is safe in an address', () => {
  expect(queryString({ q: 'a&b=c', view: 'all', cursor: undefined, empty: '' })).toBe(
    '?q=a%26b%3Dc&view=all',
  );
  expect(queryString({})).toBe('');
});

test('what was thrown by a mistake of ours shows no inner words', () => {
  expect(sentenceOf(new TypeError('undefined is not a function'))).not.toContain('undefined');
});
