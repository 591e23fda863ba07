import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedDesk, serveDesk, TEAM } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import {
  choosePassage,
  hasKeys,
  headlineOf,
  openStory,
  saved,
  sheetOpen,
  textOf,
  typeAtEnd,
} from './sheet.ts';

let desk: ServedDesk;
let reporter: Page;
let editor: Page;
beforeAll(async () => {
  desk = await serveDesk();
  [reporter, editor] = await Promise.all([desk.enter('reporter'), desk.enter('editor')]);
});
afterAll(() => desk?.close());

const stateOf = (page: Page) => page.locator('.story-bar .state');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });

async function behindMore(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'More to do with this story' }).click();
  await page.getByRole('menuitem', { name: act, exact: true }).click();
}

/** Presses a button of the bar and the one of the same name in the dialog that opens. */
async function actWith(page: Page, act: string, label?: string, note?: string): Promise<void> {
  await page.locator('.story-bar').getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: act });
  if (label !== undefined) await dialog.getByLabel(label).fill(note ?? '');
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** What the server answers when somebody goes past the buttons. */
async function actStatus(page: Page, storyId: string, act: object): Promise<number> {
  const { origin } = desk.site;
  const url = `${origin}/desk/api/stories/${storyId}/acts`;
  return (await page.request.post(url, { headers: { origin }, data: act })).status();
}

it('a story goes from its reporter to an editor and back, with notes, until it is approved and published', async () => {
  const storyId = await desk.addStory('bridge', 'reporter', { headline: 'Bridge closes for a weak' });
  await openStory(reporter, storyId);
  await typeAtEnd(reporter, ' The council said the bridge is safe.');
  await saved(reporter);
  await actWith(reporter, 'Ask for review', 'A note for the editor', 'The council calls back at noon.');
  await expect.poll(() => stateOf(reporter).innerText(), PATIENCE).toBe('In review');

  // The editor finds it, reads the note, and says what is missing, in the margin and to the reporter.
  await editor.getByRole('link', { name: /^In review/ }).click();
  await editor.getByRole('link', { name: 'Bridge closes for a weak' }).click();
  await sheetOpen(editor);
  await tab(editor, /^Review/).click();
  await editor.getByText('The council calls back at noon.').waitFor();
  await choosePassage(editor, 'the bridge is safe');
  await editor
    .getByRole('toolbar', { name: 'The chosen passage' })
    .getByRole('button', { name: 'Note' })
    .click();
  await editor.getByLabel('Add the note').fill('Who at the council?');
  await button(editor, 'Add the note').click();
  await tab(editor, /^Notes 1/).waitFor();
  await saved(editor);
  await actWith(editor, 'Ask for changes', 'What should change', 'Name the person; and mind the headline.');
  await expect.poll(() => stateOf(editor).innerText(), PATIENCE).toBe('Draft');

  // The reporter sees both, answers, mends, and settles the note.
  await openStory(reporter, storyId);
  await expect.poll(() => stateOf(reporter).innerText(), PATIENCE).toBe('Draft');
  await tab(reporter, /^Review 2/).click();
  await reporter.getByText('Name the person; and mind the headline.').waitFor();
  await tab(reporter, /^Notes 1/).click();
  await reporter.getByRole('button', { name: 'the bridge is safe' }).click();
  const passage = () => reporter.evaluate(() => getSelection()?.toString());
  await expect.poll(passage, PATIENCE).toBe('the bridge is safe');
  await hasKeys(textOf(reporter));
  await reporter.keyboard.type('the bridge is safe, engineer Ada Moss wrote');
  await headlineOf(reporter).fill('Bridge closes for a week');
  await tab(reporter, /^Notes/).click();
  await button(reporter, 'Answer').click();
  await reporter.getByRole('textbox', { name: 'Answer' }).fill('Their engineer; it is in.');
  await reporter.locator('.note-form').getByRole('button', { name: 'Answer' }).click();
  await editor.getByRole('tab', { name: /^Notes/ }).click();
  await editor.getByText('Their engineer; it is in.').waitFor();
  await button(reporter, 'Settled').click();
  await reporter.getByText('1 note is settled').waitFor();
  await saved(reporter);
  await actWith(reporter, 'Ask for review', 'A note for the editor', '');

  await editor.getByText('1 note is settled').waitFor();
  await openStory(editor, storyId);
  await actWith(editor, 'Approve', 'A note', 'Good work.');
  await expect.poll(() => stateOf(editor).innerText(), PATIENCE).toBe('Approved');
  expect(await desk.read('/')).not.toContain('Bridge closes');
  await actWith(editor, 'Publish');
  await expect.poll(() => desk.read('/'), PATIENCE).toContain('Bridge closes for a week');
  const page = await desk.read('/bridge/');
  expect(page).toContain('the bridge is safe, engineer Ada Moss wrote');
  for (const inside of ['Who at the council?', 'it is in', 'calls back at noon', 'Good work'])
    expect(page).not.toContain(inside);
});

it('a reporter cannot publish: there is no such button, and the server refuses', async () => {
  const storyId = await desk.addStory('own', 'reporter', { headline: 'A story of my own' });
  const others = await desk.addStory('of-the-editor', 'editor', { headline: 'A story of the editor' });
  await openStory(reporter, storyId);
  await button(reporter, 'Ask for review').waitFor();
  for (const act of ['Publish', 'Schedule', 'Approve']) expect(await button(reporter, act).count()).toBe(0);
  await reporter.getByRole('button', { name: 'More to do with this story' }).click();
  await reporter.getByRole('menuitem', { name: 'Spike' }).waitFor();
  const offered = await reporter.getByRole('menuitem').allInnerTexts();
  expect(offered.join('\n')).not.toMatch(/Publish|Schedule|Approve|Retract|Withdraw/);
  await reporter.keyboard.press('Escape');
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  for (const act of [{ act: 'publish' }, { act: 'schedule', at: tomorrow }, { act: 'approve' }])
    expect(await actStatus(reporter, storyId, act)).toBe(403);

  // Somebody else's story is read, and not written.
  await openStory(reporter, others);
  await headlineOf(reporter).waitFor();
  await expect.poll(() => textOf(reporter).getAttribute('contenteditable'), PATIENCE).toBe('false');
  expect(await actStatus(reporter, others, { act: 'ask-review' })).toBe(403);
  expect(await desk.read('/')).not.toContain('A story of');

  // Handed in, the dark button is grey and says why.
  await openStory(reporter, storyId);
  await actWith(reporter, 'Ask for review');
  const grey = button(reporter, 'Publish');
  await grey.waitFor();
  expect(await grey.getAttribute('aria-disabled')).toBe('true');
  expect(await grey.getAttribute('aria-description')).toBe('Only an editor can do this. Ask one to.');
});

it('what is dropped goes on the spike, and comes back as it was', async () => {
  const storyId = await desk.addStory('lighthouse', 'reporter', {
    headline: 'A rumour about the lighthouse',
  });
  await openStory(reporter, storyId);
  await typeAtEnd(reporter, ' Nobody confirms it.');
  await saved(reporter);
  await behindMore(reporter, 'Spike');
  await reporter.getByText('Spiked.', { exact: true }).waitFor();
  await expect.poll(() => stateOf(reporter).innerText(), PATIENCE).toBe('Spiked');
  await reporter.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => stateOf(reporter).innerText(), PATIENCE).toBe('Draft');
  await expect.poll(() => textOf(reporter).getAttribute('contenteditable'), PATIENCE).toBe('true');

  await behindMore(reporter, 'Spike');
  await expect.poll(() => stateOf(reporter).innerText(), PATIENCE).toBe('Spiked');
  await expect.poll(() => textOf(reporter).getAttribute('contenteditable'), PATIENCE).toBe('false');
  // Long after, by whoever finds it.
  await editor.goto(`${desk.site.origin}/desk/?view=spiked`);
  await editor.getByRole('link', { name: 'A rumour about the lighthouse' }).click();
  await button(editor, 'Take off the spike').click();
  await expect.poll(() => stateOf(editor).innerText(), PATIENCE).toBe('Draft');
  await textOf(editor).getByText('Nobody confirms it.').waitFor();
});

it('every step stands in the audit log with who took it', async () => {
  await editor.goto(`${desk.site.origin}/desk/audit`);
  const lines = editor.locator('.audit li');
  await lines.first().waitFor();
  const said = (await lines.allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' '));
  for (const [name, act] of [
    [TEAM.reporter.name, 'Asked for review'],
    [TEAM.editor.name, 'Asked for changes'],
    [TEAM.editor.name, 'Approved'],
    [TEAM.editor.name, 'Published'],
    [TEAM.reporter.name, 'Spiked'],
    [TEAM.editor.name, 'Taken off the spike'],
  ] as const)
    expect(said.some((line) => line.includes(`${name} ${act}`))).toBe(true);
});
