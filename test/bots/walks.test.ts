import { TestAdapter, TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import { maskMessage } from '../../src/bots/mask-message.ts';
import { read } from '../../src/bots/readings.ts';
import { createTurn } from '../../src/dialogs/create-turn.ts';
import { createDialogSet } from '../../src/dialogs/dialog-set.ts';
import { createDialogContext } from '../../src/dialogs/lean-context.ts';
import { MAIN } from '../../src/dialogs/main.ts';
import { ENTER_CODE } from '../../src/dialogs/recovery/enter-code.ts';
import { runningFlow } from '../../src/dialogs/running-flow.ts';
import { attachTurn, type DialogServices } from '../../src/dialogs/turn.ts';
import type { Locale } from '../../src/domain/locale.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { stockServices } from '../bench/servers/stock-services.ts';
import { seededRandom } from '../support/seeded-random.ts';

jest.setTimeout(60_000);

const WALKS = 80;
const STEPS = 20;
const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const RIGHT = '654321';
const dialogs = createDialogSet();
const accounts = demoAccounts(NOW);
const LINES = [
  ...['忘记密码', '忘记账号', '账号被锁', '手机号换了', '我要申诉', '申诉进度', '转人工', '我的账号让人盗了'],
  ...['返回', '取消', '重新开始', '继续', '帮助', 'English', '中文', '短信', '邮箱', '用身份证号', '没收到'],
  ...[
    '换一种方式',
    '换一个账号',
    '1',
    '2',
    '9',
    '19900000001',
    '19900009999',
    '123456',
    RIGHT,
    '单位的',
    '好的',
  ],
  ...[
    '验证码多久有效？',
    '今天天气怎么样',
    '密码是Lantern-river-82',
    '不是密码，是账号被锁了',
    '😀',
    '\u0000',
    '__proto__',
  ],
];

/** A conversation of one who says anything; what is kept between turns goes through JSON, as in a store. */
function wander(seed: number) {
  const random = seededRandom(seed);
  const oneOf = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)] as One;
  let stack: DialogInstance[] = [];
  let locale: Locale = 'zh-CN';
  let now = NOW;
  let buttons: string[] = [];
  let rightCodes = 0;
  const services: DialogServices = {
    ...stockServices,
    codes: {
      ...stockServices.codes,
      async judge({ typed }) {
        if (typed !== RIGHT)
          return oneOf([
            { kind: 'wrong', triesLeft: 4 },
            { kind: 'expired' },
            { kind: 'unavailable' },
          ] as const);
        rightCodes += 1;
        return { kind: 'right', accountIds: [oneOf(accounts).id], channel: 'sms', effects: [] };
      },
    },
    directory: {
      ...stockServices.directory,
      get: async (id) => accounts.find((account) => account.id === id),
    },
    heldAccounts: { isHeld: async () => random() < 0.1 },
    codeProofs: { find: async () => (random() < 0.9 ? { channel: 'sms', at: now } : undefined) },
    tickets: {
      isFull: async () => random() < 0.2,
      reserve: async () => ({ kind: 'number', number: 'RG202603040001' }),
    },
    appeals: {
      ...stockServices.appeals,
      ofConversation: async () => [],
      find: async () => ({ kind: 'none' }),
      findByDraftCode: async () => ({ kind: 'none' }),
      begin: async () => ({ kind: 'limited', hours: 3 }),
    },
  };

  return {
    line() {
      if (buttons.length > 0 && random() < 0.4) return oneOf(buttons);
      return stack.at(-1)?.id === ENTER_CODE && random() < 0.4 ? RIGHT : oneOf(LINES);
    },
    rightCodes: () => rightCodes,
    kept: () => JSON.stringify(stack),
    depth: () => stack.length,
    async say(line: string | undefined): Promise<{ steps: unknown[]; atMenu: boolean }> {
      now += Math.floor(random() * 30_000);
      const { text, found, passwordPasted } = maskMessage(line ?? '', 'other');
      const said = line === undefined ? ({ kind: 'arrived' } as const) : ({ kind: 'text', text } as const);
      const turn = createTurn({ now, conversationId: 'c', origin: '', said, services, locale });
      const context = new TurnContext(new TestAdapter(), { type: 'message', text });
      attachTurn(context, turn);
      const dc = createDialogContext(dialogs, context, stack);
      if (line === undefined) await dc.beginDialog(MAIN, { opening: 'hello' });
      else await read(turn, dc, { text, found, passwordPasted, closed: random() < 0.05 });
      locale = turn.locale;
      buttons = turn.replies.flatMap(
        (reply) => reply.suggestedActions?.actions.map(({ title }) => title) ?? [],
      );
      const atMenu = runningFlow(dc) === undefined;
      stack = JSON.parse(JSON.stringify(dc.stack));
      return { steps: turn.replies.map((reply) => reply.channelData?.step), atMenu };
    },
  };
}

const isProven = (kept: string) => kept.includes('"accountIds"');

test('whatever is said, and in whatever order: an answer, a small state, no proof without a code, a way out', async () => {
  for (let seed = 1; seed <= WALKS; seed += 1) {
    const walk = wander(seed);
    const trail: string[] = [];
    await walk.say(undefined);
    for (let n = 0; n < STEPS; n += 1) {
      const line = walk.line();
      trail.push(line);
      const before = { codes: walk.rightCodes(), proven: isProven(walk.kept()) };
      const { steps } = await walk.say(line);
      const provenUnasked = isProven(walk.kept()) && !before.proven && walk.rightCodes() === before.codes;
      expect({ trail, silent: steps.length === 0, provenUnasked }).toEqual({
        ...{ trail, silent: false, provenUnasked: false },
      });
      expect(walk.depth()).toBeLessThanOrEqual(6);
      expect(walk.kept().length).toBeLessThan(8_000);
    }
    let out = false;
    for (let n = 0; n < 12 && !out; n += 1) {
      const { steps, atMenu } = await walk.say('返回');
      out = atMenu || steps.includes('interruption.already-proven');
    }
    expect({ trail, out }).toEqual({ trail, out: true });
  }
});
