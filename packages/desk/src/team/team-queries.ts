import { ROLES } from '@onrecord/domain/team/roles';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get } from '../api/client.ts';
import { answerOf, authClient } from './auth-client.ts';

const teamPersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  contributorId: z.string().nullable(),
  contributorName: z.string().nullable(),
  disabled: z.boolean(),
  demo: z.boolean(),
  secondFactor: z.boolean(),
  passkeys: z.number(),
  sessions: z.number(),
  lastSeenAt: z.iso.datetime().nullable(),
});
export type TeamPerson = z.infer<typeof teamPersonSchema>;

const peopleSchema = z.object({
  people: z.array(teamPersonSchema),
  invitations: z.array(
    z.object({ id: z.string(), email: z.string(), role: z.enum(ROLES), expiresAt: z.iso.datetime() }),
  ),
  /** Whether links are mailed, or handed over by who makes them. */
  mailed: z.boolean(),
});

/** A link that somebody joins by, or gets a new password by. Shown once: nobody can read it again. */
export const issuedLinkSchema = z.object({
  url: z.string(),
  expiresAt: z.iso.datetime(),
  mailed: z.boolean(),
});
export type IssuedLink = z.infer<typeof issuedLinkSchema> & { readonly forWhom: string };

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => get('/people', peopleSchema, { signal }),
});

const sessionsSchema = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      agent: z.string(),
      address: z.string(),
      signedInAt: z.iso.datetime(),
      seenAt: z.iso.datetime(),
    }),
  ),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => get('/sessions', sessionsSchema, { signal }),
});

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: async () => (await answerOf(authClient.passkey.listUserPasskeys())) ?? [],
});

/** The account as the sign-in library knows it: whether a second factor is on. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: () => answerOf(authClient.getSession()),
});
