import { TestAdapter, TurnContext } from 'botbuilder-core';
import type { DialogContext } from 'botbuilder-dialogs';
import { createAssistant } from '../../src/bots/assistant.ts';
import { readConfig } from '../../src/config.ts';
import { MAIN } from '../../src/dialogs/main.ts';
import { Dialog, DialogSet } from '../../src/dialogs/sdk.ts';
import { type DialogServices, turnOf } from '../../src/dialogs/turn.ts';
import { STATE_VERSION } from '../../src/domain/conversation.ts';
import { createLeases } from '../../src/services/leases.ts';
import { MemoryConversations } from '../support/fakes/conversations.ts';
import { MemoryFanout } from '../support/fakes/fanout.ts';

/** Counts what it hears in its state; at 「坏」 it throws with the count already changed. */
class Counter extends Dialog {
  override async beginDialog(dc: DialogContext) {
    stateOf(dc).heard = [];
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext) {
    const turn = turnOf(dc.context);
    const text = turn.said.kind === 'text' ? turn.said.text : '';
    stateOf(dc).heard.push(text);
    turn.say('test.heard', stateOf(dc).heard.join());
    turn.will({ do: 'void-codes', conversationId: 'k' });
    if (text === '坏') throw new Error('broken');
    return Dialog.EndOfTurn;
  }
}

function stateOf(dc: DialogContext): { heard: string[] } {
  return dc.activeDialog?.state;
}

test('a dialog that throws leaves nothing but an apology: not its words, its effects, nor half a state', async () => {
  const conversations = new MemoryConversations();
  const dialogs = new DialogSet();
  dialogs.add(new Counter(MAIN));
  const troubles: unknown[] = [];
  const assistant = createAssistant({
    conversations,
    leases: createLeases(),
    fanout: new MemoryFanout(),
    clock: () => 1_000_000,
    dialogs,
    services: {
      portal: readConfig({}).portal,
      randomToken: () => 'E-1',
    } as Partial<DialogServices> as DialogServices,
    onTrouble: (error, id) => troubles.push([(error as Error).message, id]),
    delivery: () => [],
    onTurn: () => {},
  });
  await conversations.create({
    id: 'k',
    version: 0,
    epoch: 0,
    owner: 'bot',
    lastSeq: 0,
    state: { v: STATE_VERSION, locale: 'zh-CN', dialogStack: [{ id: MAIN, state: { heard: [] } }] },
    userId: 'u',
    channel: 'directline',
  });
  let n = 0;
  const say = (text: string) => {
    n += 1;
    const activity = {
      type: 'message',
      text,
      conversation: { id: 'k', isGroup: false, conversationType: '', name: '' },
    };
    return assistant.handle(new TurnContext(new TestAdapter(), activity), {
      clientId: `c:${n}`,
      origin: '127.0.0.1',
    });
  };

  for (const text of ['一', '坏', '二']) expect(await say(text)).toMatchObject({ kind: 'done' });

  expect(troubles).toEqual([['broken', 'E-1']]);
  expect(
    conversations
      .logOf('k')
      .map(({ activity }) => (activity.channelData as { step?: string } | undefined)?.step ?? activity.text),
  ).toEqual(['一', 'test.heard', '坏', 'interruption.trouble', '二', 'test.heard']);
  expect(conversations.logOf('k').at(-1)?.activity.text).toBe('一,二');
});
