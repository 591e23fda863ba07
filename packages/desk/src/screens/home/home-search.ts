import { homeViewSchema } from '@onrecord/domain/desk/shapes';
import { z } from 'zod';

/** What of the home stands in its address, so that a list can be kept, sent and gone back to. */
const homeSearchSchema = z.object({
  view: homeViewSchema.optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  contributorId: z.uuid().optional().catch(undefined),
  tagId: z.uuid().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});
export type HomeSearch = z.infer<typeof homeSearchSchema>;

/** Reads an address' query; what makes no sense in it is left out. */
export function readHomeSearch(search: Record<string, unknown>): HomeSearch {
  return Object.fromEntries(
    Object.entries(homeSearchSchema.parse(search)).filter(([, value]) => value !== undefined),
  );
}
