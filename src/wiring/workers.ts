import { copyFor, toLocale } from '../copy/copy.ts';
import { createFreezeWords } from '../copy/freeze-words.ts';
import { isAppealDeadline } from '../domain/appeals/consequence.ts';
import { createDeadlines } from '../services/deadlines.ts';
import { createDeliveryWorker } from '../services/deliveries/delivery-worker.ts';
import { createPaperHousekeeping } from '../services/files/paper-housekeeping.ts';
import { createHousekeeping } from '../services/housekeeping.ts';
import { createOutboxWorker } from '../services/outbox/outbox-worker.ts';
import { createSweeper } from '../services/sweeper.ts';
import type { AccountsAndDelivery } from './accounts.ts';
import type { Channels } from './channels.ts';
import type { Ground } from './ground.ts';
import type { Services } from './services.ts';

/** What goes on without anybody asking: messages are sent, deadlines fire, what is too old is thrown away. */
export function createWorkers(
  { config, store, vault, clock, figures, signals, onError }: Ground,
  { directory, delivery }: AccountsAndDelivery,
  { conversations, stored, reviews, files }: Services,
  channels: Channels,
) {
  const { portal } = config;
  const outbox = createOutboxWorker({
    ...{ store, vault, clock, figures, directory, delivery, onError },
    renderCode: ({ locale, purpose, code, minutes }) =>
      copyFor(toLocale(locale)).messages.code(portal.portalName, code, minutes, purpose),
    renderClosed: createFreezeWords(portal),
    random: Math.random,
  });
  signals.onOutbox(outbox.wake);

  const deliverer = createDeliveryWorker({
    ...{ store, vault, clock, onError },
    conversations: stored,
    bring: channels.bring,
    random: Math.random,
  });
  signals.onDelivery(deliverer.wake);

  const keepRows = createHousekeeping({ store, clock, figures, forget: conversations.forget });
  const keepPapers = createPaperHousekeeping({ store, files, clock, figures });
  const sweeper = createSweeper({
    ...{ clock, onError },
    deadlines: createDeadlines({ store }),
    async fire({ id, conversationId, event }) {
      if (isAppealDeadline(event)) await reviews.due({ id, ...event });
      else await channels.fire({ id, conversationId, event });
    },
    async housekeeping() {
      await keepRows();
      await keepPapers();
    },
  });
  signals.onDeadline(sweeper.wake);

  return {
    start() {
      outbox.start();
      deliverer.start();
      sweeper.start();
    },
    async stop() {
      await sweeper.stop();
      await outbox.stop();
      await deliverer.stop();
    },
    async runOnce() {
      await sweeper.runOnce();
      await outbox.runOnce();
      await deliverer.runOnce();
    },
  };
}
