import { createAssistant } from '../bots/assistant.ts';
import { createHandOver } from '../bots/hand-over.ts';
import { createBotFramework } from '../channels/botframework/bot-framework.ts';
import { loadChannelService } from '../channels/botframework/cloud-adapter.ts';
import { createDirectLine } from '../channels/directline/direct-line.ts';
import { createMessageChannels, type MessageChannel } from '../channels/message-channel.ts';
import { createDialogSet } from '../dialogs/dialog-set.ts';
import { createDeliveries } from '../services/deliveries/delivery-rows.ts';
import { createFanout } from '../services/fanout.ts';
import { createLeases } from '../services/leases.ts';
import type { Ground } from './ground.ts';
import type { HttpEntrance } from './http-entrance.ts';
import type { AppParts } from './parts.ts';
import type { Services } from './services.ts';

export type Channels = Awaited<ReturnType<typeof createChannels>>;

/** The assistant, and the ways by which messages come to it and go out. */
export async function createChannels(
  { config, clock, figures, log, metrics, store, vault, onError }: Ground,
  { conversations, forDialogs }: Services,
  entrance: HttpEntrance,
  parts: AppParts,
) {
  const { botFramework } = config;
  const messageMaxChars = figures.messageMaxChars;
  const fanout = createFanout({ onError });
  const talking = { conversations, fanout, clock, leases: createLeases() };
  const assistant = createAssistant({
    ...talking,
    services: forDialogs,
    dialogs: createDialogSet(),
    onTrouble: (error, errorId, conversationId) =>
      log.error({ err: error, errorId, conversationId }, 'turn failed'),
    onTurn: metrics.turn,
    delivery: (...news) => channels.delivery(...news),
  });

  const directLine = createDirectLine({
    ...{ assistant, conversations, fanout, vault, log, ...entrance },
    publicUrl: config.publicUrl,
    messageMaxChars,
    now: clock,
    registry: metrics.registry,
  });
  const all: MessageChannel[] = [directLine];
  if (botFramework) {
    all.push(
      createBotFramework({
        ...{ assistant, conversations, vault, messageMaxChars, limits: entrance.limits },
        service: await loadChannelService(botFramework, parts.botFrameworkAuthentication),
        checksSenders: botFramework.kind === 'app',
        deliveries: createDeliveries({ store, vault }),
      }),
    );
  }

  const channels = createMessageChannels(all, conversations);
  return {
    ...channels,
    handOver: createHandOver(talking),
    routes: all.flatMap(({ routes }) => routes),
    upgrades: all.flatMap(({ upgrades = [] }) => upgrades),
  };
}
