import { COMMON_PASSWORD_WORDS } from '../domain/common-password-words.ts';
import { createIsCommon } from '../domain/common-passwords.ts';
import { OperatorError } from '../domain/operator-error.ts';
import { createSecureForms } from '../forms/secure-forms.ts';
import { createDemoRoutes } from '../http/demo/routes.ts';
import { createFormRoutes } from '../http/forms.ts';
import { createHealthRoutes } from '../http/health-routes.ts';
import { createHttpMetrics } from '../http/metrics.ts';
import { createPageRoutes } from '../http/page-routes.ts';
import { createHttpServer } from '../http/server.ts';
import type { StaticFiles } from '../http/static-files.ts';
import { createPictures } from '../services/files/pictures.ts';
import type { AccountsAndDelivery } from './accounts.ts';
import type { Channels } from './channels.ts';
import type { Ground } from './ground.ts';
import type { HttpEntrance } from './http-entrance.ts';
import type { Services } from './services.ts';

/** Every route, and the server that has them. */
export async function createServer(
  ground: Ground,
  files: StaticFiles,
  accounts: AccountsAndDelivery,
  services: Services,
  channels: Channels,
  entrance: HttpEntrance,
) {
  const { config, store, log, metrics } = ground;
  const { portal, publicUrl, trustProxy } = config;
  const { demo } = accounts;
  const { allowedOrigins, portalName } = portal;
  const forms = secureForms(ground, accounts, services);

  const server = createHttpServer({
    routes: [
      ...createPageRoutes({ files, portal, publicUrl, demo: demo !== undefined, locale: 'zh-CN' }),
      ...channels.routes,
      ...createFormRoutes({ forms, files, publicUrl, allowedOrigins, ...entrance }),
      ...createHealthRoutes({
        ready: async () => {
          await store.ping();
          return true;
        },
        isDraining: () => server.isDraining(),
        registry: metrics.registry,
        openMetrics: config.metricsOpen,
      }),
      ...(demo ? await createDemoRoutes({ ...demo, portalName, ...entrance }) : []),
    ],
    upgrades: channels.upgrades,
    ...{ publicUrl, trustProxy, log },
    metrics: createHttpMetrics(metrics.registry),
  });

  return {
    close: () => server.close(),

    /**
     * Resolves to the port.
     *
     * @throws OperatorError naming the variable that is to blame where it cannot listen
     */
    async listen(): Promise<number> {
      const { port, host } = config;
      const listening = await server.listen(port, host).catch((cause: NodeJS.ErrnoException) => {
        const name = cause.code === 'ENOTFOUND' || cause.code === 'EADDRNOTAVAIL' ? 'HOST' : 'PORT';
        throw new OperatorError(`${name}: cannot listen on ${host}:${port} (${cause.code})`, { cause });
      });
      return listening.port;
    },
  };
}

function secureForms(
  { config, clock, randomToken, onError }: Ground,
  { directory }: AccountsAndDelivery,
  { forms, commits, heldAccounts, codeProofs, refusedPasswords, appeals, reviews, files }: Services,
) {
  const { portal, publicUrl } = config;
  return createSecureForms({
    ...{ forms, commits, heldAccounts, codeProofs, refusedPasswords, appeals, reviews, files },
    ...{ directory, clock, portal, publicUrl, randomToken, onError },
    pictures: createPictures(),
    isCommonPassword: createIsCommon(COMMON_PASSWORD_WORDS),
  });
}
