import { Readable } from 'node:stream';
import { LIKELY_MATCH } from '@onrecord/domain/claims/ledger/likeness';
import { sourceContentSchema } from '@onrecord/domain/claims/ledger/source';
import { startOf } from '@onrecord/domain/claims/ledger/truncated-date';
import type { Clock } from '@onrecord/domain/clock';
import * as shapes from '@onrecord/domain/desk/claim-shapes';
import type { Result } from '@onrecord/domain/result';
import { type ClaimAct, mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { LedgerContext } from '../../commands/claims/act-on-ledger.ts';
import { dismissStatement } from '../../commands/claims/dismiss-statement.ts';
import { actOnFollowUp } from '../../commands/claims/follow-up.ts';
import { showEvidence } from '../../commands/claims/keep-evidence.ts';
import type { LedgerProblem } from '../../commands/claims/ledger-problem.ts';
import { mergeClaims } from '../../commands/claims/merge-claims.ts';
import { mergeSources } from '../../commands/claims/merge-sources.ts';
import { editClaim, recordClaim } from '../../commands/claims/record-claim.ts';
import { relateClaims, unrelateClaims } from '../../commands/claims/relate-claims.ts';
import { sealClaim } from '../../commands/claims/seal-claim.ts';
import { setFinding } from '../../commands/claims/set-finding.ts';
import { agreeToUnnamed, editSource, recordSource } from '../../commands/claims/sources.ts';
import type { Drafts } from '../../commands/desk/drafts.ts';
import type { Log } from '../../log.ts';
import { openInLocker } from '../../media/evidence-locker.ts';
import type { FileStore } from '../../media/file-store.ts';
import { createUploadFolder } from '../../media/receive-upload.ts';
import { findEvidence } from '../../store/claims/evidence.ts';
import { findFollowUp, listFollowUps } from '../../store/claims/follow-ups.ts';
import { listLikelyClaims } from '../../store/claims/matches.ts';
import { listSources } from '../../store/claims/source-lists.ts';
import { findSource } from '../../store/claims/sources.ts';
import {
  countWaiting,
  listClaimsForReview,
  listDeskClaims,
  type Sight,
  toDeskSource,
} from '../../store/claims/views/desk-claims.ts';
import type { Database } from '../../store/database.ts';
import { findReportingEntry } from '../../store/live-entry.ts';
import { refuseForeignWrite } from '../../team/read-request.ts';
import type { SignedIn } from '../../team/team.ts';
import { problem } from '../problem.ts';
import type { SiteState } from '../site/site-state.ts';
import { describeFollowUps, loadClaimDetail, loadSourceHistory } from './claim-detail.ts';
import { ledgerSentence } from './claim-sentences.ts';
import { CLAIM_ROUTES, type ClaimRoute } from './claim-table.ts';
import { notThere, readBody, readShape, signedOut } from './desk-answer.ts';
import { createEvidenceReceiver } from './receive-evidence.ts';
import { tellTimeIn } from './sentences.ts';
import { describeMatches, loadStoryStatements } from './story-statements.ts';

export interface ClaimRouteServices {
  readonly db: Database;
  readonly site: SiteState;
  readonly clock: Clock;
  readonly drafts: Drafts;
  readonly files: FileStore;
  /** A folder of this process's own for what is arriving. */
  readonly uploadDir: string;
  readonly log: Log;
  readonly team: {
    /** Scheme, host and port the desk is opened at. */
    readonly origin: string;
    findActor(headers: Headers): Promise<SignedIn | undefined>;
  };
}

/** Who asks, for what, and what their acts are given. */
interface Asking {
  readonly c: Context;
  readonly id: string;
  /** The second id of the path: a relation, a piece of evidence. */
  readonly other: string;
  readonly context: LedgerContext;
  readonly sight: Sight;
}

const DAY_MS = 86_400_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const pageSchema = z.object({ cursor: z.string().max(100).optional() });

const STATUS: Readonly<Record<LedgerProblem['type'], 403 | 404 | 409 | 422>> = {
  role: 403,
  'same-person': 403,
  'no-such': 404,
  'changed-meanwhile': 409,
  sealed: 409,
  merged: 409,
  relation: 409,
  'not-unnamed': 409,
  'described-anew': 409,
  'other-kind': 409,
  'already-acted': 409,
  'same-source': 409,
  'unnamed-stays-apart': 409,
  'newer-line': 409,
  'story-not-public': 409,
  'grounds-missing': 422,
  'too-much-evidence': 422,
  story: 409,
};

/** The ledger at the desk, to be mounted at the root of `/desk/api`. */
export function createClaimRoutes(services: ClaimRouteServices): Hono {
  const { db, site, clock, drafts, files, team } = services;
  const receiveEvidence = createEvidenceReceiver(files, createUploadFolder(services.uploadDir));
  const app = new Hono();

  /** Adds a route that is in the table, behind the check that the table asks for. */
  const on = (route: ClaimRoute, answer: (asking: Asking) => Promise<Response>) => {
    const [method = '', path = ''] = route.split(' ');
    app.on(method, path, async (c) => {
      const foreign = refuseForeignWrite(c.req.raw, team.origin);
      if (foreign) return foreign;
      const who = await team.findActor(c.req.raw.headers);
      if (who === undefined) return signedOut();
      const { actor, name } = who;
      const allowed = mayActOnClaims(actor, CLAIM_ROUTES[route].slice('claim:'.length) as ClaimAct);
      if (!allowed.ok) return refused(allowed.error);
      const [id = '', other = ''] = [c.req.param('id'), c.req.param('other')];
      if ((id !== '' && !UUID.test(id)) || (other !== '' && !UUID.test(other))) return noneSuch();
      const context = { db, clock, actor: actor.userId, person: { actor, name } };
      const sight = { protectedToo: mayActOnClaims(actor, 'see-protected').ok };
      const answered = await answer({ c, id, other, context, sight });
      answered.headers.set('Cache-Control', 'private, no-store');
      return answered;
    });
  };
  const refused = (found: LedgerProblem) => {
    const title = ledgerSentence(found, tellTimeIn(site.context.settings.timeZone));
    return problem({ ...found, title, status: STATUS[found.type] });
  };
  const claimAnswer = async ({ sight }: Asking, id: string, status: 200 | 201 = 200) => {
    const found = await loadClaimDetail(db, id, sight);
    return found === undefined ? noneSuch() : Response.json(found, { status });
  };
  const sourceAnswer = async ({ sight }: Asking, id: string, status: 200 | 201 = 200) => {
    const found = await findSource(db, id);
    return found === undefined ? noneSuch() : Response.json(toDeskSource(found, sight), { status });
  };
  /** An act on the claim of the path, with a body; the answer is the claim as it is then. */
  const act = <S extends z.ZodType>(
    route: ClaimRoute,
    schema: S,
    perform: (asking: Asking, wanted: z.output<S>) => Promise<Result<unknown, LedgerProblem>>,
  ) =>
    on(route, async (asking) => {
      const wanted = await readBody(schema, asking.c.req.raw);
      if (wanted instanceof Response) return wanted;
      const done = await perform(asking, wanted);
      return done.ok ? claimAnswer(asking, asking.id) : refused(done.error);
    });

  on('GET /claims', async ({ c, sight }) => {
    const query = readShape(shapes.listClaimsSchema, c.req.query());
    return query instanceof Response ? query : Response.json(await listDeskClaims(db, query, sight));
  });
  on('POST /claims', async (asking) => {
    const wanted = await readBody(shapes.recordClaimSchema, asking.c.req.raw);
    if (wanted instanceof Response) return wanted;
    const recorded = await recordClaim(asking.context, wanted);
    return recorded.ok ? claimAnswer(asking, recorded.value, 201) : refused(recorded.error);
  });
  on('GET /claims/matches', async ({ c, sight }) => {
    const query = readShape(shapes.matchesQuerySchema, c.req.query());
    if (query instanceof Response) return query;
    const saidAt = query.saidAt !== undefined && startOf(query.saidAt) !== undefined ? query.saidAt : null;
    const matches = await listLikelyClaims(db, { ...query, saidAt }, LIKELY_MATCH);
    return Response.json({ matches: await describeMatches(db, matches, sight) });
  });
  /** What was last looked at before this is to be looked at again. */
  const reviewFrom = () => new Date(clock().getTime() - site.context.settings.claimReviewDays * DAY_MS);
  on('GET /claims/review', async ({ c, sight }) => {
    const query = readShape(pageSchema, c.req.query());
    if (query instanceof Response) return query;
    const stretch = await listClaimsForReview(db, { ...query, olderThan: reviewFrom() }, sight);
    return Response.json({ ...stretch, limitDays: site.context.settings.claimReviewDays });
  });
  on('GET /claims/waiting', async () => Response.json(await countWaiting(db, reviewFrom())));
  on('GET /claims/:id', (asking) => claimAnswer(asking, asking.id));
  act('PATCH /claims/:id', shapes.editClaimSchema, ({ context, id }, wanted) =>
    editClaim(context, id, wanted),
  );
  act('POST /claims/:id/finding', shapes.setFindingSchema, ({ context, id }, wanted) =>
    setFinding(context, id, wanted),
  );
  act('POST /claims/:id/relations', shapes.relateSchema, ({ context, id }, wanted) =>
    relateClaims(context, id, wanted),
  );
  act('POST /claims/:id/relations/:other/remove', shapes.unrelateSchema, ({ context, id, other }, { why }) =>
    unrelateClaims(context, id, other, why),
  );
  act('POST /claims/:id/merge', shapes.mergeSchema, ({ context, id }, wanted) =>
    mergeClaims(context, id, wanted),
  );
  act('POST /claims/:id/seal', shapes.sealSchema, ({ context, id }, wanted) =>
    sealClaim(context, id, wanted),
  );

  on('POST /claims/:id/evidence', async (asking) => {
    const kept = await receiveEvidence(asking.c, asking.id, asking.context);
    if (kept instanceof Response) return kept;
    return kept.ok ? claimAnswer(asking, asking.id, 201) : refused(kept.error);
  });
  act('POST /claims/:id/evidence/:other/show', shapes.showEvidenceSchema, ({ context, id, other }, wanted) =>
    showEvidence(context, id, other, wanted),
  );
  on('GET /claims/:id/evidence/:other/file', async ({ id, other }) => {
    const evidence = await findEvidence(db, other);
    if (evidence?.claimId !== id || evidence.file === null) return noneSuch();
    const { contentHash, fileName } = evidence.file;
    const opened = await openInLocker(files, contentHash);
    if (opened === undefined) return noneSuch();
    // Always to be saved, never shown in place: it may be any page of anybody's.
    return new Response(Readable.toWeb(opened.stream) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
        'Content-Length': String(opened.sizeBytes),
      },
    });
  });

  on('GET /claims/:id/follow-ups', async ({ c, id, sight }) => followUpList(c, sight, id));
  on('GET /follow-ups', async ({ c, sight }) => followUpList(c, sight));
  const followUpList = async (c: Context, sight: Sight, claimId?: string) => {
    const query = readShape(pageSchema, c.req.query());
    if (query instanceof Response) return query;
    const { followUps, next } = await listFollowUps(db, { claimId, cursor: query.cursor });
    return Response.json({ followUps: await describeFollowUps(db, followUps, sight), next });
  };
  on('POST /follow-ups/:id', async ({ c, id, context, sight }) => {
    const wanted = await readBody(shapes.followUpActSchema, c.req.raw);
    if (wanted instanceof Response) return wanted;
    const done = await actOnFollowUp(context, id, wanted);
    if (!done.ok) return refused(done.error);
    // The act is done, whatever happens here: who has the story open looks at what is staged again later, too.
    await drafts
      .flush(done.value)
      .catch((error) =>
        services.log.warn({ err: error, storyId: done.value }, 'a text was not looked at again'),
      );
    const followUp = await findFollowUp(db, id);
    return Response.json(
      (await describeFollowUps(db, followUp === undefined ? [] : [followUp], sight))[0] ?? null,
    );
  });

  on('GET /sources', async ({ c, sight }) => {
    const query = readShape(shapes.listSourcesSchema, c.req.query());
    if (query instanceof Response) return query;
    const { sources, next } = await listSources(db, query);
    return Response.json({ sources: sources.map((source) => toDeskSource(source, sight)), next });
  });
  on('POST /sources', async (asking) => {
    const wanted = await readBody(sourceContentSchema, asking.c.req.raw);
    if (wanted instanceof Response) return wanted;
    const recorded = await recordSource(asking.context, wanted);
    return recorded.ok ? sourceAnswer(asking, recorded.value, 201) : refused(recorded.error);
  });
  on('GET /sources/:id', (asking) => sourceAnswer(asking, asking.id));
  on('GET /sources/:id/history', async ({ id, sight }) => {
    const found = await loadSourceHistory(db, id, sight);
    return found === undefined ? noneSuch() : Response.json(found);
  });
  on('PATCH /sources/:id', async (asking) => {
    const wanted = await readBody(shapes.editSourceSchema, asking.c.req.raw);
    if (wanted instanceof Response) return wanted;
    const edited = await editSource(asking.context, asking.id, wanted);
    return edited.ok ? sourceAnswer(asking, asking.id) : refused(edited.error);
  });
  on('POST /sources/:id/agree', async (asking) => {
    const wanted = await readBody(shapes.agreeSchema, asking.c.req.raw);
    if (wanted instanceof Response) return wanted;
    const agreed = await agreeToUnnamed(asking.context, asking.id, wanted);
    return agreed.ok ? sourceAnswer(asking, asking.id) : refused(agreed.error);
  });
  on('POST /sources/:id/merge', async (asking) => {
    const wanted = await readBody(shapes.mergeSchema, asking.c.req.raw);
    if (wanted instanceof Response) return wanted;
    const merged = await mergeSources(asking.context, asking.id, wanted);
    return merged.ok ? sourceAnswer(asking, wanted.intoId) : refused(merged.error);
  });

  on('GET /stories/:id/statements', async ({ id, sight }) => {
    const story = await db
      .selectFrom('story')
      .select('first_published_at')
      .where('id', '=', id)
      .executeTakeFirst();
    if (story === undefined) return noneSuch();
    const draft = await drafts.readDraft(id);
    const publishedOn = story.first_published_at ?? clock();
    return Response.json(await loadStoryStatements(db, id, { ...draft, publishedOn }, sight));
  });
  on('GET /entries/:id/statements', async ({ id, sight }) => {
    const entry = await findReportingEntry(db, id);
    if (entry === undefined) return noneSuch();
    return Response.json(await loadStoryStatements(db, entry.storyId, entry, sight));
  });
  on('POST /stories/:id/statements/dismiss', async ({ c, id, context }) => {
    const wanted = await readBody(shapes.dismissSchema, c.req.raw);
    if (wanted instanceof Response) return wanted;
    const dismissed = await dismissStatement(context, id, wanted);
    return dismissed.ok ? Response.json({}) : refused(dismissed.error);
  });
  return app;
}

const noneSuch = () =>
  notThere('There is no such thing on record. It may have been opened from an old link.');
