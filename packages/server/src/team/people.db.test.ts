import { beforeEach, describe, expect, it } from 'vitest';
import { createTestTeam, said, TEST_ORIGIN, TEST_PASSWORD, type TestTeam } from '../testing/team-browser.ts';
import { ownerLinkIfNeeded } from './invitations.ts';

let test: TestTeam;
beforeEach(async () => {
  test = await createTestTeam();
  return () => test.close();
});

const ownerLink = () => ownerLinkIfNeeded(test.newsroom.db, test.newsroom.context.clock, TEST_ORIGIN);

async function createOwner() {
  const link = (await ownerLink()) ?? '';
  const browser = test.browser();
  expect((await browser.accept(link, { name: 'Mara Voss', email: 'Mara@news.example' })).status).toBe(200);
  return browser;
}

const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);

describe('the owner’s link', () => {
  it('is made until somebody has used one, only the newest works, and it works once', async () => {
    const stale = (await ownerLink()) ?? '';
    const link = (await ownerLink()) ?? '';
    expect(link).toMatch(/^https:\/\/news\.example\/desk\/welcome\/[A-Za-z0-9_-]{32}$/);
    const person = { name: 'Mara Voss', email: 'mara@news.example' };
    expect((await test.browser().accept(stale, person)).status).toBe(410);
    const answers = await Promise.all([
      test.browser().accept(link, person),
      test.browser().accept(link, { ...person, email: 'late@news.example' }),
    ]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 410]);
    expect(await ownerLink()).toBeUndefined();
    const people = await test.newsroom.db.selectFrom('team_user').select('role').execute();
    expect(people).toEqual([{ role: 'owner' }]);
  });

  it('needs an address and a password that is not easily guessed', async () => {
    const link = (await ownerLink()) ?? '';
    const browser = test.browser();
    const name = 'Mara Voss';
    expect((await browser.accept(link, { name, email: 'mara' })).status).toBe(400);
    expect((await browser.accept(link, { name: ' ', email: 'mara@news.example' })).status).toBe(400);
    const weak = await browser.accept(link, { name, email: 'mara@news.example', password: 'maravoss2025' });
    expect([weak.status, (await said(weak)).type]).toEqual([400, 'weak-password']);
    expect((await browser.accept(link, { name, email: 'mara@news.example' })).status).toBe(200);
  });
});

describe('an invitation', () => {
  it('brings somebody in with the role it was made for, once, and is mailed', async () => {
    const owner = await createOwner();
    const invited = await owner.api('POST', '/people/invitations', {
      email: 'Tomas@news.example',
      role: 'reporter',
    });
    const { url, mailed } = await said(invited);
    expect([invited.status, mailed]).toEqual([200, true]);
    expect(test.letters[0]).toMatchObject({ to: 'tomas@news.example', text: expect.stringContaining(url) });
    const seen = await said(test.browser().auth('GET', `/invitations/${tokenOf(url)}`));
    expect(seen).toEqual({ email: 'tomas@news.example', role: 'reporter', forName: null, newsroom: 'News' });

    const tomas = test.browser();
    const wished = { name: 'Tomas Reyl', email: 'other@news.example', role: 'owner' };
    expect((await tomas.accept(url, wished)).status).toBe(200);
    expect(await tomas.who()).toMatchObject({ email: 'tomas@news.example', actor: { role: 'reporter' } });
    expect((await test.browser().accept(url, { name: 'Again' })).status).toBe(410);
    expect((await test.browser().auth('GET', `/invitations/${tokenOf(url)}`)).status).toBe(410);
    const stored = JSON.stringify(await test.newsroom.db.selectFrom('team_invitation').selectAll().execute());
    expect(stored).not.toContain(tokenOf(url));
  });

  it('ends after seven days, when withdrawn, and when a newer one is made', async () => {
    const owner = await createOwner();
    const make = async () => {
      const made = await owner.api('POST', '/people/invitations', {
        email: 'a@news.example',
        role: 'editor',
      });
      return (await said(made)).url;
    };
    const first = await make();
    const second = await make();
    expect((await test.browser().accept(first, { name: 'A' })).status).toBe(410);
    const { invitations } = await said(owner.api('GET', '/people'));
    expect(invitations).toHaveLength(1);
    expect((await owner.api('POST', `/people/invitations/${invitations[0]?.id}/withdraw`, {})).status).toBe(
      200,
    );
    expect((await test.browser().accept(second, { name: 'A' })).status).toBe(410);
    const third = await make();
    test.newsroom.now = new Date(test.newsroom.now.getTime() + 7 * 24 * 3600 * 1000);
    expect((await test.browser().accept(third, { name: 'A' })).status).toBe(410);
  });

  it('is refused for somebody who is there already, and for what is no address', async () => {
    const owner = await createOwner();
    const ask = async (email: string) =>
      (await owner.api('POST', '/people/invitations', { email, role: 'editor' })).status;
    expect(await ask('MARA@news.example')).toBe(409);
    expect(await ask('nobody')).toBe(400);
    expect(await ask('a@b.example\nBcc: c@d.example')).toBe(400);
  });
});

describe('people', () => {
  it('are seen by everybody at the desk and managed by owners only', async () => {
    const owner = await createOwner();
    const id = (await owner.who())?.actor.userId;
    for (const role of ['viewer', 'reporter', 'editor'] as const) {
      const browser = await test.join(`${role}@news.example`, role);
      const listed = await said(browser.api('GET', '/people'));
      expect(listed.people[0]).toHaveProperty('email');
      expect(listed.invitations).toEqual([]);
      const tries = [
        browser.api('PATCH', `/people/${id}`, { role: 'viewer' }),
        browser.api('PATCH', `/people/${(await browser.who())?.actor.userId}`, { role: 'owner' }),
        browser.api('POST', `/people/${id}/end-sessions`, {}),
        browser.api('POST', `/people/${id}/password-link`, {}),
        browser.api('POST', '/people/invitations', { email: 'x@news.example', role: 'owner' }),
        browser.api('POST', '/people/invitations/01890000-0000-7000-8000-000000000000/withdraw', {}),
      ];
      expect(new Set((await Promise.all(tries)).map((one) => one.status))).toEqual(new Set([403]));
    }
    expect((await test.browser().api('GET', '/people')).status).toBe(401);
    const foreign = await owner.api(
      'PATCH',
      `/people/${id}`,
      { role: 'viewer' },
      { origin: 'https://evil.example' },
    );
    expect(foreign.status).toBe(403);
  });

  it('get another role at once, and are signed out when disabled', async () => {
    const owner = await createOwner();
    const tomas = await test.join('tomas@news.example', 'reporter');
    const id = (await tomas.who())?.actor.userId ?? '';
    expect((await owner.api('PATCH', `/people/${id}`, { role: 'editor' })).status).toBe(200);
    expect((await tomas.who())?.actor.role).toBe('editor');
    expect((await owner.api('PATCH', `/people/${id}`, { role: 'emperor' })).status).toBe(400);
    expect((await owner.api('PATCH', `/people/${id}`, { disabled: true })).status).toBe(200);
    expect(await tomas.who()).toBeUndefined();
    const acts = await test.newsroom.db
      .selectFrom('audit_entry')
      .select(['act', 'user_name', 'details'])
      .where('subject_id', '=', id)
      .where('user_name', '=', 'Mara Voss')
      .orderBy('id')
      .execute();
    expect(acts).toEqual([
      {
        act: 'role-changed',
        user_name: 'Mara Voss',
        details: { name: 'tomas', from: 'reporter', to: 'editor' },
      },
      { act: 'person-disabled', user_name: 'Mara Voss', details: { name: 'tomas' } },
    ]);
  });

  it('always include an owner, also when two owners demote each other at once', async () => {
    const mara = await createOwner();
    const maraId = (await mara.who())?.actor.userId ?? '';
    const alone = await mara.api('PATCH', `/people/${maraId}`, { role: 'editor' });
    expect([alone.status, (await said(alone)).type]).toEqual([409, 'last-owner']);
    expect((await mara.api('PATCH', `/people/${maraId}`, { disabled: true })).status).toBe(409);

    const noa = await test.join('noa@news.example', 'owner');
    const noaId = (await noa.who())?.actor.userId ?? '';
    const both = await Promise.all([
      mara.api('PATCH', `/people/${noaId}`, { role: 'editor' }),
      noa.api('PATCH', `/people/${maraId}`, { role: 'editor' }),
    ]);
    expect(both.map((one) => one.status).sort()).not.toEqual([200, 200]);
    const owners = await test.newsroom.db
      .selectFrom('team_user')
      .select('id')
      .where('role', '=', 'owner')
      .execute();
    expect(owners).toHaveLength(1);
  });

  it('who forgot their password get a link from an owner, which ends everything the old one opened', async () => {
    const owner = await createOwner();
    const tomas = await test.join('tomas@news.example', 'reporter');
    const id = (await tomas.who())?.actor.userId ?? '';
    const { url } = await said(owner.api('POST', `/people/${id}/password-link`, {}));
    const seen = await said(test.browser().auth('GET', `/invitations/${tokenOf(url)}`));
    expect(seen.forName).toBe('tomas');
    const password = 'nine lanterns on a pier';
    const fresh = test.browser();
    expect((await fresh.accept(url, { name: 'ignored', password })).status).toBe(200);
    expect(await fresh.who()).toMatchObject({ name: 'tomas', actor: { userId: id, role: 'reporter' } });
    expect(await tomas.who()).toBeUndefined();
    expect((await test.browser().signIn('tomas@news.example', TEST_PASSWORD)).status).toBe(401);
  });
});

describe('sessions', () => {
  it('are listed with the own one marked, and ended one by one or all others', async () => {
    const first = await test.join('ada@news.example', 'viewer');
    const second = test.browser('2001:db8::7');
    await second.signIn('ada@news.example');
    const third = test.browser();
    await third.signIn('ada@news.example');
    const { sessions } = await said(first.api('GET', '/sessions'));
    expect(sessions).toHaveLength(3);
    expect(JSON.stringify(sessions)).not.toContain(
      (first.cookies.get('__Secure-onrecord.session_token') ?? '').slice(0, 20),
    );
    const secondId = (await second.who())?.sessionId;
    expect((await first.api('POST', `/sessions/${secondId}/end`, {})).status).toBe(200);
    expect(await second.who()).toBeUndefined();
    const stranger = await test.join('eve@news.example', 'owner');
    expect((await stranger.api('POST', `/sessions/${(await first.who())?.sessionId}/end`, {})).status).toBe(
      404,
    );
    expect((await first.api('POST', '/sessions/end-others', {})).status).toBe(200);
    expect(await third.who()).toBeUndefined();
    const left = (await said(first.api('GET', '/sessions'))).sessions;
    expect(left).toEqual([expect.objectContaining({ current: true })]);
  });
});
