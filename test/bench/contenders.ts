import type { ServerSpec } from './servers/child.ts';
import { FLOOR, OURS, STOCK } from './servers/specs.ts';
import { expectReplies, replyToService } from './talks/bot-framework.ts';
import type { Connector } from './talks/connector.ts';
import { pollDirectLine, streamDirectLine } from './talks/direct-line.ts';
import type { OpenTalk } from './talks/talk.ts';

/** A server and one way to talk with it. */
export interface Contender {
  id: 'floor' | 'stock-service' | 'stock-expect' | 'ours-poll' | 'ours-stream';
  label: string;
  spec: ServerSpec;
  openTalk: OpenTalk;
}

/** In the order of a round. */
export function contenders(connector: Connector): Contender[] {
  return [
    { id: 'floor', label: 'floor, GET', spec: FLOOR, openTalk: pollDirectLine },
    { id: 'stock-expect', label: 'stock, expectReplies', spec: STOCK, openTalk: expectReplies },
    { id: 'stock-service', label: 'stock, serviceUrl', spec: STOCK, openTalk: replyToService(connector) },
    { id: 'ours-poll', label: 'ours, GET', spec: OURS, openTalk: pollDirectLine },
    { id: 'ours-stream', label: 'ours, WebSocket', spec: OURS, openTalk: streamDirectLine },
  ];
}
