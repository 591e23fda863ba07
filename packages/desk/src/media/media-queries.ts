import {
  type MediaEdit,
  mediaDetailSchema,
  mediaListSchema,
  mediaReplacedSchema,
} from '@onrecord/domain/desk/media-shapes';
import { deskMediaSchema } from '@onrecord/domain/desk/shapes';
import type { MediaKind } from '@onrecord/domain/media/media';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, patch, post } from '../api/client.ts';

export interface MediaFilter {
  readonly q: string;
  readonly kind?: MediaKind | undefined;
}

export const mediaListQuery = (filter: MediaFilter) =>
  infiniteQueryOptions({
    queryKey: ['media', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get('/media', mediaListSchema, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const mediaDetailQuery = (id: string) =>
  queryOptions({
    queryKey: ['media', 'one', id],
    queryFn: ({ signal }) => get(`/media/${id}`, mediaDetailSchema, { signal }),
  });

export const editMedia = (id: string, change: MediaEdit) => patch(`/media/${id}`, deskMediaSchema, change);

export const replaceMedia = (id: string, withId: string) =>
  post(`/media/${id}/replace`, mediaReplacedSchema, { withId });
