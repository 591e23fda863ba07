import { sizeInWords } from '../../media/media-words.ts';
import { shortTime } from '../../time/newsroom-time.ts';
import { actWords } from '../story/revision-words.ts';

/** Acts of the audit log that no version is made by, as a person says them. */
const WORDS: Readonly<Record<string, string>> = {
  'signed-in': 'Signed in',
  'signed-out': 'Signed out',
  'person-invited': 'Invited',
  'person-joined': 'Joined',
  'invitation-withdrawn': 'Invitation withdrawn',
  'person-disabled': 'Disabled',
  'person-enabled': 'Enabled',
  'role-changed': 'Role changed',
  'byline-changed': 'Byline changed',
  'password-link-made': 'Link for a new password made',
  'password-replaced': 'New password by a link',
  'media-uploaded': 'Uploaded',
  'media-edited': 'Picture’s texts changed',
  'media-replaced': 'Picture replaced',
};

/** What somebody did, in a word or two: `story-ask-review` is "Asked for review". */
export function auditWords(act: string): string {
  return (
    WORDS[act] ?? actWords(act === 'story-create' ? act : act.replace(/^story-(?!pinned|published)/, ''))
  );
}

/** What an entry's subject is called by in its details, the most telling first. */
const NAMES = ['headline', 'name', 'fileName', 'email'] as const;
/** Details that say nothing to a person, or what is said already. */
const SILENT: readonly string[] = [...NAMES, 'slug', 'contributorId', 'byId'];
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

type Details = Readonly<Record<string, unknown>>;

/** What the details of an entry call its subject; undefined where they call it nothing. */
export function nameInDetails(details: Details): string | undefined {
  return NAMES.map((name) => details[name]).find(isText);
}

/**
 * The rest of the details in one line, `reporter → editor · note: …`: what something was and became first, since the
 * log keeps no order; times by the newsroom's clocks.
 */
export function detailWords(details: Details, timeZone: string): string {
  const { from, to, toName, ...rest } = details;
  const became = isText(toName)
    ? `to: ${toName}`
    : isText(from) && isText(to)
      ? `${from} → ${to}`
      : undefined;
  const told = Object.entries(became === undefined ? details : rest)
    .filter(([name]) => !SILENT.includes(name))
    .flatMap(([name, value]) => {
      if (name === 'sizeBytes' && typeof value === 'number') return sizeInWords(value);
      if (typeof value === 'number') return `${wordsOf(name)}: ${value.toLocaleString('en')}`;
      if (!isText(value)) return [];
      if (name === 'note') return `“${value}”`;
      return `${wordsOf(name)}: ${INSTANT.test(value) ? shortTime(value, timeZone) : value}`;
    });
  return [...(became === undefined ? [] : [became]), ...told].join(' · ');
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** `accentColour` as people read it: accent colour; `logoMediaId` is the logo. */
export function wordsOf(name: string): string {
  return name.replace(/MediaId$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
