import { deskTagSchema } from '@onrecord/domain/desk/shapes';
import { post } from '../../api/client.ts';
import type { Named } from './use-names.ts';

/** Makes a tag; editors may. The answer names it as it is kept. */
export function createTag(name: string): Promise<Named> {
  return post('/tags', deskTagSchema, { name });
}
