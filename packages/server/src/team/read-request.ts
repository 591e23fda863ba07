import { problemResponse } from './team-problem.ts';

/** A passkey's answer takes a few KB; nothing here is larger. */
const MOST_BODY_BYTES = 64 * 1024;

/**
 * Refuses a write that a page of another site may have caused. Browsers send `Origin` with every POST; a program
 * without one has to say where it comes from by `Sec-Fetch-Site`, which pages cannot set.
 */
export function refuseForeignWrite(request: Request, origin: string): Response | undefined {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const from = request.headers.get('origin');
  const isOwn = from === null ? request.headers.get('sec-fetch-site') === 'same-origin' : from === origin;
  return isOwn
    ? undefined
    : problemResponse(
        403,
        'foreign-origin',
        `This request does not come from the desk at ${origin}. Open the desk at that address and try again.`,
      );
}

/** The JSON object of a body, or the answer to what is none. An empty body counts as an empty object. */
export async function readJsonObject(request: Request): Promise<Record<string, unknown> | Response> {
  if (request.method === 'GET' || request.method === 'HEAD') return {};
  const bytes = await readLimited(request);
  if (bytes === undefined) return problemResponse(413, 'too-large', 'The request is too large.');
  if (bytes.length === 0) return {};
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    return problemResponse(415, 'not-json', 'The desk speaks JSON: send Content-Type: application/json.');
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Answered below.
  }
  return problemResponse(400, 'not-understood', 'The request is not a JSON object.');
}

async function readLimited(request: Request): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BODY_BYTES) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
