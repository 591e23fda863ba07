import { type Audience, type AudienceTopic, audienceSchema } from '@onrecord/domain/desk/push-shapes';
import { queryOptions } from '@tanstack/react-query';
import { get } from '../../api/client.ts';

/** How often it is asked how far notifications came while they are being sent. */
const SENDING_MS = 2000;

/** What would go out if readers were notified of a story, to how many, and how far it came where it was. */
export const audienceQuery = (storyId: string) =>
  queryOptions({
    queryKey: ['story', storyId, 'audience'],
    queryFn: ({ signal }) => get(`/stories/${storyId}/audience`, audienceSchema, { signal }),
    refetchInterval: ({ state }) => again(state.data),
  });

/** The same for an entry of a live story. */
export const entryAudienceQuery = (entryId: string) =>
  queryOptions({
    queryKey: ['entry', entryId, 'audience'],
    queryFn: ({ signal }) => get(`/entries/${entryId}/audience`, audienceSchema, { signal }),
    refetchInterval: ({ state }) => again(state.data),
  });

const again = (audience: Audience | undefined) =>
  audience?.topics.some(({ sent }) => sent?.isDone === false) ? SENDING_MS : false;

/** `1 reader`, `1,204 readers`, `nobody yet`. */
export function readersWords(count: number): string {
  if (count === 0) return 'nobody yet';
  return count === 1 ? '1 reader' : `${count.toLocaleString('en')} readers`;
}

/** What came of a notice: `1,100 delivered, 3 gone, 2 failed`. */
export function sentWords({ isDone, delivered, gone, failed, withheld, waiting }: Sent): string {
  const parts = [
    [delivered, 'delivered'],
    [waiting, 'waiting'],
    [gone, 'gone'],
    [failed, 'failed'],
    [withheld, 'withheld'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString('en')} ${word}`);
  if (said.length > 0) return said.join(', ');
  return isDone ? 'nobody to tell' : 'being sent';
}
type Sent = NonNullable<AudienceTopic['sent']>;
