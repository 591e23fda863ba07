import { claimContentSchema, FINDINGS } from '@onrecord/domain/claims/ledger/claim';
import { sourceContentSchema } from '@onrecord/domain/claims/ledger/source';
import { z } from 'zod';
import { ApiProblem } from '../../api/client.ts';

/** Somebody was faster: their text, and the version to start from now. */
export interface ConflictOf<T> {
  readonly says: string;
  readonly version: number;
  readonly current: T;
}

const lateSchema = z.object({
  type: z.literal('changed-meanwhile'),
  version: z.number().int(),
  current: z.unknown(),
});

const readerOf =
  <S extends z.ZodType>(schema: S) =>
  (error: unknown): ConflictOf<z.output<S>> | undefined => {
    if (!(error instanceof ApiProblem)) return undefined;
    const late = lateSchema.safeParse(error.told);
    const current = schema.safeParse(late.data?.current);
    return late.success && current.success
      ? { says: error.message, version: late.data.version, current: current.data }
      : undefined;
  };

/** What a refusal tells of a change that came too late; undefined for any other. */
export const findingConflict = readerOf(z.object({ kind: z.enum(FINDINGS), grounds: z.string() }));
export const claimConflict = readerOf(claimContentSchema);
export const sourceConflict = readerOf(sourceContentSchema);
