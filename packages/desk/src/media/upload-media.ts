import { type DeskMedia, deskMediaSchema } from '@onrecord/domain/desk/shapes';
import { MAX_MEDIA_BYTES, type MediaKind } from '@onrecord/domain/media/media';
import { ApiProblem } from '../api/client.ts';
import { type OnProgress, sendFile } from '../api/send-file.ts';

/**
 * Sends a file to the library. What is too large is refused before anything is sent. Throws `ApiProblem`, whose
 * message says what is wrong with the file, or an `AbortError` where `signal` withdrew it.
 */
export async function uploadMedia(
  file: File,
  onProgress: OnProgress = () => undefined,
  signal?: AbortSignal,
): Promise<DeskMedia> {
  const tooLarge = tooLargeProblem(file);
  if (tooLarge) throw tooLarge;
  return sendFile('/media', deskMediaSchema, {
    query: { fileName: file.name },
    file,
    onProgress,
    signal,
    brokenOff: `${file.name} did not arrive: the connection broke. Send it again.`,
  });
}

/** As the server would say it, without sending two gigabytes first. */
function tooLargeProblem(file: File): ApiProblem | undefined {
  const limit = MAX_MEDIA_BYTES[kindOf(file)];
  if (file.size <= limit) return undefined;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
  return new ApiProblem({
    type: 'too-large',
    title: `${file.name} has ${megabytes(file.size)}; at most ${megabytes(limit)} are allowed.`,
    status: 413,
  });
}

function kindOf({ type }: File): MediaKind {
  const [main] = type.split('/');
  return main === 'image' ? 'picture' : main === 'audio' || main === 'video' ? main : 'file';
}
