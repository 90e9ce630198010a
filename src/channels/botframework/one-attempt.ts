import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;

const TIMEOUT_MS = 20_000;

/** What the channel's service said instead of taking a message. */
export class ServiceRefusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the channel's service answered ${status}`);
    this.name = 'ServiceRefusal';
    this.status = status;
  }
}

/**
 * How the SDK's connector sends. Its own way repeats a request for as long as a Retry-After asks, also when nobody
 * waits for it any more, so that a message would come twice; and it follows redirects to wherever they lead. The status
 * alone says whether a message was taken; a body that drips, or never ends, must not make it look lost.
 */
export const oneAttempt: NonNullable<ConnectorOptions['httpClient']> = {
  async sendRequest(request) {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.rawHeaders(),
      body: request.body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new ServiceRefusal(response.status);
    // The SDK stumbles over an answer without a body. Of the headers it reads the type alone: JSON too.
    return { request, status: response.status, headers: request.headers, bodyAsText: '{}' };
  },
};
