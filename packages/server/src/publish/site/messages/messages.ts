import { en } from './en.ts';
import { he } from './he.ts';
import type { Messages } from './message-table.ts';
import { uk } from './uk.ts';

const TABLES: Readonly<Record<string, Messages>> = { en, uk, he };

/** The words for a BCP 47 tag; English where there is no table for its language. */
export function messagesFor(language: string): Messages {
  return TABLES[language.split('-')[0] ?? ''] ?? en;
}
