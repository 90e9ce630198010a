import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createAssistant } from './bots/assistant.ts';
import { createDirectLine } from './channels/directline/direct-line.ts';
import { createMessageChannels, type MessageChannel } from './channels/message-channel.ts';
import type { Config } from './config.ts';
import { createAppealWords } from './copy/appeal-words.ts';
import { copyFor, toLocale } from './copy/copy.ts';
import { createFreezeWords } from './copy/freeze-words.ts';
import { createDialogSet } from './dialogs/dialog-set.ts';
import type { DialogServices } from './dialogs/turn.ts';
import { isAppealDeadline } from './domain/appeals/consequence.ts';
import type { AppealReviews } from './domain/appeals/ports.ts';
import { COMMON_PASSWORD_WORDS } from './domain/common-password-words.ts';
import { createIsCommon } from './domain/common-passwords.ts';
import { OperatorError } from './domain/operator-error.ts';
import type { Clock, Delivery, Directory } from './domain/ports.ts';
import { createSecureForms } from './forms/secure-forms.ts';
import { createClientAddress } from './http/client-address.ts';
import { createDemoRoutes } from './http/demo/routes.ts';
import { createFormRoutes } from './http/forms.ts';
import { createHealthRoutes } from './http/health-routes.ts';
import { createHttpMetrics } from './http/metrics.ts';
import { createOrigins } from './http/origins.ts';
import { createPageRoutes } from './http/page-routes.ts';
import { createHttpServer } from './http/server.ts';
import { loadStaticFiles } from './http/static-files.ts';
import { createAppeals } from './services/appeals/appeals.ts';
import { createAppealReviews } from './services/appeals/reviews.ts';
import { createCodes } from './services/codes/codes.ts';
import { createConversations } from './services/conversations.ts';
import { takeDataDir } from './services/data-dir.ts';
import { createDeadlines } from './services/deadlines.ts';
import { type DemoAccount, loadDemoAccounts } from './services/demo/demo-account-schema.ts';
import { demoAccounts } from './services/demo/demo-accounts.ts';
import { createDemoDelivery } from './services/demo/demo-delivery.ts';
import { createDemoDirectory } from './services/demo/demo-directory.ts';
import { createFacts } from './services/facts.ts';
import { createFanout } from './services/fanout.ts';
import { createFolderFiles } from './services/files/folder-files.ts';
import { createPaperHousekeeping } from './services/files/paper-housekeeping.ts';
import { createPictures } from './services/files/pictures.ts';
import { createForms } from './services/forms.ts';
import { createHousekeeping } from './services/housekeeping.ts';
import { createIdentityCheck } from './services/identity-check.ts';
import { createLeases } from './services/leases.ts';
import { createLogger } from './services/logger.ts';
import { createMetrics } from './services/metrics.ts';
import { countOutbox } from './services/outbox/outbox-rows.ts';
import { createOutboxWorker } from './services/outbox/outbox-worker.ts';
import { createRateLimits } from './services/rate-limits.ts';
import { loadOrCreateSecret } from './services/secret-file.ts';
import { leaveMark } from './services/server-mark.ts';
import { createSignals } from './services/signals.ts';
import { startSqlite } from './services/sqlite/start-sqlite.ts';
import type { OpenEngine } from './services/store/engine.ts';
import { createSweeper } from './services/sweeper.ts';
import { createTickets } from './services/tickets/tickets.ts';
import { createVault } from './services/vault.ts';
import { createTrainedUnderstanding } from './understanding/trained-understanding.ts';
import { warmUp } from './understanding/warm-up.ts';

/** What a deployment, or a test, puts in place of the embedded defaults. */
export interface AppParts {
  clock?: Clock;
  /** With a directory of its own nothing of the demo answers. */
  directory?: Directory;
  delivery?: Delivery;
  /** Started before, so that it loads while everything else does. */
  openEngine?: OpenEngine;
  /** Milliseconds a code is held back, so that sending it does not show in the time of what follows. */
  codeDelay?: () => number;
}

export interface App {
  /** Resolves to the port it listens on. */
  listen(): Promise<number>;
  /** Ends what is under way, then lets go of everything. */
  close(): Promise<void>;
  /** Looks for due deadlines and messages now, as the heartbeat would within a second. */
  tick(): Promise<void>;
  /** What reviewers do to appeals. */
  reviews: AppealReviews;
  /** Empty when a real directory is connected. */
  demoAccounts: readonly DemoAccount[];
  secretCreated: boolean;
  pagesBuilt: boolean;
}

const WEB = join(import.meta.dirname, '..', 'web', 'dist');

/** The only wiring: which adapter stands behind which port. */
export async function createApp(config: Config, parts: AppParts = {}): Promise<App> {
  const clock = parts.clock ?? Date.now;
  const { portal, publicUrl } = config;
  const { figures } = portal;
  const log = createLogger({ level: config.logLevel });
  const onError = (error: unknown) => log.error(error);

  const letGo = takeDataDir(config.dataDir);
  const { secret, created: secretCreated } = config.secretKey
    ? { secret: config.secretKey, created: false }
    : loadOrCreateSecret(config.dataDir);
  const vault = createVault(secret);
  leaveMark(config.dataDir, vault, { publicUrl, portal });
  const files = await loadStaticFiles(WEB);

  const metrics = createMetrics({ outbox: () => countOutbox(store), processMetrics: true });
  const file = join(config.dataDir, 'assistant.sqlite');
  const openEngine = parts.openEngine ?? startSqlite();
  const { store, cacheConversations } = await openEngine({ file, secret }, { onBatch: metrics.batch });
  const signals = createSignals({ clock });
  const facing = { store, vault, clock, committed: signals.committed };
  const codeDelay = parts.codeDelay ?? (() => 100 + Math.floor(Math.random() * 500));
  const conversations = cacheConversations(createConversations({ ...facing, codeDelay }));
  const forms = createForms(facing);
  const facts = createFacts({ ...facing, figures });
  const uploads = createFolderFiles({ folder: join(config.dataDir, 'files'), vault });
  const deadlines = createDeadlines({ store });

  const demo = parts.directory ? undefined : createDemoDirectory({ store, vault, clock });
  const accounts = demo ? accountsOf(config, clock()) : [];
  await demo?.seed(accounts);
  const demoDelivery = createDemoDelivery({ store, vault, clock });
  const directory = parts.directory ?? demo;
  if (!directory) throw new Error('no account directory');

  const codes = createCodes({ store, vault, clock, figures, directory, codeDelay, onError });
  const randomToken = (size: number) => randomBytes(size).toString('base64url');
  const appealParts = {
    ...{ store, vault, clock, figures, facts, directory, publicUrl, randomToken },
    words: createAppealWords({ portal, publicUrl }),
    closing: portal.officeHours.to,
  };
  const appeals = createAppeals(appealParts);
  const reviews = createAppealReviews(appealParts);
  const understanding = createTrainedUnderstanding();
  const services: DialogServices = {
    codes: {
      async request(request) {
        const answer = await codes.request(request);
        metrics.codeRequested(answer.kind);
        return answer;
      },
      async judge(guess) {
        const answer = await codes.judge(guess);
        metrics.codeJudged(answer.kind);
        return answer;
      },
    },
    directory,
    identityCheck: createIdentityCheck({ store, directory, clock, figures }),
    facts,
    forms,
    appeals,
    tickets: createTickets({ store, vault, clock, figures }),
    portal,
    publicUrl,
    understanding,
    randomToken,
  };

  const outbox = createOutboxWorker({
    store,
    vault,
    clock,
    figures,
    directory,
    delivery: parts.delivery ?? demoDelivery,
    renderCode: ({ locale, purpose, code, minutes }) =>
      copyFor(toLocale(locale)).messages.code(portal.portalName, code, minutes, purpose),
    renderClosed: createFreezeWords(portal),
    random: Math.random,
    onError,
  });
  signals.onOutbox(outbox.wake);

  const fanout = createFanout({ onError });
  const limits = createRateLimits({ figures });
  const assistant = createAssistant({
    conversations,
    leases: createLeases(),
    fanout,
    clock,
    dialogs: createDialogSet(),
    services,
    onTrouble: (error, errorId, conversationId) =>
      log.error({ err: error, errorId, conversationId }, 'turn failed'),
    onTurn: metrics.turn,
    delivery: (conversation) => channels.delivery(conversation),
  });

  const origins = createOrigins({ publicUrl, allowedOrigins: portal.allowedOrigins });
  const clientAddress = createClientAddress({ trustProxy: config.trustProxy });
  const directLine = createDirectLine({
    assistant,
    conversations,
    fanout,
    limits,
    vault,
    origins,
    clientAddress,
    publicUrl,
    messageMaxChars: figures.messageMaxChars,
    now: clock,
    log,
    registry: metrics.registry,
  });

  const messageChannels: MessageChannel[] = [directLine];
  const channels = createMessageChannels(messageChannels, conversations);

  const keepRows = createHousekeeping({ store, clock, figures, forget: conversations.forget });
  const keepPapers = createPaperHousekeeping({ store, files: uploads, clock, figures });
  const sweeper = createSweeper({
    deadlines,
    clock,
    async fire({ id, conversationId, event }) {
      if (isAppealDeadline(event)) await reviews.due({ id, ...event });
      else await channels.fire({ id, conversationId, event });
    },
    async housekeeping() {
      await keepRows();
      await keepPapers();
    },
    onError,
  });
  signals.onDeadline(sweeper.wake);

  const secureForms = createSecureForms({
    forms,
    facts,
    appeals,
    reviews,
    files: uploads,
    pictures: createPictures(),
    directory,
    clock,
    portal,
    publicUrl,
    randomToken,
    isCommonPassword: createIsCommon(COMMON_PASSWORD_WORDS),
    onError,
  });

  const shared = { limits, origins, clientAddress };
  const http = createHttpServer({
    routes: [
      ...createPageRoutes({ files, portal, publicUrl, demo: demo !== undefined, locale: 'zh-CN' }),
      ...messageChannels.flatMap(({ routes }) => routes),
      ...createFormRoutes({
        forms: secureForms,
        files,
        publicUrl,
        allowedOrigins: portal.allowedOrigins,
        ...shared,
      }),
      ...createHealthRoutes({
        ready: async () => {
          await store.ping();
          return true;
        },
        isDraining: () => http.isDraining(),
        registry: metrics.registry,
        openMetrics: config.metricsOpen,
      }),
      ...(demo
        ? await createDemoRoutes({
            outbox: demoDelivery.list,
            authenticate: demo.authenticate,
            portalName: portal.portalName,
            ...shared,
          })
        : []),
    ],
    upgrades: messageChannels.flatMap(({ upgrades = [] }) => upgrades),
    publicUrl,
    trustProxy: config.trustProxy,
    log,
    metrics: createHttpMetrics(metrics.registry),
  });

  return {
    reviews,
    demoAccounts: accounts,
    secretCreated,
    pagesBuilt: files.size > 0,
    async listen() {
      const { port } = await http.listen(config.port, config.host).catch((cause: NodeJS.ErrnoException) => {
        const name = cause.code === 'ENOTFOUND' || cause.code === 'EADDRNOTAVAIL' ? 'HOST' : 'PORT';
        throw new OperatorError(`${name}: cannot listen on ${config.host}:${config.port} (${cause.code})`, {
          cause,
        });
      });
      outbox.start();
      sweeper.start();
      setImmediate(() => warmUp(understanding));
      return port;
    },
    async close() {
      await http.close();
      await sweeper.stop();
      await outbox.stop();
      await store.close();
      letGo();
    },
    async tick() {
      await sweeper.runOnce();
      await outbox.runOnce();
    },
  };
}

function accountsOf(config: Config, now: number): DemoAccount[] {
  return config.demoAccountsFile ? loadDemoAccounts(config.demoAccountsFile, now) : demoAccounts(now);
}
