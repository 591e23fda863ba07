import type { ElementType } from '@onrecord/domain/body/elements';

export type ReportLevel = 'note' | 'warning' | 'error';

/** One thing a person should know: where it is and what was done about it. */
export interface ReportLine {
  readonly level: ReportLevel;
  /** The export's name without its folder. */
  readonly file: string;
  /** The post it is about; null for the export as a whole. */
  readonly post: { readonly slug: string; readonly id: string; readonly title: string } | null;
  /** The place in the post, such as `body[3] bookmark`; '' for the post as a whole. */
  readonly element: string;
  readonly message: string;
}

/** What an import did, as `--report` writes it in JSON. */
export interface ImportReport {
  readonly file: string;
  readonly dryRun: boolean;
  /** Why nothing, or not everything, was imported; null after a complete run. */
  failure: string | null;
  /** Posts and pages by their state here, refused ones left out. */
  published: number;
  drafts: number;
  scheduled: number;
  /** How many of those are standalone pages. */
  pages: number;
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** Stories that changed in Ghost and were edited here too, and so were left as they are; by slug. */
  kept: string[];
  /** Such stories that have the export's version as staged changes now; by slug. */
  staged: string[];
  tags: number;
  contributors: number;
  /** Names of the newsroom's settings that were taken over in this run. */
  settings: string[];
  media: { stored: number; missing: number; broken: number; elsewhere: number };
  elements: Partial<Record<ElementType, number>>;
  /** Elements kept but not shown, by the source's name of them. */
  unsupported: Record<string, number>;
  membersOnly: string[];
  /** Stories that lead the feed after this run, by slug. */
  pinned: string[];
  readonly lines: ReportLine[];
}

export function emptyReport(file: string, dryRun: boolean): ImportReport {
  return {
    file,
    dryRun,
    failure: null,
    published: 0,
    drafts: 0,
    scheduled: 0,
    pages: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    kept: [],
    staged: [],
    tags: 0,
    contributors: 0,
    settings: [],
    media: { stored: 0, missing: 0, broken: 0, elsewhere: 0 },
    elements: {},
    unsupported: {},
    membersOnly: [],
    pinned: [],
    lines: [],
  };
}

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** A report line as one line of text: file, post, element, what happened. */
export function lineText(line: ReportLine): string {
  const post = line.post === null ? '' : `: ${line.post.slug || line.post.title || line.post.id}`;
  const element = line.element === '' ? '' : `, ${line.element}`;
  return `${line.file}${post}${element}: ${line.message}`;
}

/** How many lines the summary shows of each level; the report file has all. */
const SHOWN_LINES = 20;

/** The report for a person at a terminal. */
export function summaryOf(report: ImportReport): string {
  if (report.failure !== null) return report.failure;
  const parts = [
    `${report.published} published, ${count(report.drafts, 'draft')}, ${report.scheduled} scheduled` +
      (report.pages > 0 ? ` (${count(report.pages, 'page')} among them)` : ''),
    `${report.new} new, ${report.changed} changed, ${report.unchanged} unchanged` +
      (report.refused > 0 ? `, ${report.refused} refused` : ''),
    ...editedHereText(report),
    mediaText(report),
    ...membersOnlyText(report),
    ...unsupportedText(report),
    ...shownLines(report),
  ];
  if (report.dryRun) parts.push('A dry run: nothing was written.');
  return parts.filter((part) => part !== '').join('\n');
}

function mediaText({ media, dryRun }: ImportReport): string {
  const all = media.stored + media.missing + media.broken + media.elsewhere;
  if (all === 0) return '';
  const parts = [
    `${count(media.stored, 'picture or file', 'pictures and files')} ${dryRun ? 'found' : 'stored'}`,
  ];
  if (media.missing > 0) parts.push(`${media.missing} missing`);
  if (media.broken > 0) parts.push(`${media.broken} broken`);
  if (media.elsewhere > 0) parts.push(`${media.elsewhere} on other hosts`);
  return parts.join(', ');
}

function editedHereText({ kept, staged, dryRun }: ImportReport): string[] {
  const lines: string[] = [];
  if (kept.length > 0) {
    const one = kept.length === 1;
    const left = dryRun ? 'would be' : one ? 'was' : 'were';
    lines.push(
      `${count(kept.length, 'story', 'stories')} ${one ? 'was' : 'were'} edited here since and ${left} left as ` +
        `${one ? 'it is' : 'they are'}: ${namesText(kept)}`,
    );
  }
  if (staged.length > 0) {
    const one = staged.length === 1;
    lines.push(
      `${count(staged.length, 'story', 'stories')} ${one ? 'was' : 'were'} edited here since; the export's version ` +
        `${dryRun ? 'would be' : 'is'} staged at the desk, to be looked at and published: ${namesText(staged)}`,
    );
  }
  return lines;
}

function namesText(slugs: readonly string[]): string {
  const shown = slugs.slice(0, SHOWN_LINES).join(', ');
  const rest = slugs.length - SHOWN_LINES;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function membersOnlyText({ membersOnly }: ImportReport): string[] {
  if (membersOnly.length === 0) return [];
  return [
    `${count(membersOnly.length, 'post')} for members only came in as ` +
      `${membersOnly.length === 1 ? 'a draft' : 'drafts'}: ${namesText(membersOnly)}`,
  ];
}

function unsupportedText({ unsupported }: ImportReport): string[] {
  const kinds = Object.entries(unsupported);
  if (kinds.length === 0) return [];
  return [
    `Kept for the desk, not shown to readers: ${kinds.map(([kind, n]) => `${n} × ${kind}`).join(', ')}`,
  ];
}

function shownLines({ lines }: ImportReport): string[] {
  return (['error', 'warning'] as const).flatMap((level) => {
    const ofLevel = lines.filter((line) => line.level === level);
    const shown = ofLevel.slice(0, SHOWN_LINES).map((line) => `${level}: ${lineText(line)}`);
    const rest = ofLevel.length - SHOWN_LINES;
    return rest > 0
      ? [...shown, `… and ${count(rest, `${level}`)} more; --report FILE.json lists all`]
      : shown;
  });
}
