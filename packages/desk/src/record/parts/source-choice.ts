import {
  type SourceContent,
  type SourceKind,
  sourceContentSchema,
} from '@onrecord/domain/claims/ledger/source';

/** A source as it is chosen in a form: one on record, or one to put on record with the form. */
export type SourceChoice =
  | {
      readonly type: 'known';
      readonly id: string;
      readonly kind: SourceKind;
      readonly name: string;
      readonly role: string;
    }
  | {
      readonly type: 'new';
      readonly kind: SourceKind;
      /** Of an unnamed source its description. */
      readonly name: string;
      readonly role: string;
      /** Why an unnamed source is not named. */
      readonly reason: string;
    };

/** What the API takes for a choice; undefined where something is missing. */
export function namedOrNew(choice: SourceChoice): { readonly id: string } | SourceContent | undefined {
  if (choice.type === 'known') return { id: choice.id };
  const { kind, name, role, reason } = choice;
  const content =
    kind === 'unnamed' ? { kind, description: name, reason } : { kind, name, role, aliases: [] };
  return sourceContentSchema.safeParse(content).data;
}

/** What is missing of a choice, in a sentence; undefined where nothing is. */
export function lackOf(choice: SourceChoice | null): string | undefined {
  if (choice === null) return 'Say who stated it.';
  if (choice.type === 'known' || namedOrNew(choice) !== undefined) return undefined;
  if (choice.name.trim() === '') return 'Say who stated it.';
  return choice.kind === 'unnamed'
    ? 'Say why this source is not named. Readers never see it.'
    : 'The name is too long to be kept.';
}
