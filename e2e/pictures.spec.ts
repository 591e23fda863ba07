import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  GPS_EXIF,
  samplePicture,
  withIim,
  xmpPacket,
} from '../packages/server/src/media/testing/picture-samples.ts';
import { pictureTags } from '../packages/server/src/media/testing/picture-tags.ts';
import { attribute, named } from '../packages/server/src/testing/reading-html.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { barOf, openStory, saved } from './sheet.ts';

let desk: ServedDesk;
let page: Page;
let storyId: string;
beforeAll(async () => {
  desk = await serveDesk();
  storyId = await desk.addStory('east-quay', 'editor', { headline: 'The east quay is open again' });
  page = await desk.enter('editor', 'media');
});
afterAll(() => desk?.close());

/** A photograph as it comes from an agency: texts in IPTC and XMP, and where it was taken. */
async function fromAgency(): Promise<Buffer> {
  const xmp = xmpPacket(
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The east quay at dawn</rdf:li></rdf:Alt></dc:description>' +
      '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© North Sea Pictures</rdf:li></rdf:Alt></dc:rights>' +
      '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Two cranes over a quay</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>',
  );
  const picture = await samplePicture(1400, 900).withXmp(xmp).withExif({ IFD3: GPS_EXIF }).jpeg().toBuffer();
  expect(pictureTags(picture).position?.Latitude).toBeCloseTo(50.45);
  return withIim(picture, [
    [1, 90, Buffer.from('\x1b%G')],
    [2, 80, Buffer.from('Ann Moor')],
    [2, 110, Buffer.from('Ann Moor / North Sea Pictures')],
  ]);
}

/** Drops files on a place, as from the machine's own windows. */
async function drop(place: Locator, files: Readonly<Record<string, Buffer>>): Promise<void> {
  const contents = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')] as const);
  const dataTransfer = await place.page().evaluateHandle((contents) => {
    const dropped = new DataTransfer();
    for (const [name, base64] of contents)
      dropped.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
    return dropped;
  }, contents);
  await place.dispatchEvent('drop', { dataTransfer });
}

async function openInLibrary(fileName: string): Promise<Locator> {
  await page.goto(`${desk.site.origin}/desk/media`);
  await page.getByTitle(fileName).click();
  const panel = page.getByRole('complementary', { name: fileName });
  await panel.waitFor();
  return panel;
}

describe('the library', () => {
  it('takes many files in at once, with what each says of itself, and says why one is refused', async () => {
    await drop(page.getByRole('searchbox', { name: 'Search the library' }), {
      'quay.jpg': await fromAgency(),
      'plain.png': await samplePicture(900, 600).png().toBuffer(),
      'pier.webp': await samplePicture(800, 800).webp().toBuffer(),
      'fake.jpg': Buffer.from('This is no picture at all.'),
    });
    const uploads = page.getByRole('region', { name: 'Uploads' });
    await uploads.getByText('3 files are here, 1 was not taken in').waitFor();
    expect(await uploads.getByRole('alert').innerText()).toMatch(/fake\.jpg/);

    const panel = await openInLibrary('quay.jpg');
    for (const [label, text] of [
      ['Caption', 'The east quay at dawn'],
      ['Alt text', 'Two cranes over a quay'],
      ['Credit', 'Ann Moor / North Sea Pictures'],
      ['Creator', 'Ann Moor'],
      ['Copyright', '© North Sea Pictures'],
    ] as const)
      expect(await panel.getByLabel(label, { exact: true }).inputValue()).toBe(text);
    await page.getByTitle('plain.png').getByText('No credit · No alt text').waitFor();
  });

  it('keeps the point that stays in view, and shows what each shape makes of it', async () => {
    let panel = await openInLibrary('quay.jpg');
    const point = (of: Locator) => of.getByRole('button', { name: /^Point that stays in view/ });
    await point(panel).focus();
    for (let presses = 0; presses < 8; presses++) await page.keyboard.press('ArrowRight');
    for (let presses = 0; presses < 6; presses++) await page.keyboard.press('ArrowUp');
    const square = panel.getByRole('list', { name: 'What each shape shows' }).getByRole('listitem').last();
    await expect
      .poll(
        () => square.getByRole('presentation').evaluate((image) => getComputedStyle(image).objectPosition),
        PATIENCE,
      )
      .toBe('100% 0%');
    await page.getByRole('status').getByText('The point in view of quay.jpg changed.').first().waitFor();
    // It is said of the first press, and each is kept.
    const kept = () =>
      desk.newsroom.db
        .selectFrom('media')
        .select(['focal_x', 'focal_y'])
        .where('file_name', '=', 'quay.jpg')
        .executeTakeFirst();
    await expect.poll(kept, PATIENCE).toEqual({ focal_x: 0.9, focal_y: 0.2 });
    panel = await openInLibrary('quay.jpg');
    expect(await point(panel).getAttribute('aria-label')).toContain('90 % from the left, 20 % from the top');
  });
});

describe('a story with a picture', () => {
  const publish = () => barOf(page).getByRole('button', { name: 'Publish', exact: true });

  it('does not go out before the picture has a credit and words, and the button says so', async () => {
    await openStory(page, storyId);
    await page.getByRole('button', { name: 'Choose a picture' }).click();
    await page.getByRole('dialog').getByTitle('plain.png').click();
    await expect
      .poll(() => publish().getAttribute('aria-description'), PATIENCE)
      .toBe(
        'The lead picture has no words for those who do not see it. Describe it, or mark it as decorative.\n' +
          'The lead picture has no credit. Say whose it is.',
      );
    expect(await publish().isEnabled()).toBe(false);
    const act = await page.request.post(`${desk.site.origin}/desk/api/stories/${storyId}/acts`, {
      headers: { origin: desk.site.origin },
      data: { act: 'publish' },
    });
    expect([act.status(), await act.text()]).toEqual([422, expect.stringContaining('has no credit')]);

    await page.getByLabel('Credit', { exact: true }).fill('Harbour office');
    await page.getByLabel(/^Decorative/).check();
    await saved(page);
    await expect.poll(() => publish().isEnabled(), PATIENCE).toBe(true);
    await publish().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect.poll(async () => (await fetch(`${desk.site.origin}/east-quay/`)).status, PATIENCE).toBe(200);
    expect(await desk.read('/east-quay/')).toContain('Harbour office');
  });

  it('shows another picture everywhere once it is replaced, and every file of it says whose it is and not where', async () => {
    const before = await publicPicture();
    const panel = await openInLibrary('plain.png');
    await panel.getByRole('link', { name: 'The east quay is open again' }).waitFor();
    await panel.getByRole('button', { name: 'Replace everywhere…' }).click();
    await page.getByRole('dialog', { name: 'Put in the place of plain.png' }).getByTitle('quay.jpg').click();
    const dialog = page.getByRole('dialog', { name: 'Replace in 1 story?' });
    await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
    await page.getByRole('status').getByText('Replaced in 1 story.').waitFor();
    await expect.poll(publicPicture, PATIENCE).not.toBe(before);

    const html = await desk.read('/east-quay/');
    const files = new Set(html.match(/\/media\/[^"\s,]+\.(?:avif|webp|jpe?g)/g));
    expect(files.size).toBeGreaterThan(3);
    for (const file of files) {
      const answer = await fetch(desk.site.origin + file);
      const tags = pictureTags(new Uint8Array(await answer.arrayBuffer()));
      expect(tags, file).toMatchObject({
        creator: 'Ann Moor',
        credit: 'Ann Moor / North Sea Pictures',
        copyright: '© North Sea Pictures',
        position: undefined,
      });
      expect(tags.names.join(), file).not.toMatch(/gps/i);
    }
  });
});

/** The address of the picture readers get over the story. */
async function publicPicture(): Promise<string | undefined> {
  const [image] = named(await desk.read('/east-quay/'), 'img');
  return image && attribute(image, 'src');
}
