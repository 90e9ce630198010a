import { Gauge, type Registry } from '@prometheus-io/client';
import type { Logger } from 'pino';
import type { Assistant } from '../../bots/contract.ts';
import type { Clock, Conversations, Fanout, RateLimits, Vault } from '../../domain/ports.ts';
import type { ClientAddress } from '../../http/client-address.ts';
import { AppError } from '../../http/errors.ts';
import type { Origins } from '../../http/origins.ts';
import type { Route, Upgrade } from '../../http/route.ts';
import { fireDeadline } from '../fire-deadline.ts';
import type { MessageChannel } from '../message-channel.ts';
import { createActivityRoutes } from './activity-routes.ts';
import { DirectLineAdapter } from './adapter.ts';
import { createConversationRoutes } from './conversation-routes.ts';
import { createGate } from './gate.ts';
import { DIRECT_LINE } from './render-activity.ts';
import { createStreamUrl } from './stream-url.ts';
import { createStreams } from './streams.ts';
import { createTokenRoutes } from './token-routes.ts';
import { createTokens } from './tokens.ts';

export interface DirectLineDeps {
  assistant: Assistant;
  conversations: Conversations;
  fanout: Fanout;
  limits: RateLimits;
  vault: Pick<Vault, 'signingKey'>;
  origins: Origins;
  clientAddress: ClientAddress;
  publicUrl: string;
  /** In Unicode code points. */
  messageMaxChars: number;
  now: Clock;
  log: Logger;
  registry?: Registry;
  streams?: { perConversation?: number; perAddress?: number; heartbeatMs?: number };
}

export interface DirectLine extends MessageChannel {
  adapter: DirectLineAdapter;
  upgrades: readonly Upgrade[];
}

const STREAMS = {
  perConversation: 5,
  /** A service hall's visitors share one address. */
  perAddress: 600,
  heartbeatMs: 15_000,
};

/** Direct Line 3.0, as Microsoft's Web Chat and directlinejs speak it. */
export function createDirectLine(deps: DirectLineDeps): DirectLine {
  const { conversations, fanout, limits, clientAddress, publicUrl, now, log } = deps;
  const tokens = createTokens({ key: deps.vault.signingKey(), now });
  const gate = createGate({ origins: deps.origins, limits, clientAddress, tokens });
  const adapter = new DirectLineAdapter({ assistant: deps.assistant, conversations, fanout, now });
  const shared = { gate, limits, conversations, adapter, serviceUrl: publicUrl, now };
  const streams = createStreams({
    gate,
    conversations,
    fanout,
    clientAddress,
    publicUrl,
    now,
    log,
    ...STREAMS,
    ...deps.streams,
  });
  if (deps.registry) {
    new Gauge({
      name: 'directline_streams',
      help: 'Open WebSockets',
      registers: [deps.registry],
      collect() {
        this.set(streams.count());
      },
    });
  }
  const routes: Route[] = [
    ...createTokenRoutes({ gate, tokens, now }),
    ...createConversationRoutes({ ...shared, tokens, streamUrl: createStreamUrl(publicUrl) }),
    ...createActivityRoutes({ ...shared, messageMaxChars: deps.messageMaxChars }),
    {
      method: 'GET',
      path: '/v3/directline/conversations/:id/stream',
      handle: async () => {
        throw new AppError('bad-request', 'a WebSocket is expected here');
      },
    },
  ];
  const preflights = [...new Set(routes.map((route) => route.path))].map(
    (path): Route => ({ method: 'OPTIONS', path, handle: gate.preflight }),
  );
  return {
    name: DIRECT_LINE,
    adapter,
    fire: (deadline) => fireDeadline((...turn) => adapter.receive(...turn), deadline),
    routes: [...routes, ...preflights],
    upgrades: [streams],
  };
}
