import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  type TurnContext,
} from 'botbuilder';
import { DialogContext, type DialogState } from 'botbuilder-dialogs';
import restify from 'restify';
import { interrupt } from '../../../src/bots/interruptions.ts';
import { createTurn } from '../../../src/dialogs/create-turn.ts';
import { createDialogSet } from '../../../src/dialogs/dialog-set.ts';
import { MAIN } from '../../../src/dialogs/main.ts';
import { attachTurn } from '../../../src/dialogs/turn.ts';
import { stockServices } from './stock-services.ts';

/**
 * A stock bot: the same dialogs on botbuilder's own CloudAdapter, as its samples set it up. State is in
 * memory only, no log is kept, nothing is masked or deduplicated: it has less to do than this server.
 */
const conversationState = new ConversationState(new MemoryStorage());
const dialogState = conversationState.createProperty<DialogState>('dialogs');
const dialogs = createDialogSet();
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

async function onTurn(context: TurnContext): Promise<void> {
  const text = (context.activity.text ?? '').trim();
  const turn = createTurn({
    now: Date.now(),
    conversationId: context.activity.conversation.id,
    address: '127.0.0.1',
    said: { kind: 'text', text },
    services: stockServices,
    locale: 'zh-CN',
  });
  attachTurn(context, turn);
  const state = await dialogState.get(context, { dialogStack: [] });
  const dc = new DialogContext(dialogs, context, state);
  if (dc.stack.length === 0) await dc.beginDialog(MAIN, { opening: 'hello' });
  else if ((await interrupt(turn, dc, { text, found: [], passwordPasted: false })) !== 'done')
    await dc.continueDialog();
  await context.sendActivities(turn.replies);
  await conversationState.saveChanges(context);
}

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
  const { body, headers, method = 'POST' } = req;
  await adapter.process({ body, headers, method }, res, onTurn);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
