import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { BREAKING_TOPIC, liveTopic, readTopic, tagTopic, topicSchema } from './topics.ts';

describe('a topic', () => {
  it('says again what it was made of', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(readTopic(tagTopic(id))).toEqual({ type: 'tag', tagId: id });
        expect(readTopic(liveTopic(id))).toEqual({ type: 'live', storyId: id });
      }),
    );
    expect(readTopic(BREAKING_TOPIC)).toEqual({ type: 'breaking' });
  });

  it('is nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        fc.pre(word !== BREAKING_TOPIC);
        expect(readTopic(word)).toBeUndefined();
        expect(topicSchema.safeParse(word).success).toBe(false);
      }),
    );
  });
});
