import { TestAdapter, TurnContext } from 'botbuilder-core';
import type { DialogContext } from 'botbuilder-dialogs';
import { createAssistant } from '../../src/bots/assistant.ts';
import { createDialogSet } from '../../src/dialogs/dialog-set.ts';
import { MAIN } from '../../src/dialogs/main.ts';
import { Dialog, DialogSet } from '../../src/dialogs/sdk.ts';
import { turnOf } from '../../src/dialogs/turn.ts';
import type { Appeal } from '../../src/domain/appeals/appeal.ts';
import type { ConversationState } from '../../src/domain/conversation.ts';
import type { DeadlineEvent, Effect } from '../../src/domain/effect.ts';
import type { Owner } from '../../src/domain/owner.ts';
import type { SecureForm } from '../../src/domain/secure-form.ts';
import { createCommits } from '../../src/services/commits.ts';
import { createConversations } from '../../src/services/conversations.ts';
import { createDeadlines } from '../../src/services/deadlines.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { createLeases } from '../../src/services/leases.ts';
import { stockServices } from '../bench/servers/stock-services.ts';
import { newConversation, openBench } from '../services/harness.ts';
import { MemoryFanout } from '../support/fakes/fanout.ts';
import { startOwned } from './owner-setup.ts';

jest.setTimeout(60_000);

const account = demoAccounts(0).find(({ id }) => id === 'demo-01-active');
const lockEnded: DeadlineEvent = { name: 'lock-ended', accountId: account?.id ?? '', channel: 'sms' };
const withAccount = { directory: { ...stockServices.directory, get: async () => account } };

const idsSet = (effects: Effect[]) =>
  effects.flatMap((effect) => (effect.do === 'set-deadline' ? [effect.deadline.id] : []));

describe('on the way back', () => {
  it('deadlines have new ids, for those that were fired may still be about to be dropped', async () => {
    const { fire, handTo, written } = await startOwned(withAccount);
    const back = async () => {
      await handTo('bot');
      return idsSet(written());
    };
    await handTo('queue');
    await fire(lockEnded, 'lock-ended:a');
    written();
    const first = await back();
    expect(first).toHaveLength(2);
    expect(first).not.toContain('lock-ended:a');
    // By which a new password drops them.
    expect(first[0]).toMatch(/^lock-ended:a/);
    await handTo('queue');
    const second = await back();
    expect(second).toHaveLength(1);
    expect(first).not.toContain(second[0]);
  });

  it('the way back passed by again before its turn: nothing is said, and the next one tells it', async () => {
    const { say, fire, handTo, fireSet, written, conversations } = await startOwned(withAccount);
    await say('忘记密码');
    await handTo('queue');
    await fire(lockEnded);
    written();
    await handTo('bot');
    const due = written();
    await handTo('queue');
    conversations.effects.push(...due);
    expect(await fireSet()).toEqual(['system lock-ended']);
    await handTo('bot');
    expect(await fireSet()).toEqual(['bot locked.ended', 'bot forgot-password.ask-account']);
  });
});

describe('what is parked', () => {
  it('news of one appeal, however often, is told once, as it stands in the end', async () => {
    const { fire, handTo, load } = await startOwned({
      appeals: { ...stockServices.appeals, get: async (id) => ({ id }) as Appeal },
    });
    await handTo('queue');
    await fire({ name: 'appeal-news', appealId: 'a', news: 'more-needed' }, 'one');
    await fire({ name: 'appeal-news', appealId: 'b', news: 'done' }, 'two');
    await fire({ name: 'appeal-news', appealId: 'a', news: 'done' }, 'three');
    expect((await load())?.state.parked?.map(({ id }) => id)).toEqual(['two', 'three']);
  });

  it('a person is told which page was handed in, and nothing of what was filled in', async () => {
    const result = { purpose: 'id-number', idNumber: '110101199003070011' };
    const form = { id: 'f', purpose: 'id-number', status: 'done', result } as unknown as SecureForm;
    const { fire, handTo, conversations } = await startOwned({
      forms: { ...stockServices.forms, get: async () => form },
    });
    await handTo('queue');
    await fire({ name: 'form-done', formId: 'f' });
    expect(conversations.logOf('k').at(-1)).toMatchObject({
      from: 'system',
      activity: { type: 'event', name: 'form-done', value: { formId: 'f', purpose: 'id-number' } },
    });
    expect(JSON.stringify(conversations.logOf('k'))).not.toContain(result.idNumber);
  });
});

describe('who has it', () => {
  class HandsTo extends Dialog {
    override async beginDialog() {
      return Dialog.EndOfTurn;
    }

    override async continueDialog(dc: DialogContext): Promise<never> {
      const turn = turnOf(dc.context);
      const to = turn.said.kind === 'text' ? turn.said.text : '';
      turn.handTo(to.startsWith('agent') ? (to as Owner) : 'queue');
      throw new Error('broken');
    }
  }

  it.each(['queue', 'agent:li'])('a turn that fails hands over to nobody: %s', async (to) => {
    const troubles: unknown[] = [];
    const { say, load } = await startOwned({}, new DialogSet().add(new HandsTo(MAIN)), (error) => {
      troubles.push((error as Error).message);
    });
    await say('你好');
    expect(await say(to)).toEqual([`citizen ${to}`, 'bot interruption.trouble']);
    expect(troubles.at(-1)).toBe(to === 'queue' ? 'broken' : 'the bot cannot hand over to agent:li');
    expect(await load()).toMatchObject({ owner: 'bot', epoch: 0 });
  });

  it('a citizen who writes without a pause does not keep a person out', async () => {
    const { receive, handTo, load } = await startOwned();
    const flood = Array.from({ length: 40 }, (_, i) => receive({ type: 'message', text: `${i}` }));
    expect(await handTo('queue', 0)).toEqual({ kind: 'done', epoch: 1 });
    await Promise.all(flood);
    expect(await load()).toMatchObject({ owner: 'queue', epoch: 1 });
  });

  it('what an older release left is not taken for today’s while a person has it', async () => {
    const { say, handTo, load, fireSet, written, conversations } = await startOwned();
    const old = { v: 1, locale: 'zh-CN', dialogStack: [{ id: MAIN, state: {} }] };
    const now = await load();
    if (!now) throw new Error('gone');
    const { version, epoch } = now;
    const state = old as unknown as ConversationState;
    await conversations.commit({
      ...{ conversationId: 'k', version, epoch, state, owner: 'queue', log: [], effects: [] },
    });
    await say('在吗');
    expect((await load())?.state.v).toBe(1);
    written();
    await handTo('bot');
    expect((await fireSet())[0]).toBe('bot interruption.upgraded');
  });
});

test('a deadline that is fired twice, or whose turn dies before its commit, is parked once', async () => {
  const bench = await openBench();
  const conversations = createConversations(bench);
  const deadlines = createDeadlines(bench);
  const assistant = createAssistant({
    conversations: {
      ...conversations,
      commit: (commit) => (dying ? Promise.reject(new Error('killed')) : conversations.commit(commit)),
    },
    leases: createLeases(),
    fanout: new MemoryFanout(),
    clock: bench.clock,
    dialogs: createDialogSet(),
    services: { ...stockServices, ...withAccount },
    onTrouble: () => {},
    onTurn: () => {},
    delivery: () => [],
  });
  let dying = true;
  const deadline = { id: 'd', conversationId: 'c1', event: lockEnded };
  const fire = () => {
    const conversation = { id: 'c1', isGroup: false, conversationType: '', name: '' };
    const context = new TurnContext(new TestAdapter(), { type: 'event', name: 'deadline', conversation });
    return assistant.handle(context, { clientId: 'deadline:d', origin: '', deadline });
  };
  const parked = async () => (await conversations.load('c1'))?.state.parked;
  const sent = async () => bench.store.read.selectFrom('outbox').selectAll().execute();

  await conversations.create({ ...newConversation('c1'), owner: 'queue' });
  await createCommits(bench).apply([{ do: 'set-deadline', deadline: { ...deadline, dueAt: bench.clock() } }]);
  await expect(fire()).rejects.toThrow('killed');
  expect(await parked()).toBeUndefined();
  expect(await deadlines.due(bench.clock(), 9)).toEqual([deadline]);
  expect(await sent()).toEqual([]);

  dying = false;
  expect((await Promise.all([fire(), fire()])).map(({ kind }) => kind)).toEqual(['done', 'unavailable']);
  expect(await parked()).toHaveLength(1);
  expect(await deadlines.due(bench.clock(), 9)).toEqual([]);
  expect(await sent()).toHaveLength(1);
  expect(await conversations.readLog('c1', 0, 9)).toHaveLength(1);
  await bench.close();
});
