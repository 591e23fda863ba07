import type { ContributorInput, TagInput } from '@onrecord/domain/article/story-input';
import type { Media } from '@onrecord/domain/media/media';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { abstractPicture } from '../media/abstract-picture.ts';
import {
  type DemoClaimToRecord,
  type DemoCorrectionToSave,
  type DemoLiveStoryToSave,
  type DemoStoryToSave,
  demoClaims,
  demoCorrections,
  demoLiveStories,
  demoStories,
} from './demo-stories.ts';
import { DEMO_CONTRIBUTORS, DEMO_SETTINGS, DEMO_TAGS } from './newsroom.ts';
import { DEMO_CREDIT, DEMO_PICTURES, type PictureName } from './pictures.ts';

/** What loading the demo needs of the store. Everything is written once, into an empty newsroom. */
export interface DemoPorts {
  readonly saveSettings: (settings: NewsroomSettings) => Promise<unknown>;
  readonly saveTags: (tags: TagInput[]) => Promise<unknown>;
  readonly saveContributors: (contributors: ContributorInput[]) => Promise<unknown>;
  readonly addPicture: (bytes: Buffer, texts: DemoPictureTexts) => Promise<Media>;
  /** For stores that keep a ledger; called before the stories that cite it. */
  readonly recordClaims?: (claims: DemoClaimToRecord[]) => Promise<unknown>;
  readonly saveStories: (stories: DemoStoryToSave[]) => Promise<unknown>;
  /** For stores that keep corrections; called after the stories are saved. */
  readonly saveCorrections?: (corrections: DemoCorrectionToSave[]) => Promise<unknown>;
  /** For stores that keep live stories; called after the stories are saved. */
  readonly saveLiveStories?: (stories: DemoLiveStoryToSave[]) => Promise<unknown>;
}

export interface DemoPictureTexts {
  readonly fileName: string;
  readonly altText: string;
  readonly caption: string;
  readonly credit: string;
  readonly creator: string;
}

/** As wide as the largest slot of a page on a usual screen needs; quick to draw. */
const PICTURE_SIZE = { widthPx: 1280, heightPx: 720 } as const;

/** How many pictures are drawn at a time. */
const PICTURES_AT_ONCE = 2;

/** Fills an empty newsroom with the demo, as it would look at `now`. */
export async function loadDemo(ports: DemoPorts, now: Date): Promise<void> {
  await ports.saveSettings(DEMO_SETTINGS);
  await ports.saveTags([...DEMO_TAGS]);
  await ports.saveContributors([...DEMO_CONTRIBUTORS]);
  const mediaIds = await addPictures(ports.addPicture);
  await ports.recordClaims?.(demoClaims(now));
  await ports.saveStories(demoStories(now, mediaIds));
  await ports.saveCorrections?.(demoCorrections(now));
  await ports.saveLiveStories?.(demoLiveStories(now, mediaIds));
}

async function addPictures(addPicture: DemoPorts['addPicture']): Promise<Map<PictureName, string>> {
  const mediaIds = new Map<PictureName, string>();
  const waiting = Object.keys(DEMO_PICTURES) as PictureName[];
  const drawOneAfterAnother = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { motif, seed, altText } = DEMO_PICTURES[name];
      const bytes = await abstractPicture({ seed, motif, ...PICTURE_SIZE });
      const media = await addPicture(bytes, {
        fileName: `${name}.jpg`,
        altText,
        caption: 'Illustration',
        credit: DEMO_CREDIT,
        creator: DEMO_CREDIT,
      });
      mediaIds.set(name, media.id);
    }
  };
  await Promise.all(Array.from({ length: PICTURES_AT_ONCE }, drawOneAfterAnother));
  return mediaIds;
}
