import { z } from 'zod';

/**
 * GET /claims/waiting: what of the ledger waits for somebody, counted as far as `WAITING_COUNTED_TO`. Every screen of the
 * desk shows it, so it comes without the other shapes of the ledger.
 */
export const waitingSchema = z.object({
  /** Lines proposed to stories. */
  followUps: z.number().int(),
  /** Claims to look at again. */
  review: z.number().int(),
});
/** Where counting stops. */
export const WAITING_COUNTED_TO = 100;
