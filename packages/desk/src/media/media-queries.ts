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
import { pagesOf } from '../lists/endless-list.ts';

export interface MediaFilter {
  readonly q: string;
  readonly kind?: MediaKind | undefined;
}

export const mediaListQuery = (filter: MediaFilter) =>
  infiniteQueryOptions({
    queryKey: ['media', 'list', filter],
    ...pagesOf('/media', mediaListSchema, { ...filter }),
  });

export const mediaDetailQuery = (id: string) =>
  queryOptions({
    queryKey: ['media', 'one', id],
    queryFn: ({ signal }) => get(`/media/${id}`, mediaDetailSchema, { signal }),
  });

export const editMedia = (id: string, change: MediaEdit) => patch(`/media/${id}`, deskMediaSchema, change);

export const replaceMedia = (id: string, withId: string) =>
  post(`/media/${id}/replace`, mediaReplacedSchema, { withId });
