import { type Problem, problemSchema } from '@onrecord/domain/desk/shapes';
import type { z } from 'zod';
import { sessionEnded } from '../session/session.ts';

/** The server refused, or could not be reached. `message` is a sentence for the person. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** A tag such as `slug-taken`; `unreachable` and `unexpected-answer` are the desk's own. */
  readonly type: string;
  /** 0 where there was no answer. */
  readonly status: number;
  /** The whole answer, where it is of a problem that says more. */
  readonly told: unknown;

  constructor({ type, title, status }: Problem, options?: ErrorOptions & { readonly told?: unknown }) {
    super(title, options);
    this.type = type;
    this.status = status;
    this.told = options?.told;
  }
}

/** Where the desk's API stands. */
export const API = '/desk/api';

export type Query = Readonly<Record<string, string | number | undefined>>;
interface GetOptions {
  readonly query?: Query;
  readonly signal?: AbortSignal;
}

/** Reads from the API. The answer is parsed: what does not fit the schema is a problem, not a surprise later. */
export function get<S extends z.ZodType>(path: string, schema: S, options: GetOptions = {}) {
  return send(schema, `${path}${queryString(options.query ?? {})}`, {
    method: 'GET',
    signal: options.signal ?? null,
  });
}

export function post<S extends z.ZodType>(path: string, schema: S, body: unknown = {}, signal?: AbortSignal) {
  return send(schema, path, { ...withBody('POST', body), signal: signal ?? null });
}

export function patch<S extends z.ZodType>(path: string, schema: S, body: unknown) {
  return send(schema, path, withBody('PATCH', body));
}

function withBody(method: string, body: unknown): RequestInit {
  return { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** `?a=b&…` of what is set, or ''. */
export function queryString(query: Query): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}

async function send<S extends z.ZodType>(
  schema: S,
  path: string,
  request: RequestInit,
): Promise<z.output<S>> {
  let response: Response;
  try {
    response = await fetch(`${API}${path}`, {
      ...request,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...request.headers },
    });
  } catch (cause) {
    // A question that was withdrawn is not a broken line.
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(
      {
        type: 'unreachable',
        title: 'The server cannot be reached. What you typed is kept; try again when the connection is back.',
        status: 0,
      },
      { cause },
    );
  }
  if (response.status === 401) sessionEnded();
  return readAnswer(schema, response);
}

/** An answer of the API: its data, or the problem it tells of thrown. */
export async function readAnswer<S extends z.ZodType>(schema: S, response: Response): Promise<z.output<S>> {
  const json: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) {
    const told = problemSchema.safeParse(json);
    throw new ApiProblem(
      told.success
        ? told.data
        : {
            type: 'unexpected-answer',
            title:
              response.status === 401
                ? 'You are signed out. Sign in again; what you typed is kept.'
                : `The server could not do this (status ${response.status}). Nothing was changed; try again.`,
            status: response.status,
          },
      { told: json },
    );
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ApiProblem(
    {
      type: 'unexpected-answer',
      title:
        'The server answered in a way this page does not know. It may be newer than the page: reload the desk.',
      status: response.status,
    },
    { cause: parsed.error },
  );
}

/** A sentence about anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiProblem
    ? error.message
    : 'Something went wrong in this page. Reload the desk and try again.';
}
