import type { Request } from 'restify';
import type { Clock, Conversations, RateLimits } from '../../domain/ports.ts';
import { sendJson, wordsFor } from '../../http/answer.ts';
import { AppError } from '../../http/errors.ts';
import { readJson } from '../../http/read-json.ts';
import type { Route } from '../../http/route.ts';
import { throttle } from '../../http/throttle.ts';
import { seqOf } from '../outcome.ts';
import type { DirectLineAdapter } from './adapter.ts';
import type { Gate } from './gate.ts';
import { type PostedActivity, parseActivity } from './parse-activity.ts';
import { activityId, activitySet, PAGE } from './render-activity.ts';
import type { Claims } from './tokens.ts';
import { readUpload } from './upload.ts';
import { watermarkOf } from './watermark.ts';

export interface ActivityRoutesDeps {
  gate: Gate;
  limits: RateLimits;
  conversations: Pick<Conversations, 'load' | 'readLog'>;
  adapter: Pick<DirectLineAdapter, 'receive'>;
  /** In Unicode code points. */
  messageMaxChars: number;
  serviceUrl: string;
  now: Clock;
}

const BODY_LIMIT = 64 * 1024;
const PATH = '/v3/directline/conversations/:id/activities';

export function createActivityRoutes(deps: ActivityRoutesDeps): Route[] {
  const { gate, limits, conversations, adapter } = deps;

  const parse = (req: Request, claims: Claims, body: unknown, attachments?: Picture[]) =>
    parseActivity(body, {
      claims,
      maxChars: deps.messageMaxChars,
      words: wordsFor(req),
      now: deps.now(),
      serviceUrl: deps.serviceUrl,
      ...(attachments ? { attachments } : {}),
    });

  /** Runs the turn; the citizen's message then is in the log under the id that is returned. */
  const say = async (req: Request, claims: Claims, posted: PostedActivity, origin: string) => {
    const { conversationId } = claims;
    await throttle(limits, 'messages', conversationId, wordsFor(req));
    const { activity, ...arrival } = posted;
    const outcome = await adapter.receive(activity, { ...arrival, origin });
    return { id: activityId(conversationId, seqOf(outcome, wordsFor(req))) };
  };

  return [
    {
      method: 'POST',
      path: PATH,
      quick: true,
      handle: async (req, res) => {
        const address = await gate.enter(req, res);
        const claims = await gate.authenticate(req, String(req.params.id));
        const posted = parse(req, claims, await readJson(req, BODY_LIMIT));
        if (posted.activity.type === 'typing') {
          sendJson(res, 200, { id: activityId(claims.conversationId, 0) });
          return;
        }
        sendJson(res, 200, await say(req, claims, posted, address));
      },
    },
    {
      method: 'GET',
      path: PATH,
      quick: true,
      handle: async (req, res) => {
        await gate.enter(req, res);
        const claims = await gate.authenticate(req, String(req.params.id));
        const after = watermarkOf(req);
        const entries = await conversations.readLog(claims.conversationId, after, PAGE);
        if (entries.length === 0 && !(await conversations.load(claims.conversationId))) {
          throw new AppError('not-found', 'there is no such conversation');
        }
        sendJson(res, 200, activitySet(entries, after, claims));
      },
    },
    {
      method: 'POST',
      path: '/v3/directline/conversations/:id/upload',
      handle: async (req, res) => {
        const address = await gate.enter(req, res);
        const claims = await gate.authenticate(req, String(req.params.id));
        const { activity, pictures } = await readUpload(req);
        const posted = parse(req, claims, activity ?? { type: 'message' }, pictures);
        sendJson(res, 200, await say(req, claims, posted, address));
      },
    },
  ];
}

type Picture = { contentType: string; name: string };
