import { TestAdapter, TurnContext } from 'botbuilder-core';
import { createAssistant } from '../../src/bots/assistant.ts';
import { createDialogSet } from '../../src/dialogs/dialog-set.ts';
import type { ConversationState } from '../../src/domain/conversation.ts';
import { createLeases } from '../../src/services/leases.ts';
import { stockServices } from '../bench/servers/stock-services.ts';
import { MemoryConversations } from '../support/fakes/conversations.ts';
import { MemoryFanout } from '../support/fakes/fanout.ts';

jest.setTimeout(60_000);

/** As the release before left it, in the middle of a code. */
const OLD = {
  v: 1,
  locale: 'zh-CN',
  dialogStack: [
    { id: 'main', state: { options: { opening: 'hello' }, stepIndex: 1 } },
    { id: 'recovery', state: { slots: { goal: 'forgot-password' }, asked: 'enter-code', tried: [] } },
    { id: 'enter-code', state: { options: { goal: 'forgot-password' }, misses: 0 } },
  ],
} as unknown as ConversationState;

/** Of a release that nobody knows here, after a way back to this one. */
const UNKNOWN = { v: 99, locale: 'xx', dialogStack: { top: null }, attention: 1 } as unknown as typeof OLD;

test.each<[string, string[], ConversationState?]>([
  [
    '忘记密码',
    ['interruption.upgraded', 'greeting.choose-situation', 'forgot-password.ask-account'],
    UNKNOWN,
  ],
  ['123456', ['interruption.upgraded', 'greeting.choose-situation', 'greeting.unclear']],
  ['忘记密码', ['interruption.upgraded', 'greeting.choose-situation', 'forgot-password.ask-account']],
])(
  'a conversation under way over a new release is told so, and 「%s」 goes on from the menu',
  async (said, steps, state = OLD) => {
    const conversations = new MemoryConversations();
    const assistant = createAssistant({
      conversations,
      leases: createLeases(),
      fanout: new MemoryFanout(),
      clock: () => 1_000_000,
      dialogs: createDialogSet(),
      services: stockServices,
      onTrouble: (error) => {
        throw error;
      },
      onTurn: () => {},
      delivery: () => [],
    });
    await conversations.create({
      id: 'k',
      version: 0,
      epoch: 0,
      owner: 'bot',
      lastSeq: 0,
      state,
      userId: 'u',
      channel: 'directline',
    });
    const activity = {
      type: 'message',
      text: said,
      conversation: { id: 'k', isGroup: false, conversationType: '', name: '' },
    };
    const arrival = { clientId: 'c:1', origin: '127.0.0.1' };
    expect(await assistant.handle(new TurnContext(new TestAdapter(), activity), arrival)).toMatchObject({
      kind: 'done',
    });
    const stepIds = conversations
      .logOf('k')
      .slice(1)
      .map((entry) => (entry.activity.channelData as { step?: string } | undefined)?.step);
    expect(stepIds).toEqual(steps);
    expect((await conversations.load('k'))?.state.v).toBe(2);
  },
);
