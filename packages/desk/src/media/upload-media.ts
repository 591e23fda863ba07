import { type DeskMedia, deskMediaSchema, problemSchema } from '@onrecord/domain/desk/shapes';
import { MAX_MEDIA_BYTES, type MediaKind } from '@onrecord/domain/media/media';
import { ApiProblem, queryString } from '../api/client.ts';
import { sessionEnded } from '../session/session.ts';

/** How much of a file is on its way, 0 to 1. At 1 the server is looking at it. */
export type OnProgress = (part: number) => void;

/**
 * Sends a file to the library. What is too large is refused before anything is sent. Throws `ApiProblem`, whose
 * message says what is wrong with the file, or an `AbortError` where `signal` withdrew it.
 */
export function uploadMedia(
  file: File,
  onProgress: OnProgress = () => undefined,
  signal?: AbortSignal,
): Promise<DeskMedia> {
  const tooLarge = tooLargeProblem(file);
  if (tooLarge) return Promise.reject(tooLarge);
  return new Promise((resolve, reject) => {
    // Not by fetch, which tells nothing of how far it is.
    const request = new XMLHttpRequest();
    request.open('POST', `/desk/api/media${queryString({ fileName: file.name })}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      try {
        resolve(readAnswer(request));
      } catch (problem) {
        reject(problem);
      }
    };
    request.onerror = () =>
      reject(
        new ApiProblem({
          type: 'unreachable',
          title: `${file.name} did not arrive: the connection broke. Send it again.`,
          status: 0,
        }),
      );
    request.onabort = () => reject(new DOMException('The upload was withdrawn', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    if (signal?.aborted) return request.abort();
    request.send(file);
  });
}

function readAnswer(request: XMLHttpRequest): DeskMedia {
  const json = parseJson(request.responseText);
  const media = deskMediaSchema.safeParse(json);
  if (request.status < 300 && media.success) return media.data;
  if (request.status === 401) sessionEnded();
  const told = problemSchema.safeParse(json);
  throw new ApiProblem(
    told.success
      ? told.data
      : {
          type: 'unexpected-answer',
          title: `The server could not take the file (status ${request.status}). Send it again.`,
          status: request.status,
        },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
