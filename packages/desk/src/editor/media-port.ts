import { type DeskMedia, deskMediaSchema } from '@onrecord/domain/desk/shapes';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get } from '../api/client.ts';

/** The one place where the editor meets the picture library, which loads when it is first needed. */
export const mediaQuery = (mediaId: string) =>
  queryOptions({
    queryKey: ['media', mediaId],
    queryFn: async ({ signal }) =>
      (await get(`/media/${mediaId}`, z.object({ media: deskMediaSchema }), { signal })).media,
    staleTime: 60_000,
  });

export async function uploadToLibrary(file: File): Promise<DeskMedia> {
  const { uploadMedia } = await import('../media/upload-media.ts');
  return uploadMedia(file);
}

export const loadMediaPicker = () => import('../media/MediaPicker.tsx');
