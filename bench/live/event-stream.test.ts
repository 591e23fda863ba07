import fc from '@onrecord/domain/testing/fast-check';
import { expect, test } from 'vitest';
import { EventStream } from './event-stream.ts';

const ANSWER =
  'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nretry: 1200\n\n' +
  'id: 7\ndata: {"id":7,"changed":[{"html":"<p>id: 9</p>"}]}\n\nevent: beat\ndata:\n\nid: 8\ndata: {}\n\nid: 10\ndata: {"';

test('events are heard when they have come whole, wherever the answer is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(ANSWER.length)), (cuts) => {
      const stream = new EventStream();
      const places = [0, ...cuts.sort((a, b) => a - b), ANSWER.length];
      const pieces = places.slice(1).map((end, at) => ANSWER.slice(places[at], end));
      expect(pieces.flatMap((piece) => stream.push(piece))).toEqual([7, 8]);
      expect(stream.retryMs).toBe(1200);
    }),
  );
});

test('an answer that is no stream is refused', () => {
  expect(() => new EventStream().push('HTTP/1.1 503 Service Unavailable\r\n\r\nfull')).toThrow('503');
});
