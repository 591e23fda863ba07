import type { NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import type { StoryAct } from '@onrecord/domain/workflow/story-acts';
import type { z } from 'zod';
import type { DeskProblem } from '../../commands/desk/desk-problem.ts';
import type { ReceiveProblem } from '../../media/receive-upload.ts';
import { readJsonObject } from '../../team/read-request.ts';
import { problem } from '../problem.ts';
import { forbiddenSentence, problemSentence, type TellTime } from './sentences.ts';

const STATUS: Readonly<Record<DeskProblem['type'], 400 | 403 | 404 | 409 | 422>> = {
  role: 403,
  'not-yours': 403,
  forbidden: 403,
  'entry-role': 403,
  'not-your-entry': 403,
  'removed-by-editor': 403,
  'not-found': 404,
  'no-such-claim': 404,
  'no-revision': 404,
  'no-preview-link': 404,
  state: 409,
  'no-changes': 409,
  coverage: 409,
  page: 409,
  'not-live': 409,
  'not-open': 409,
  'entry-removed': 409,
  'entry-changed': 409,
  'entry-id-taken': 409,
  'slug-taken': 409,
  'already-published': 409,
  'reference-gone': 409,
  'time-passed': 422,
  unready: 422,
  'note-missing': 422,
  'no-heir': 422,
  'span-does-not-fit': 422,
  invalid: 422,
};

/** Why an act did not happen, as the desk reads it: the sentence, and what a program can go by. */
export function deskProblem(found: DeskProblem, act: StoryAct, tellTime: TellTime): Response {
  return problem({ ...found, title: problemSentence(found, act, tellTime), status: STATUS[found.type] });
}

export function forbidden(act: NewsroomAct): Response {
  return problem({ type: 'forbidden', title: forbiddenSentence(act), status: 403 });
}

export function signedOut(): Response {
  const title = 'You are signed out. Sign in again; what you typed is kept.';
  return problem({ type: 'signed-out', title, status: 401 });
}

export function notThere(title: string): Response {
  return problem({ type: 'not-found', title, status: 404 });
}

/** Why a file that was sent is not there. */
export function notReceived({ type }: ReceiveProblem, fileName: string, limitBytes: number): Response {
  const most = `${limitBytes / 1e6} MB`;
  return type === 'too-large'
    ? problem({ type, title: `${fileName} has more than ${most}, the most that is allowed.`, status: 413 })
    : problem({ type, title: `${fileName} did not arrive in full. Send it again.`, status: 400 });
}

/** What is asked for, in a form the schema knows; otherwise the answer that says which part is not. */
export function readShape<S extends z.ZodType>(schema: S, input: unknown): z.output<S> | Response {
  const parsed = schema.safeParse(storable(input));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`);
  return problem({
    type: 'not-understood',
    title: `The desk asked in a way the server does not know (${lines.slice(0, 5).join('; ')}). Reload the desk; if it stays, tell whoever runs it.`,
    status: 400,
  });
}

/** The same without what PostgreSQL's text cannot hold: NUL, and halves of surrogate pairs. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)]));
}

/** The body of a request, read and checked. */
export async function readBody<S extends z.ZodType>(
  schema: S,
  request: Request,
): Promise<z.output<S> | Response> {
  const body = await readJsonObject(request);
  return body instanceof Response ? body : readShape(schema, body);
}
