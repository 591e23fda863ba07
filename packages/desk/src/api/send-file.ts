import type { z } from 'zod';
import { sessionEnded } from '../session/session.ts';
import { API, ApiProblem, type Query, queryString, readAnswer } from './client.ts';

/** How much of a file is on its way, 0 to 1. At 1 the server is looking at it. */
export type OnProgress = (part: number) => void;

/**
 * Sends a file, or nothing but what the query says, and tells how far it is. Not by fetch, which tells nothing of that.
 * Throws `ApiProblem` with a sentence on why it was not taken, or an `AbortError` where `signal` withdrew it.
 */
export async function sendFile<S extends z.ZodType>(
  path: string,
  schema: S,
  options: {
    readonly query: Query;
    readonly file: File | undefined;
    readonly onProgress: OnProgress;
    readonly signal?: AbortSignal | undefined;
    /** What to say where the connection breaks on the way. */
    readonly brokenOff: string;
  },
): Promise<z.output<S>> {
  const answer = await sent(`${API}${path}${queryString(options.query)}`, options);
  if (answer.status === 401) sessionEnded();
  return readAnswer(schema, answer);
}

function sent(
  address: string,
  { file, onProgress, signal, brokenOff }: Omit<Parameters<typeof sendFile>[2], 'query'>,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText || null, { status: request.status }));
    request.onerror = () => reject(new ApiProblem({ type: 'unreachable', title: brokenOff, status: 0 }));
    request.onabort = () => reject(new DOMException('The upload was withdrawn', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    if (signal?.aborted) return request.abort();
    request.send(file ?? null);
  });
}
