import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD, type ServedDesk, serveDesk, TEAM } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { headlineOf, saidOfSaving, saved } from './sheet.ts';

let desk: ServedDesk;
let owner: Page;
beforeAll(async () => {
  desk = await serveDesk();
  owner = await desk.enter('owner', 'people');
});
afterAll(() => desk?.close());

/** The line of somebody in the list of people. */
const lineOf = (page: Page, email: string): Locator => page.getByRole('row').filter({ hasText: email });

async function change(email: string, act: string): Promise<void> {
  await lineOf(owner, email).getByRole('button', { name: 'Change' }).click();
  await owner.getByRole('menuitem', { name: act, exact: true }).click();
}

const apiStatus = async (page: Page, path: string, data: object, method = 'PATCH') => {
  const { origin } = desk.site;
  const answer = await page.request.fetch(`${origin}/desk/api${path}`, { method, headers: { origin }, data });
  return answer.status();
};

it('an owner invites somebody, who joins; the link is shown once and the invitation can be withdrawn', async () => {
  const invited = async (email: string, role: string) => {
    await owner.getByLabel('Invite somebody').fill(email);
    await owner.getByLabel('As', { exact: true }).selectOption(role);
    await owner.getByRole('button', { name: 'Invite', exact: true }).click();
    await owner.getByText(`Give this link to ${email}, and to nobody else:`).waitFor();
    return owner.locator('.issued code').innerText();
  };
  const link = await invited('quill@news.example', 'editor');
  await owner.getByRole('button', { name: `Withdraw the invitation of quill@news.example` }).waitFor();
  await owner.getByRole('button', { name: 'Done' }).click();
  expect(await owner.content()).not.toContain(link);

  const page = await (await desk.browser.newContext()).newPage();
  await page.goto(link);
  await page.getByText('You join as editor.').waitFor();
  await page.getByLabel('Name').fill('Quill Harbour');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('link', { name: 'Quill Harbour, editor' }).waitFor();
  await page.context().close();

  const withdrawn = await invited('late@news.example', 'viewer');
  await owner.getByRole('button', { name: 'Withdraw the invitation of late@news.example' }).click();
  await expect.poll(() => owner.getByText('late@news.example as viewer').count(), PATIENCE).toBe(0);
  const late = await (await desk.browser.newContext()).newPage();
  await late.goto(withdrawn);
  await late.getByText('This link leads nowhere any more').waitFor();
  await late.context().close();

  await owner.reload();
  await lineOf(owner, 'quill@news.example').getByText('Quill Harbour').first().waitFor();
  // Somebody who is here already is not invited again.
  await owner.getByLabel('Invite somebody').fill('quill@news.example');
  await owner.getByRole('button', { name: 'Invite', exact: true }).click();
  expect(await owner.getByRole('alert').innerText()).toContain('is in the newsroom already');
});

it('a role that is changed holds from the next thing somebody does, and can be taken back', async () => {
  const reporter = await desk.enter('reporter');
  const storyId = await desk.addStory('of-the-reporter', 'reporter', { headline: 'The ferry is late' });
  await change(TEAM.reporter.email, 'Make editor');
  await owner.getByText(`${TEAM.reporter.name} is editor now.`).waitFor();
  await reporter.goto(`${desk.site.origin}/desk/stories/${storyId}`);
  await reporter.getByRole('button', { name: 'Publish', exact: true }).waitFor();
  await owner.getByRole('button', { name: 'Undo' }).click();
  await lineOf(owner, TEAM.reporter.email).getByText('reporter', { exact: true }).waitFor();
  expect(await apiStatus(reporter, `/stories/${storyId}/acts`, { act: 'publish' }, 'POST')).toBe(403);
  await reporter.reload();
  await reporter.getByRole('button', { name: 'Ask for review' }).waitFor();
  expect(await reporter.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);
  await reporter.context().close();
});

it('nobody else manages people: there is nothing to press, and the server refuses', async () => {
  for (const role of ['editor', 'reporter', 'viewer'] as const) {
    const page = await desk.enter(role, 'people');
    await lineOf(page, TEAM.owner.email).waitFor();
    await page.getByText('Only an owner changes roles and invites.').waitFor();
    expect(await page.getByRole('button', { name: /^(Change|Invite|Withdraw)/ }).count()).toBe(0);
    const self = desk.people[role].id;
    expect(await apiStatus(page, `/people/${self}`, { role: 'owner' })).toBe(403);
    const invitation = { email: 'friend@news.example', role: 'owner' };
    expect(await apiStatus(page, '/people/invitations', invitation, 'POST')).toBe(403);
    await page.context().close();
  }
});

it('the last owner stays owner', async () => {
  await change(TEAM.owner.email, 'Make viewer');
  await owner.getByText(`${TEAM.owner.name} is the newsroom's only owner. Make somebody else`).waitFor();
  await lineOf(owner, TEAM.owner.email).getByText('owner', { exact: true }).waitFor();
  await lineOf(owner, TEAM.owner.email).getByRole('button', { name: 'Change' }).click();
  expect(await owner.getByRole('menuitem', { name: 'Disable' }).count()).toBe(0);
  await owner.keyboard.press('Escape');
  const self = desk.people.owner.id;
  expect(await apiStatus(owner, `/people/${self}`, { disabled: true })).toBe(409);
});

it('who is disabled is out at once, in mid-sentence too, with what was written kept; and comes in when enabled', async () => {
  const storyId = await desk.addStory('in-mid-sentence', 'reporter', { headline: '' });
  const reporter = await desk.enter('reporter', `stories/${storyId}`);
  await headlineOf(reporter).fill('Before the door was shut');
  await saved(reporter);

  await change(TEAM.reporter.email, 'Disable');
  await owner.getByText(`${TEAM.reporter.name} is disabled and signed out.`).waitFor();
  await lineOf(owner, TEAM.reporter.email).getByText('Disabled').waitFor();
  // The open story takes nothing more, without a key pressed.
  await expect.poll(() => saidOfSaving(reporter), PATIENCE).not.toMatch(/^saved$/i);
  await reporter.getByText('Your session has ended').waitFor();
  await reporter.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await reporter.getByRole('button', { name: 'Sign in', exact: true }).click();
  expect(await reporter.getByRole('alert').innerText()).toContain(
    'The e-mail address or the password is not right.',
  );

  await change(TEAM.reporter.email, 'Enable');
  await owner.getByText(`${TEAM.reporter.name} can sign in again.`).waitFor();
  await reporter.getByRole('button', { name: 'Sign in', exact: true }).click();
  await reporter.getByText('Your session has ended').waitFor({ state: 'detached' });
  await headlineOf(reporter).fill('Behind the door again');
  await saved(reporter);
  await reporter.context().close();
});
