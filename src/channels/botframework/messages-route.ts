import type { PagesCopy } from '../../copy/pages.zh-CN.ts';
import { sendEmpty, wordsFor } from '../../http/answer.ts';
import { isNearby } from '../../http/client-address.ts';
import { AppError } from '../../http/errors.ts';
import { readJson } from '../../http/read-json.ts';
import type { Route } from '../../http/route.ts';
import { isLongerThan } from '../text-length.ts';
import type { ChannelService } from './cloud-adapter.ts';
import { type Inbound, parseInbound } from './parse-inbound.ts';
import { isClaimed, isOnThisMachine } from './service-url.ts';

export interface MessagesRouteDeps {
  service: Pick<ChannelService, 'receive'>;
  checksSenders: boolean;
  /** In Unicode code points. */
  messageMaxChars: number;
  hear(inbound: Inbound, words: PagesCopy): Promise<void>;
}

/** Cards and entities that channels add are read past. */
const BODY_LIMIT = 256 * 1024;

/** Answered once the turn is on disk; what the bot says follows by itself. */
export function createMessagesRoute(deps: MessagesRouteDeps): Route {
  const { service, checksSenders, messageMaxChars } = deps;
  const mayReplyTo = checksSenders ? isClaimed : isOnThisMachine;

  return {
    method: 'POST',
    path: '/api/messages',
    handle: async (req, res) => {
      // Services post here, never pages; one that a page of anywhere could post as would be nobody's.
      if (req.headers.origin !== undefined) throw new AppError('wrong-origin', 'pages cannot post here');
      if (!checksSenders && !isNearby(req))
        throw new AppError('unauthorized', 'only tools on this machine may post');
      const words = wordsFor(req);
      const inbound = parseInbound(await readJson(req, BODY_LIMIT));
      if (inbound.type === 'message' && isLongerThan(inbound.text ?? '', messageMaxChars))
        throw new AppError('text-too-long', words.refusals.textTooLong(messageMaxChars));
      await service.receive(req.headers.authorization ?? '', inbound, async (claimed) => {
        if (!mayReplyTo(inbound.serviceUrl, claimed))
          throw new AppError('wrong-service', 'the token is for another serviceUrl');
        await deps.hear(inbound, words);
      });
      // An invoke waits for an answer in the response, and there is nothing to invoke here.
      sendEmpty(res, inbound.type === 'invoke' ? 501 : 200);
    },
  };
}
