import { sizeInWords } from '../../media/media-words.ts';
import { STATE_WORDS } from '../../record/parts/claim-words.ts';
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
  'claim-recorded': 'Put on record',
  'claim-edited': 'Claim mended',
  'claim-finding-set': 'Finding set',
  'claim-related': 'Put beside another claim',
  'claim-unrelated': 'Taken from beside another claim',
  'claim-merged': 'Merged into another claim',
  'claim-merged-in': 'Another claim merged in',
  'claim-sealed': 'Claim sealed',
  'claim-unsealed': 'Seal taken off',
  'claim-source-merged': 'Source merged into another',
  'evidence-kept': 'Evidence kept',
  'evidence-published': 'Evidence shown to readers',
  'evidence-withheld': 'Evidence taken from readers',
  'source-recorded': 'Source put on record',
  'source-edited': 'Source mended',
  'source-agreed': 'Agreed that a source stays unnamed',
  'source-merged': 'Source merged into another',
  'source-merged-in': 'Another source merged in',
  'follow-up-skipped': 'Line about a claim skipped',
  'follow-up-reopened': 'Line about a claim taken up again',
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
const SILENT: readonly string[] = [
  ...NAMES,
  'slug',
  'contributorId',
  'byId',
  'publicId',
  'claimId',
  'evidenceId',
  'storyId',
];
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
export function detailWords(given: Details, timeZone: string): string {
  const details = withFindingWords(given);
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
      if (name === 'note' || name === 'why') return `“${value}”`;
      return `${wordsOf(name)}: ${INSTANT.test(value) ? shortTime(value, timeZone) : value}`;
    });
  return [...(became === undefined ? [] : [became]), ...told].join(' · ');
}

/** The finding of a claim, and the one before, as what it was and became. */
function withFindingWords(details: Details): Details {
  const { before, finding, ...rest } = details;
  const words: Readonly<Record<string, string>> = STATE_WORDS;
  if (!isText(before) || !isText(finding)) return details;
  return before === finding
    ? { ...rest, stillHeld: words[finding] ?? finding }
    : { ...rest, from: words[before] ?? before, to: words[finding] ?? finding };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** `accentColour` as people read it: accent colour; `logoMediaId` is the logo, `intoPublicId` into which claim. */
export function wordsOf(name: string): string {
  return name.replace(/(MediaId|PublicId)$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
