import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  UserState,
} from 'botbuilder';
import restify from 'restify';
import { StockBot } from './stock-bot.ts';
import { StockDialog } from './stock-dialog.ts';

/**
 * A stock bot: the same dialogs, set up as Microsoft's samples 13.core-bot and 05.multi-turn-prompt set up
 * theirs, without what they print. State is in memory only, no log is kept, nothing is masked or deduplicated:
 * it has less to do than this server.
 */
const storage = new MemoryStorage();
const conversationState = new ConversationState(storage);
const userState = new UserState(storage);
const bot = new StockBot(conversationState, userState, new StockDialog());

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (context, error) => {
  console.error(error);
  await context.sendActivity('The bot has met an error.');
  await conversationState.delete(context);
};

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
  const { body, headers, method = 'POST' } = req;
  await adapter.process({ body, headers, method }, res, (context) => bot.run(context));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
