import { type Activity, type ConversationReference, TurnContext } from 'botbuilder-core';
import type { Assistant } from '../../../src/bots/contract.ts';
import { DirectLineAdapter } from '../../../src/channels/directline/adapter.ts';
import { STATE_VERSION } from '../../../src/domain/conversation.ts';
import { MemoryConversations } from '../../support/fakes/conversations.ts';
import { EchoAssistant } from '../../support/fakes/echo-assistant.ts';
import { MemoryFanout } from '../../support/fakes/fanout.ts';

const NOW = Date.UTC(2026, 0, 5);
const ARRIVAL = { clientId: 'c:1', origin: '127.0.0.1' };

async function setUp(assistant?: Assistant) {
  const conversations = new MemoryConversations();
  const fanout = new MemoryFanout();
  const now = () => NOW;
  const echo = new EchoAssistant({ conversations, fanout, now });
  const adapter = new DirectLineAdapter({ assistant: assistant ?? echo, conversations, fanout, now });
  await conversations.create({
    id: 'k',
    version: 0,
    epoch: 0,
    owner: 'bot',
    lastSeq: 0,
    state: { v: STATE_VERSION, locale: 'zh-CN', dialogStack: [] },
    userId: 'u',
    channel: 'directline',
  });
  return { adapter, conversations, fanout, echo };
}

const inbound = (text: string): Partial<Activity> => ({
  type: 'message',
  text,
  channelId: 'directline',
  conversation: { id: 'k', name: '', isGroup: false, conversationType: '' },
  from: { id: 'u', name: '' },
  recipient: { id: 'assistant', name: '' },
});

const reference = TurnContext.getConversationReference(inbound('')) as Partial<ConversationReference>;

test('runs a turn through middleware; replies reach the log through the assistant only', async () => {
  const { adapter, conversations } = await setUp();
  const passed: string[] = [];
  adapter.use(async (context, next) => {
    passed.push(context.activity.text);
    await next();
  });
  expect(await adapter.receive(inbound('你好'), ARRIVAL)).toEqual({ kind: 'done', seq: 1 });
  expect(passed).toEqual(['你好']);
  expect(conversations.logOf('k').map(({ from, activity }) => [from, activity.text])).toEqual([
    ['citizen', '你好'],
    ['bot', '您说：你好'],
  ]);
  expect(conversations.logOf('k')[1]?.activity).not.toHaveProperty('replyToId');
});

test('without middleware the assistant is given the very context, and onTurnError hears of trouble', async () => {
  const given: TurnContext[] = [];
  const { adapter } = await setUp({
    async handle(context) {
      given.push(context);
      if (given.length > 1) throw new Error('broken');
      return { kind: 'done', seq: 7 };
    },
  });
  expect(await adapter.receive(inbound('你好'), ARRIVAL)).toEqual({ kind: 'done', seq: 7 });
  expect(given[0]?.activity.text).toBe('你好');
  const heard: Error[] = [];
  adapter.onTurnError = async (_context, error) => void heard.push(error);
  expect(await adapter.receive(inbound('你好'), ARRIVAL)).toEqual({ kind: 'unavailable' });
  expect(heard).toEqual([new Error('broken')]);
});

test('a middleware that ends the turn leaves it to be tried again', async () => {
  const { adapter, conversations } = await setUp();
  adapter.use(async () => {});
  expect(await adapter.receive(inbound('你好'), ARRIVAL)).toEqual({ kind: 'unavailable' });
  expect(conversations.logOf('k')).toEqual([]);
});

test('what the assistant throws comes through', async () => {
  const { adapter } = await setUp({ handle: () => Promise.reject(new Error('broken')) });
  await expect(adapter.receive(inbound('你好'), ARRIVAL)).rejects.toThrow('broken');
});

test.each<
  [string, (adapter: DirectLineAdapter, run: (context: TurnContext) => Promise<void>) => Promise<void>]
>([
  ['continueConversation', (adapter, run) => adapter.continueConversation(reference, run)],
  ['continueConversationAsync', (adapter, run) => adapter.continueConversationAsync('app', reference, run)],
  [
    'continueConversationAsync with an audience',
    (adapter, run) => adapter.continueConversationAsync({}, reference, 'audience', run),
  ],
])('what is sent outside a turn by %s is in the log, and readers are woken', async (_name, start) => {
  const { adapter, conversations, fanout } = await setUp();
  await adapter.receive(inbound('你好'), ARRIVAL);
  let woken = 0;
  fanout.subscribe('k', () => {
    woken += 1;
  });
  let ids: (string | undefined)[] = [];
  await start(adapter, async (context) => {
    expect(context.activity).toMatchObject({
      type: 'event',
      name: 'ContinueConversation',
      from: { id: 'u' },
    });
    const sent = await context.sendActivities([
      { type: 'typing' },
      { type: 'message', text: '一' },
      { type: 'trace' },
      { type: 'message', text: '二' },
    ]);
    ids = sent.map(({ id }) => id);
  });
  expect(ids).toEqual(['', 'k|0000003', '', 'k|0000004']);
  expect(conversations.logOf('k').slice(2)).toMatchObject([
    { seq: 3, at: NOW, from: 'bot', activity: { type: 'message', text: '一' } },
    { seq: 4, at: NOW, from: 'bot', activity: { type: 'message', text: '二' } },
  ]);
  expect(conversations.logOf('k')[2]?.activity).not.toHaveProperty('conversation');
  expect(woken).toBe(1);
});

test('sending meets another commit: both are kept', async () => {
  const { adapter, conversations } = await setUp();
  const commit = conversations.commit.bind(conversations);
  let first = true;
  conversations.commit = async (mine) => {
    if (first) {
      first = false;
      await commit({
        ...mine,
        log: [{ seq: 1, at: NOW, from: 'citizen', activity: { type: 'message', text: '先' } }],
      });
    }
    return commit(mine);
  };
  await adapter.continueConversation(reference, async (context) => {
    await context.sendActivity('后');
  });
  expect(conversations.logOf('k').map(({ activity }) => activity.text)).toEqual(['先', '后']);
});

test('what Direct Line cannot do says so', async () => {
  const { adapter } = await setUp();
  await expect(adapter.updateActivity()).rejects.toThrow('does not change');
  await expect(adapter.deleteActivity()).rejects.toThrow('does not take back');
  await expect(adapter.continueConversationAsync('app', reference, 'audience')).rejects.toThrow(
    'needs what to run',
  );
  const nowhere = {
    ...reference,
    conversation: { id: 'unknown', name: '', isGroup: false, conversationType: '' },
  };
  const send = adapter.continueConversation(nowhere, async (context) => {
    await context.sendActivity('x');
  });
  await expect(send).rejects.toThrow('no such conversation');
});
