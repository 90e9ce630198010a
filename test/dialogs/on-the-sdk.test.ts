import { ConversationState, MemoryStorage, TestAdapter, type TurnContext } from 'botbuilder';
import { StockDialog } from '../bench/servers/stock-dialog.ts';

jest.setTimeout(60_000);

/** The dialogs inside a component on the SDK's own contexts, as Microsoft's samples set a bot up. */
test('the same dialogs run on the SDK’s contexts, step by step', async () => {
  const conversations = new ConversationState(new MemoryStorage());
  const accessor = conversations.createProperty('dialogs');
  const dialog = new StockDialog();
  const adapter = new TestAdapter(async (context: TurnContext) => {
    await dialog.run(context, accessor);
    await conversations.saveChanges(context);
  });
  const said: [string, ...string[]][] = [
    ['', 'greeting.choose-situation'],
    ['忘记密码', 'forgot-password.ask-account'],
    ['也说不清楚，看看', 'forgot-password.account-unclear'],
    ['19900000001', 'forgot-password.choose-way'],
    ['短信', 'forgot-password.enter-code'],
    ['000000', 'forgot-password.code-wrong'],
    ['换一种方式', 'forgot-password.choose-way'],
    ['帮助', 'interruption.help', 'forgot-password.choose-way'],
    ['返回', 'forgot-password.ask-account'],
    ['取消', 'interruption.cancelled', 'greeting.choose-situation'],
  ];
  for (const [text, ...steps] of said) {
    await adapter.send(text === '' ? { type: 'conversationUpdate' } : text);
    const replies = adapter.activeQueue.splice(0);
    expect([text, ...replies.map(({ channelData }) => channelData?.step)]).toEqual([text, ...steps]);
  }
});
