import { beforeEach, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createTestTeam, TEST_ORIGIN, type TestTeam } from '../testing/team-browser.ts';
import { type StaffCommand, staff } from './staff.ts';

let test: TestTeam;
beforeEach(async () => {
  test = await createTestTeam();
  return () => test.close();
});

const run = (act: string, email?: string, role?: string) => {
  const { connectionString } = test.newsroom;
  const command: StaffCommand = { act, email, role };
  const log = createLog('silent');
  return staff({ connectionString, origin: TEST_ORIGIN, smtpUrl: undefined, log }, command);
};

it('invites with a role, and says what is wrong', async () => {
  await run('invite', 'Ada@news.example', 'editor');
  const invitations = await test.newsroom.db
    .selectFrom('team_invitation')
    .select(['email', 'role', 'invited_by'])
    .execute();
  expect(invitations).toEqual([{ email: 'ada@news.example', role: 'editor', invited_by: 'command-line' }]);
  await expect(run('invite', 'ada@news.example')).rejects.toThrow('Say what ada@news.example may do');
  await expect(run('invite', 'ada@news.example', 'boss')).rejects.toThrow('--role viewer');
  await expect(run('invite', 'ada', 'editor')).rejects.toThrow('is not an e-mail address');
  await expect(run('invite')).rejects.toThrow('Say who');
  await expect(run('promote', 'ada@news.example')).rejects.toThrow(
    'there are invite, list, disable and enable',
  );
});

it('disables and enables people, but not the last owner', async () => {
  const ada = await test.join('ada@news.example', 'editor');
  await test.join('mara@news.example', 'owner');
  await run('list');
  await run('disable', 'Ada@news.example');
  expect(await ada.who()).toBeUndefined();
  await run('enable', 'ada@news.example');
  expect((await ada.signIn('ada@news.example')).status).toBe(200);
  await expect(run('disable', 'mara@news.example')).rejects.toThrow('only owner');
  await expect(run('disable', 'nobody@news.example')).rejects.toThrow('Nobody in the newsroom');
});
