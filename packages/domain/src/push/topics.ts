import { z } from 'zod';

/**
 * What readers can be told of by push: breaking news, the stories of a tag, what happens in a live story. As one word,
 * which browsers send and the store keeps: `breaking`, `tag:ID`, `live:STORYID`.
 */
export const BREAKING_TOPIC = 'breaking';
export const tagTopic = (tagId: string) => `tag:${tagId}`;
export const liveTopic = (storyId: string) => `live:${storyId}`;

/** Topics one reader may choose: nobody wants more, and each is a row. */
export const TOPICS_MAX = 100;

const TOPIC = /^(?:breaking|(tag|live):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))$/;

export const topicSchema = z.string().regex(TOPIC, 'is not a topic');

export type ReadTopic =
  | { readonly type: 'breaking' }
  | { readonly type: 'tag'; readonly tagId: string }
  | { readonly type: 'live'; readonly storyId: string };

/** What a topic stands for; undefined for a word that is none. */
export function readTopic(topic: string): ReadTopic | undefined {
  const [whole, kind, id] = TOPIC.exec(topic) ?? [];
  if (whole === undefined) return undefined;
  if (id === undefined) return { type: 'breaking' };
  return kind === 'tag' ? { type: 'tag', tagId: id } : { type: 'live', storyId: id };
}
