import type { Activity, BotAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { BotFrameworkSettings } from '../../domain/bot-framework-settings.ts';
import { AppError } from '../../http/errors.ts';
import { oneAttempt } from './one-attempt.ts';
import type { Inbound } from './parse-inbound.ts';

/** The SDK's adapter: who may post to us, and how we post to a channel's service. */
export interface ChannelService {
  adapter: BotAdapter;
  /**
   * Runs `hear` with the `serviceurl` claim of the sender's token (undefined without one). Rejects with
   * `unauthorized` for a sender that may not post, and with what `hear` rejects with.
   */
  receive(
    authorization: string,
    activity: Inbound,
    hear: (claimedServiceUrl: string | undefined) => Promise<void>,
  ): Promise<void>;
  /** One attempt; rejects with a `ServiceRefusal` where the service did not take it. */
  send(reference: ConversationReference, activity: Partial<Activity>): Promise<void>;
}

/** In the SDK's words; a cloud of its own, or a test, names others. */
export type Authentication = Record<string, string>;

const SERVICE_URL_CLAIM = 'serviceurl';
const BAD_TOKENS = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']);

/** Loaded only where it is wanted: the SDK's connector costs a fifth of a second and 20 MB. */
export async function loadChannelService(
  settings: BotFrameworkSettings,
  authentication: Authentication = {},
): Promise<ChannelService> {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication, TurnContext } = await import('botbuilder');
  const appId = settings.kind === 'app' ? settings.appId : '';
  const credentials =
    settings.kind === 'app'
      ? {
          MicrosoftAppId: settings.appId,
          MicrosoftAppType: settings.appType,
          ...(settings.password ? { MicrosoftAppPassword: settings.password } : {}),
          ...(settings.tenantId ? { MicrosoftAppTenantId: settings.tenantId } : {}),
        }
      : {};

  class Adapter extends CloudAdapter {
    /** `process` without its answers and its notes on the console, which name what a stranger sent. */
    receive(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
      return this.processActivity(authorization, activity, logic);
    }
  }

  const adapter = new Adapter(
    new ConfigurationBotFrameworkAuthentication(
      { ...credentials, ...authentication },
      undefined,
      undefined,
      undefined,
      { httpClient: oneAttempt },
    ),
  );

  return {
    adapter,
    async receive(authorization, activity, hear) {
      let known = false;
      try {
        await adapter.receive(
          authorization,
          { ...activity } as Partial<Activity> as Activity,
          async (context) => {
            known = true;
            await hear(claimOf(context, adapter.BotIdentityKey));
          },
        );
      } catch (error) {
        throw known || !isBadToken(error)
          ? error
          : new AppError('unauthorized', 'a valid token is needed', { cause: error });
      }
    },

    async send(reference, activity) {
      await adapter.continueConversationAsync(appId, reference, async (context) => {
        const connector = context.turnState.get<Connector>(adapter.ConnectorClientKey);
        // Past `context.sendActivity`, which takes the id away and makes it an answer to no message at all.
        const addressed = TurnContext.applyConversationReference(activity, reference);
        await connector.conversations.sendToConversation(reference.conversation.id, addressed);
      });
    },
  };
}

/** Of the SDK's connector client what is used here. */
interface Connector {
  conversations: { sendToConversation(id: string, activity: Partial<Activity>): Promise<unknown> };
}

function claimOf(context: TurnContext, key: symbol): string | undefined {
  const identity = context.turnState.get<{ getClaimValue(type: string): string | null } | undefined>(key);
  return identity?.getClaimValue(SERVICE_URL_CLAIM) ?? undefined;
}

/** Not where the keys to check it with could not be fetched: then the channel is to try again. */
function isBadToken(error: unknown): boolean {
  const { name, statusCode } = error as { name?: string; statusCode?: unknown };
  return statusCode === 401 || statusCode === 403 || BAD_TOKENS.has(name ?? '');
}
