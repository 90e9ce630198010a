import { createMessageChannels, type MessageChannel } from '../../src/channels/message-channel.ts';
import { openConversation } from '../../src/channels/open-conversation.ts';
import { MemoryConversations } from '../support/fakes/conversations.ts';

async function setUp() {
  const fired: string[] = [];
  const channel = (name: string, more: Partial<MessageChannel> = {}): MessageChannel => ({
    name,
    routes: [],
    async fire({ id }) {
      fired.push(`${name}:${id}`);
    },
    ...more,
  });
  const conversations = new MemoryConversations();
  for (const name of ['one', 'two', 'gone'])
    await openConversation(conversations, { id: `of-${name}`, userId: 'u', channel: name, locale: 'en' });
  const channels = createMessageChannels(
    [channel('one'), channel('two', { bring: async () => 'brought' as const })],
    conversations,
  );
  const fire = (conversationId: string) =>
    channels.fire({ id: 'd', conversationId, event: { name: 'idle' } });
  return { channels, fired, fire };
}

test('a deadline goes to the channel its conversation came by', async () => {
  const { fire, fired } = await setUp();
  await fire('of-two');
  await fire('of-one');
  expect(fired).toEqual(['two:d', 'one:d']);
});

test('one of a conversation that is no longer kept is done with', async () => {
  const { fire, fired } = await setUp();
  await fire('unknown');
  expect(fired).toEqual([]);
});

test('one of a channel that is switched off waits', async () => {
  const { fire } = await setUp();
  await expect(fire('of-gone')).rejects.toThrow('switched off');
});

test('only a channel that brings the news has something written for it', async () => {
  const { channels } = await setUp();
  expect(channels.delivery({ id: 'of-two', channel: 'two' }, 7)).toEqual([
    { do: 'deliver', conversationId: 'of-two', upTo: 7 },
  ]);
  expect(channels.delivery({ id: 'of-one', channel: 'one' }, 7)).toEqual([]);
  expect(channels.delivery({ id: 'of-gone', channel: 'gone' }, 7)).toEqual([]);
});
