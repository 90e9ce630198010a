import { TestAdapter, TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import { maskMessage } from '../../src/bots/mask-message.ts';
import { READINGS, read } from '../../src/bots/readings.ts';
import { createTurn } from '../../src/dialogs/create-turn.ts';
import { createDialogSet } from '../../src/dialogs/dialog-set.ts';
import { createDialogContext } from '../../src/dialogs/lean-context.ts';
import { MAIN } from '../../src/dialogs/main.ts';
import { attachTurn, type DialogServices } from '../../src/dialogs/turn.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { stockServices } from '../bench/servers/stock-services.ts';

// The first sentence of all may have to wait for the learning.
jest.setTimeout(60_000);

const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const dialogs = createDialogSet();
const account = demoAccounts(NOW).find(({ id }) => id === 'demo-01-active');
const services: DialogServices = {
  ...stockServices,
  codes: {
    ...stockServices.codes,
    judge: async ({ typed }) =>
      typed === RIGHT
        ? { kind: 'right', accountIds: [account?.id ?? ''], channel: 'sms', effects: [] }
        : { kind: 'wrong', triesLeft: 4 },
  },
  directory: { ...stockServices.directory, get: async () => account },
  heldAccounts: { isHeld: async () => false },
  codeProofs: { find: async () => undefined },
  tickets: { isFull: async () => false, reserve: async () => ({ kind: 'full' }) },
};
const PHONE = '19900000001';
const RIGHT = '654321';

/** Says line after line in one conversation, and returns which reading decided over the last. */
async function readingOf(lines: readonly string[], closed = false): Promise<string> {
  const stack: DialogInstance[] = [];
  let name = '';
  for (const [at, line] of ['', ...lines].entries()) {
    const { text, found, passwordPasted } = maskMessage(line, 'other');
    const turn = createTurn({
      now: closed && at === lines.length ? NOW + 3_600_000 : NOW,
      conversationId: 'c1',
      origin: '',
      said: at === 0 ? { kind: 'arrived' } : { kind: 'text', text },
      services,
      locale: 'zh-CN',
    });
    const context = new TurnContext(new TestAdapter(), { type: 'message', text });
    attachTurn(context, turn);
    const dc = createDialogContext(dialogs, context, stack);
    if (at === 0) await dc.beginDialog(MAIN, { opening: 'hello' });
    else
      name = await read(turn, dc, {
        text,
        found,
        passwordPasted,
        closed: closed && at === lines.length,
      });
  }
  return name;
}

const ACCOUNT = ['忘记密码'];
const WAY = [...ACCOUNT, PHONE];
const CODE = [...WAY, '短信'];
const MESSAGE = [...ACCOUNT, '转人工'];
const PROBLEM = [...MESSAGE, PHONE];
const PROVEN = [...CODE, RIGHT];

test.each<[name: string, before: string[], said: string]>([
  ['password-pasted', ACCOUNT, '密码是Lantern-river-82'],
  ['password-pasted', [], '密码是Lantern-river-82'],
  ['bank-card-pasted', ACCOUNT, '6222021234567890128'],
  ['answer', [...ACCOUNT], 'SS 19900000001'],
  ['person', ACCOUNT, '转人工'],
  ['person', CODE, '我要跟真人说话'],
  ['person', CODE, '转人工，我都填了三次了'],
  ['restart', CODE, '重新开始'],
  ['cancel', CODE, '取消'],
  ['back', CODE, '返回'],
  ['resume', CODE, '继续'],
  ['help', CODE, '帮助'],
  ['help', CODE, '我看不懂'],
  ['chinese', CODE, '中文'],
  ['english', CODE, 'English'],
  ['answer', ACCOUNT, PHONE],
  ['answer', ACCOUNT, `${PHONE}，要钱吗？`],
  ['answer', WAY, '短信'],
  ['answer', WAY, '2'],
  ['answer', CODE, '123456'],
  ['answer', CODE, '没收到'],
  ['answer', [], '忘记密码'],
  ['answer', [], '1'],
  ['answer', [], '谢谢'],
  ['answer', PROBLEM, '我的账号被锁了，想转人工问问'],
  ['person-already', MESSAGE, '转人工'],
  ['person-already', [...PROBLEM, '密码一直改不了'], '转人工'],
  ['instead', ACCOUNT, '我要找另外一个账号'],
  ['instead', PROVEN, '换一个账号'],
  ['instead', PROVEN, '19900000002'],
  ['answer', CODE, '换一个账号'],
  ['appeal-where', CODE, '提交申诉'],
  ['stolen-at-menu', [], '我的账号让人盗了'],
  ['remark', [], '你好'],
  ['remark', WAY, '你好'],
  ['question-at-menu', [], '验证码多久有效？'],
  ['out-of-scope-at-menu', [], '今天天气怎么样'],
  ['situation-at-menu', [], '我的密码想不起来了怎么办'],
  ['account-at-menu', [], PHONE],
  ['doubt-at-menu', [], '登不上去了'],
  ['unclear', ['登不上去了'], '登不上去了'],
  ['unclear', [], '9'],
  ['cancel', PROVEN, '取消'],
  ['cancel-confirmed', [...PROVEN, '取消'], '取消'],
  ['cancel-taken-back', [...PROVEN, '取消'], '接着办'],
  ['question', [...PROVEN, '取消'], '新密码有什么要求'],
  ['maybe-other-situation', PROVEN, '我原来那个号没了'],
  ['person-at-menu', [], '登不上去了给个电话吧'],
  ['other-situation', ACCOUNT, '不是密码，是账号被锁了'],
  ['other-situation', WAY, '账号被锁'],
  ['term', WAY, '什么是验证码'],
  ['question', WAY, '验证码多久有效？'],
  ['stolen', WAY, '我的验证码给了骗子'],
  ['question', WAY, '有人让我把验证码告诉他'],
  ['another-office', WAY, '社保卡怎么办理'],
  ['cross', WAY, '急死我了'],
  ['unclear', ACCOUNT, '唔知啊'],
])('%s: after %j, 「%s」', async (name, before, said) => {
  expect(await readingOf([...before, said])).toBe(name);
});

test.each<[name: string, before: string[], said: string]>([
  ['answer', CODE, '123456'],
  ['restart', CODE, '重新开始'],
  ['proof-lapsed', PROVEN, '好的'],
  ['restart', PROVEN, '重新开始'],
])('after a long silence: %s, after %j 「%s」', async (name, before, said) => {
  expect(await readingOf([...before, said], true)).toBe(name);
});

test('names are unique, each line says why it stands there, and the last takes everything', () => {
  expect(new Set(READINGS.map(({ name }) => name)).size).toBe(READINGS.length);
  for (const { why } of READINGS) expect(why).not.toBe('');
  expect(READINGS.at(-1)?.name).toBe('unclear');
});
