import { createConversations } from '../../../src/services/conversations.ts';
import { createVault } from '../../../src/services/vault.ts';
import { newConversation, nextTurn, SECRET } from '../harness.ts';
import { ENGINES, type EngineName } from './engines.ts';

/** Turns in many conversations, for ever; each is told on a line of its own once it is acknowledged. */
const [engine, file = ''] = process.argv.slice(2);
const store = await ENGINES[engine as EngineName](file);
const conversations = createConversations({ store, vault: createVault(SECRET), clock: () => 0 });

async function talk(id: string): Promise<void> {
  await conversations.create(newConversation(id));
  for (;;) {
    const conversation = await conversations.load(id);
    if (!conversation) throw new Error('lost while alive');
    const turn = nextTurn(conversation);
    const result = await conversations.commit(turn);
    if (result !== 'committed') throw new Error(result);
    process.stdout.write(`${id} ${conversation.lastSeq + turn.log.length}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, (_, i) => talk(`c${i}`)));
