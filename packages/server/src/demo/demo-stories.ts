import { createHash } from 'node:crypto';
import type { StoryInput } from '@onrecord/domain/article/story-input';
import type { CorrectionView } from '@onrecord/domain/article/views';
import type { Finding, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import type { RecordClaim } from '@onrecord/domain/desk/claim-shapes';
import type { EntryInput } from '@onrecord/domain/live/entry';
import { withClaimMarks } from './claim-marks.ts';
import { DEMO_CLAIMS, type DemoClaim, sourceOf } from './claims.ts';
import type { DemoHero, DemoRefs, DemoStory } from './demo-story.ts';
import { demoId } from './ids.ts';
import { DEMO_CONTRIBUTORS, DEMO_SETTINGS } from './newsroom.ts';
import { DEMO_CREDIT, DEMO_PICTURES, type PictureName } from './pictures.ts';
import { DEMO_STORIES } from './running-order.ts';
import { demoSchedule } from './schedule.ts';
import { DEMO_PAGES } from './stories/pages.ts';

export interface DemoStoryToSave {
  readonly id: string;
  /** Of what is saved: SHA-256 in hexadecimal digits. */
  readonly fingerprint: string;
  readonly story: StoryInput;
}

export interface DemoCorrectionToSave extends CorrectionView {
  readonly storyId: string;
}

export interface DemoLiveStoryToSave {
  readonly storyId: string;
  readonly startedAt: Date;
  readonly entries: ReadonlyArray<
    EntryInput & {
      readonly id: string;
      readonly postedAt: Date;
      readonly editedAt: Date | null;
      readonly byline: string;
      readonly contributorId: string;
      readonly pinned: boolean;
    }
  >;
}

export interface DemoClaimToRecord {
  readonly id: string;
  /** When the newsroom put it on record. */
  readonly at: Date;
  readonly claim: RecordClaim;
  readonly finding: { readonly kind: Finding; readonly grounds: string };
  readonly relation: { readonly kind: RelationKind; readonly toId: string } | null;
}

const PAGES_AGE_DAYS = 60;
const MINUTE_MS = 60_000;

/** All stories and pages as they are saved, newest first. `mediaIds` are the ids of the stored pictures. */
export function demoStories(now: Date, mediaIds: ReadonlyMap<PictureName, string>): DemoStoryToSave[] {
  const pagesPublishedAt = new Date(demoSchedule(now, 0).getTime() - PAGES_AGE_DAYS * 24 * 60 * MINUTE_MS);
  return [
    ...DEMO_STORIES.map((story, index) => toSave(story, 'story', demoSchedule(now, index), mediaIds)),
    ...DEMO_PAGES.map((page) => toSave(page, 'page', pagesPublishedAt, mediaIds)),
  ];
}

/** The corrections the demo's stories carry, newest story first. */
export function demoCorrections(now: Date): DemoCorrectionToSave[] {
  return DEMO_STORIES.flatMap((story, index) =>
    (story.corrections ?? []).map(({ kind, note, minutesAfter }, position) => ({
      id: demoId('correction', `${story.slug}:${position + 1}`),
      storyId: demoId('story', story.slug),
      kind,
      note,
      at: minutesLater(demoSchedule(now, index), minutesAfter),
    })),
  );
}

/** The live stories of the demo, with their entries. */
export function demoLiveStories(
  now: Date,
  mediaIds: ReadonlyMap<PictureName, string>,
): DemoLiveStoryToSave[] {
  return DEMO_STORIES.flatMap(({ slug, live }, index) => {
    if (live === undefined) return [];
    const startedAt = demoSchedule(now, index);
    const entries = live.map((entry, position) => ({
      id: demoId('entry', `${slug}:${position + 1}`),
      postedAt: minutesLater(startedAt, entry.minutesAfter),
      editedAt:
        entry.editedMinutesAfter === undefined ? null : minutesLater(startedAt, entry.editedMinutesAfter),
      headline: entry.headline ?? '',
      body: entry.body(refsOf(mediaIds)),
      keyEvent: entry.keyEvent ?? '',
      byline: nameOf(entry.by),
      contributorId: demoId('contributor', entry.by),
      pinned: entry.pinned ?? false,
    }));
    return [{ storyId: demoId('story', slug), startedAt, entries }];
  });
}

/** What the demo's stories report, the claims that relations lead to first. */
export function demoClaims(now: Date): DemoClaimToRecord[] {
  return DEMO_CLAIMS.map((claim) => {
    const published = claim.cited.map(({ slug }) =>
      demoSchedule(
        now,
        DEMO_STORIES.findIndex((story) => story.slug === slug),
      ),
    );
    const at = new Date(Math.min(...published.map((date) => date.getTime())));
    return {
      id: demoId('claim', claim.key),
      at,
      claim: {
        language: DEMO_SETTINGS.language,
        sourcing: '',
        place: '',
        channel: null,
        ...claim.said,
        speaker: sourceOf(claim),
        relay: [],
        saidAt: saidAtOf(claim, at),
        finding: 'unverified',
        why: '',
      },
      finding: claim.finding,
      relation: claim.does ? { kind: claim.does.kind, toId: demoId('claim', claim.does.to) } : null,
    };
  });
}

function saidAtOf({ on }: DemoClaim, published: Date): string | null {
  if (typeof on !== 'number') return on;
  return minutesLater(published, -on * 24 * 60)
    .toISOString()
    .slice(0, 'YYYY-MM-DD'.length);
}

const nameOf = (slug: string) => DEMO_CONTRIBUTORS.find((one) => one.slug === slug)?.name ?? '';

function toSave(
  story: DemoStory,
  kind: StoryInput['kind'],
  publishedAt: Date,
  mediaIds: ReadonlyMap<PictureName, string>,
): DemoStoryToSave {
  const id = demoId('story', story.slug);
  const input: StoryInput = {
    kind,
    state: 'published',
    slug: story.slug,
    headline: story.headline,
    dek: story.dek,
    body: withClaimMarks(story.slug, story.body(refsOf(mediaIds))),
    language: story.language ?? DEMO_SETTINGS.language,
    createdAt: publishedAt,
    firstPublishedAt: publishedAt,
    updatedAt:
      story.updatedMinutesAfter === undefined ? null : minutesLater(publishedAt, story.updatedMinutesAfter),
    scheduledFor: null,
    breaking: story.breaking ?? false,
    pinned: story.pinned ?? false,
    contributorIds: story.contributors.map((slug) => demoId('contributor', slug)),
    tagIds: story.tags.map((slug) => demoId('tag', slug)),
    hero: story.picture ? heroOf(story.picture, mediaIds) : null,
    canonicalUrl: null,
    searchTitle: '',
    searchDescription: '',
    socialTitle: '',
    socialDescription: '',
    socialMediaId: null,
    outletId: id,
  };
  return { id, fingerprint: createHash('sha256').update(JSON.stringify(input)).digest('hex'), story: input };
}

function heroOf(hero: DemoHero, mediaIds: ReadonlyMap<PictureName, string>): StoryInput['hero'] {
  const { mediaId, altText } = refsOf(mediaIds).picture(hero.name);
  return { mediaId, altText: hero.altText ?? altText, caption: hero.caption, credit: DEMO_CREDIT };
}

function refsOf(mediaIds: ReadonlyMap<PictureName, string>): DemoRefs {
  return {
    storyId: (slug) => demoId('story', slug),
    picture: (name) => {
      const mediaId = mediaIds.get(name);
      if (mediaId === undefined) throw new Error(`The demo's picture was not stored: ${name}`);
      return { mediaId, altText: DEMO_PICTURES[name].altText };
    },
  };
}

const minutesLater = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE_MS);
