// Accounts of the staff by command, on each store, while the server serves: laid, used over HTTP, changed, locked.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { Client } from '../faults/client.mjs';
import { native, Server } from '../faults/server.mjs';
import { Authenticator } from '../journeys/authenticator.mjs';
import { openPostgresql } from './postgresql.mjs';

const ownPassword = 'horse battery staple';
const options = ['--no-demo', '--second-factor-roles', 'decider'];

/** `./onetrip staff …` on the store of the server. */
function staff(server, args, input = '') {
  const { status, stdout, stderr } = spawnSync(`${native}/server/onetrip-server`, ['staff', ...args, '--data', server.data], {
    encoding: 'utf8',
    input,
    env: server.environment,
  });
  return { status, said: stdout, complained: stderr };
}

/** What is said once, after the act. */
function handedOut(server, ...args) {
  const { status, said, complained } = staff(server, args);
  assert.equal(status, 0, complained);
  return { password: /^password: (\S+)$/m.exec(said)?.[1], code: /^enrolment code: (\S+)$/m.exec(said)?.[1] };
}

async function ask(client, method, target, body) {
  const answer = await client.ask(method, `/api/v1/staff/${target}`, body && { body: JSON.stringify(body) });
  return { status: answer.status, code: answer.body?.code, ...answer.body };
}

async function signedIn(server, user, password) {
  const client = new Client(() => server.address);
  const answer = await ask(client, 'POST', 'sessions', { user, password });
  assert.equal(answer.status, 201, JSON.stringify(answer));
  return { client, staff: answer.staff };
}

async function enrolled({ client }, officeCode) {
  const { enrolment } = await ask(client, 'POST', 'second-factor', { code: officeCode });
  const code = await new Authenticator(enrolment.secret).next();
  assert.equal((await ask(client, 'POST', 'second-factor/confirmation', { code })).status, 201);
}

const stands = async ({ client }) => (await ask(client, 'GET', 'sessions/current')).status === 200;

for (const store of ['SQLite', 'PostgreSQL']) {
  describe(`accounts by command on ${store}`, () => {
    let database;
    let server;
    let leavers;

    before(async () => {
      if (store === 'PostgreSQL') database = await openPostgresql();
      server = new Server({ store: database?.address(), options });
    });
    after(async () => {
      await server.close();
      await database?.close();
    });

    test('the first account is laid before any server ran, and signs in', async () => {
      const { password } = handedOut(server, 'add', 'first', '--role', 'supervisor', '--name', '赵主管');
      await server.start();
      const { staff: member } = await signedIn(server, 'first', password);
      assert.deepEqual([member.name, member.roles, member.awaits], ['赵主管', ['supervisor'], 'nothing']);
    });

    test('what is refused is said in one line and leaves nothing behind', () => {
      const refused = [
        [['add', 'second', '--role', 'boss'], 2, /there is no role "boss"; there are intake, reviewer, decider, issuer, supervisor, editor, auditor/],
        [['add', 'first', '--role', 'intake'], 1, /there is an account "first" already/],
        [['add', 'Second', '--role', 'intake'], 2, /a user name is/],
        [['add', 'second'], 2, /--role is required/],
        [['add', 'second', '--role', 'intake', '--name', ''], 2, /a name is/],
        [['add', 'second', '--role', 'intake', '--password-stdin'], 1, /a password is one line of 12 to 256 bytes/, 'too short\n'],
        [['roles', 'nobody', 'intake'], 1, /there is no account "nobody"/],
        [['lock', 'nobody'], 1, /there is no account "nobody"/],
        [['unlock', 'first'], 1, /nothing to do/],
        [['reset-second-factor', 'nobody'], 1, /there is no account "nobody"/],
        [['promote', 'first'], 2, /subcommand/i],
      ];
      for (const [args, status, complaint, input] of refused) {
        const result = staff(server, args, input);
        assert.equal(result.status, status, `${args}: ${result.complained}`);
        assert.match(result.complained, complaint);
        assert.match(result.complained, /^[^\n]+\n$/, 'one line');
      }
      assert.equal(staff(server, ['list']).said, 'first\t赵主管\tsupervisor\tpassword-only\topen\n');
    });

    test('a role that asks for a second factor gets one, with the code of the account and not by the password alone', async () => {
      const { password, code } = handedOut(server, 'add', 'decider', '--role', 'intake,decider');
      const decider = await signedIn(server, 'decider', password);
      assert.equal(decider.staff.awaits, 'enrolment');
      assert.equal((await ask(decider.client, 'POST', 'second-factor', {})).code, 'second_factor_wrong');
      await enrolled(decider, code);
      assert.match(staff(server, ['list']).said, /^decider\tdecider\tintake,decider\tsecond-factor\topen$/m);

      const next = handedOut(server, 'reset-second-factor', 'decider').code;
      assert.equal(await stands(decider), false, 'all sessions have ended');
      const again = await signedIn(server, 'decider', password);
      assert.equal((await ask(again.client, 'POST', 'second-factor', { code })).code, 'second_factor_wrong', 'the code of before');
      await enrolled(again, next);
    });

    test('a role that asks for none signs in by the password', async () => {
      const { password } = handedOut(server, 'add', 'clerk', '--role', 'intake', '--role', 'reviewer');
      const clerk = await signedIn(server, 'clerk', password);
      assert.deepEqual([clerk.staff.roles, clerk.staff.awaits], [['intake', 'reviewer'], 'nothing']);
    });

    test('roles change under an open session', async () => {
      const member = await signedIn(server, 'mover', handedOut(server, 'add', 'mover', '--role', 'intake').password);
      assert.equal((await ask(member.client, 'GET', 'cases')).status, 200);
      assert.equal(staff(server, ['roles', 'mover', 'editor']).status, 0);
      assert.equal((await ask(member.client, 'GET', 'cases')).code, 'forbidden');
      assert.equal(staff(server, ['roles', 'mover', 'decider']).status, 0);
      assert.equal((await ask(member.client, 'GET', 'cases')).code, 'second_factor_needed');
    });

    test('another password ends the sessions of the old one; it is read from standard input and no argument', async () => {
      const { password: old } = handedOut(server, 'add', 'typist', '--role', 'intake');
      const member = await signedIn(server, 'typist', old);
      assert.deepEqual(staff(server, ['password', 'typist', '--password-stdin'], `${ownPassword}\n`), {
        status: 0,
        said: 'password changed of typist\n',
        complained: '',
      });
      assert.equal(await stands(member), false);
      assert.equal((await ask(new Client(() => server.address), 'POST', 'sessions', { user: 'typist', password: old })).code, 'sign_in_failed');
      await signedIn(server, 'typist', ownPassword);
      assert.equal(staff(server, ['password', 'typist', '--password', ownPassword]).status, 2);
    });

    test('locking ends the sessions and lets nobody in until it is unlocked', async () => {
      const { password } = handedOut(server, 'add', 'leaver', '--role', 'intake');
      leavers = password;
      const member = await signedIn(server, 'leaver', password);
      assert.equal(staff(server, ['lock', 'leaver']).status, 0);
      assert.equal(await stands(member), false);
      assert.equal((await ask(new Client(() => server.address), 'POST', 'sessions', { user: 'leaver', password })).code, 'sign_in_failed');
      assert.match(staff(server, ['list']).said, /^leaver\tleaver\tintake\tpassword-only\tlocked$/m);
      assert.equal(staff(server, ['unlock', 'leaver']).status, 0);
      assert.equal(await stands(member), false, 'what ended stays ended');
      await signedIn(server, 'leaver', password);
    });

    test('the log says all of it, at the machine and to an auditor', async () => {
      const lines = staff(server, ['log']).said.trimEnd().split('\n').map((line) => line.split('\t').slice(1));
      const command = `command/${userInfo().username}`;
      assert.deepEqual(lines.slice(0, 3), [
        ['leaver', 'unlocked', '', command],
        ['leaver', 'locked', '', command],
        ['leaver', 'added', 'intake', command],
      ]);
      assert.deepEqual(lines.at(-1), ['first', 'added', 'supervisor', command]);
      const { password } = handedOut(server, 'add', 'auditor', '--role', 'auditor');
      const auditor = await signedIn(server, 'auditor', password);
      const { lines: shown } = await ask(auditor.client, 'GET', 'log');
      assert.deepEqual(
        shown.slice(1).map(({ user, act, roles, actor }) => [user, act, roles.join(','), actor]),
        lines,
      );
      assert.ok(lines.some(([user, act, , actor]) => user === 'decider' && act === 'second_factor_set_up' && actor === 'staff/decider'));
      assert.equal((await ask((await signedIn(server, 'leaver', leavers)).client, 'GET', 'log')).code, 'forbidden');
    });

    test('a server that is started anew finds its database whole', async () => {
      await server.stop();
      await server.start();
      assert.equal(staff(server, ['list']).said.split('\n').length, 8);
    });
  });
}
