import { isLoopback } from '../../domain/loopback.ts';

/** Which sender an activity may name as the place that replies go to. */
export type CheckServiceUrl = (serviceUrl: string, claimed: string | undefined) => boolean;

/** The one that the channel's signed token names: replies hold personal data, and requests from inside a network. */
export const isClaimed: CheckServiceUrl = (serviceUrl, claimed) => serviceUrl === claimed;

/** A tool on this machine. */
export const isOnThisMachine: CheckServiceUrl = (serviceUrl) => {
  const { protocol, hostname } = new URL(serviceUrl);
  return protocol === 'http:' && isLoopback(hostname);
};
