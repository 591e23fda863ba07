import type { Result } from '@onrecord/domain/result';
import { ROLES } from '@onrecord/domain/team/roles';
import { mayDo, NEWSROOM_POLICY, type NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import {
  type InvitationContext,
  invite,
  issuePasswordLink,
  withdrawInvitation,
} from '../../team/invitations.ts';
import { changePerson, endSessionsOf, listInvitations, listPeople } from '../../team/people.ts';
import { readJsonObject, refuseForeignWrite } from '../../team/read-request.ts';
import { endOtherSessions, endSession, listSessions } from '../../team/sessions.ts';
import type { SignedIn, Team } from '../../team/team.ts';
import { problemResponse, STATUS_OF_PROBLEM, type TeamProblem } from '../../team/team-problem.ts';

/** The routes here and what each needs: an act of the policy, or only to be signed in. */
export const PEOPLE_ROUTES = {
  'GET /people': 'see-people',
  'PATCH /people/:id': 'manage-people',
  'POST /people/:id/end-sessions': 'manage-people',
  'POST /people/:id/password-link': 'manage-people',
  'POST /people/invitations': 'manage-people',
  'POST /people/invitations/:id/withdraw': 'manage-people',
  'GET /sessions': 'signed-in',
  'POST /sessions/:id/end': 'signed-in',
  'POST /sessions/end-others': 'signed-in',
} as const satisfies Readonly<Record<string, NewsroomAct | 'signed-in'>>;
type PeopleRoute = keyof typeof PEOPLE_ROUTES;

const invitationSchema = z.strictObject({ email: z.string().max(300), role: z.enum(ROLES) });
const changeSchema = z.strictObject({
  role: z.enum(ROLES).optional(),
  disabled: z.boolean().optional(),
  contributorId: z.uuid().nullable().optional(),
});

type Answer = (who: SignedIn, c: Context) => Promise<Response>;

/** People of the newsroom and one's own sessions, to be mounted at the root of `/desk/api`. */
export function createPeopleRoutes(
  services: Omit<InvitationContext, 'origin' | 'mail'> & { readonly team: Team },
): Hono {
  const { db, team } = services;
  const context: InvitationContext = { ...services, origin: team.origin, mail: team.mail };
  const app = new Hono();

  /** Adds a route that is in the table, behind the check that the table asks for. */
  const on = (route: PeopleRoute, answer: Answer) => {
    const [method = '', path = ''] = route.split(' ');
    app.on(method, path, async (c) => {
      const foreign = refuseForeignWrite(c.req.raw, team.origin);
      if (foreign) return foreign;
      const who = await team.findActor(c.req.raw.headers);
      if (who === undefined)
        return problemResponse(401, 'signed-out', 'You are not signed in any more. Sign in and try again.');
      const act: NewsroomAct | 'signed-in' = PEOPLE_ROUTES[route];
      if (act !== 'signed-in' && !mayDo(who.actor.role, act))
        return problemResponse(
          403,
          'not-allowed',
          `This needs the role ${NEWSROOM_POLICY[act]}; yours is ${who.actor.role}. Ask an owner of the newsroom.`,
        );
      return answer(who, c);
    });
  };

  on('GET /people', async (who) =>
    Response.json({
      people: await listPeople(context),
      invitations: mayDo(who.actor.role, 'manage-people') ? await listInvitations(context) : [],
      mailed: team.mail !== undefined,
    }),
  );
  on('POST /people/invitations', async (who, c) => {
    const asked = await read(c, invitationSchema);
    if (asked instanceof Response) return asked;
    return respond(await invite(context, actingAs(who), asked));
  });
  on('POST /people/invitations/:id/withdraw', async (who, c) => {
    const id = c.req.param('id') ?? '';
    if (!z.uuid().safeParse(id).success) return nothingThere();
    return respond(await withdrawInvitation(context, actingAs(who), id));
  });
  on('PATCH /people/:id', async (who, c) => {
    const asked = await read(c, changeSchema);
    if (asked instanceof Response) return asked;
    return respond(await changePerson(context, actingAs(who), c.req.param('id') ?? '', asked));
  });
  on('POST /people/:id/end-sessions', async (who, c) =>
    respond(await endSessionsOf(context, actingAs(who), c.req.param('id') ?? '')),
  );
  on('POST /people/:id/password-link', async (who, c) =>
    respond(await issuePasswordLink(context, actingAs(who), c.req.param('id') ?? '')),
  );
  on('GET /sessions', async (who) =>
    Response.json({ sessions: await listSessions(db, who.actor.userId, who.sessionId) }),
  );
  on('POST /sessions/:id/end', async (who, c) =>
    (await endSession(db, who.actor.userId, c.req.param('id') ?? '')) ? Response.json({}) : nothingThere(),
  );
  on('POST /sessions/end-others', async (who) => {
    await endOtherSessions(db, who.actor.userId, who.sessionId);
    return Response.json({});
  });
  return app;
}

const actingAs = (who: SignedIn) => ({ userId: who.actor.userId, name: who.name });

const nothingThere = () =>
  problemResponse(404, 'not-found', 'This is not there any more. Load the page again.');

async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
  const body = await readJsonObject(c.req.raw);
  if (body instanceof Response) return body;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return problemResponse(400, 'not-understood', `The request was not understood. ${lines.join('; ')}`);
}

function respond(result: Result<unknown, TeamProblem>): Response {
  if (result.ok) return Response.json(result.value ?? {});
  const { type, message } = result.error;
  return problemResponse(STATUS_OF_PROBLEM[type], type, message);
}
