import { ROLES } from '@onrecord/domain/team/roles';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiProblem, readAnswer } from '../api/client.ts';

/** What somebody is told who is not signed in yet. */
const doorSchema = z.object({
  newsroom: z.string(),
  /** In a demo: one account of each role, to look around with. */
  demoAccounts: z.array(
    z.object({ role: z.enum(ROLES), name: z.string(), email: z.string(), password: z.string() }),
  ),
});
export type DemoAccount = z.infer<typeof doorSchema>['demoAccounts'][number];

export const doorQuery = queryOptions({
  queryKey: ['door'],
  queryFn: () => ask('/door', doorSchema),
  staleTime: 60_000,
});

const invitationSchema = z.object({
  /** Null where the person says it: the newsroom's first owner. */
  email: z.string().nullable(),
  role: z.enum(ROLES),
  /** Whose new password it is for; null for somebody who joins. */
  forName: z.string().nullable(),
  newsroom: z.string(),
});

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => ask(`/invitations/${encodeURIComponent(token)}`, invitationSchema),
    staleTime: Number.POSITIVE_INFINITY,
    // A refusal stays one.
    retry: false,
  });

export interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Uses an invitation; whoever does is signed in then. */
export function acceptInvitation(acceptance: Acceptance): Promise<unknown> {
  return ask('/invitations/accept', z.unknown(), acceptance);
}

async function ask<S extends z.ZodType>(path: string, schema: S, body?: unknown): Promise<z.output<S>> {
  let response: Response;
  try {
    response = await fetch(
      `/desk/auth${path}`,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
    );
  } catch (cause) {
    throw new ApiProblem(
      {
        type: 'unreachable',
        title: 'The server cannot be reached. Try again when the connection is back.',
        status: 0,
      },
      { cause },
    );
  }
  return readAnswer(schema, response);
}
