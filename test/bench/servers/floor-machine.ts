import { type ChoiceId, zhCN } from '../../../src/copy/zh-CN.ts';

export type Stage = 'situation' | 'account' | 'way' | 'code';

export interface Reply {
  type: 'message';
  text: string;
  channelData: { step: string };
  suggestedActions: { to: []; actions: { type: 'imBack'; title: string; value: string }[] };
}

const PORTAL = '一窗通';
const HOTLINE = '12345';
const { greeting, forgotPassword: words, interruption } = zhCN;

const SITUATIONS: ChoiceId[] = ['forgotPassword', 'forgotAccount', 'locked', 'contactChanged', 'human'];
const WAYS: ChoiceId[] = ['bySms', 'byMail', 'byRealName', 'otherAccount'];
const CODE: ChoiceId[] = ['resend', 'notReceived', 'otherWay', 'otherAccount'];

/** What each stage asks, also when it asks again. */
const QUESTIONS: Record<Stage, () => Reply> = {
  situation: () => reply('greeting.choose-situation', greeting.chooseSituation, SITUATIONS),
  account: () => reply('forgot-password.ask-account', words.askAccount, ['byIdNumber']),
  way: () => reply('forgot-password.choose-way', words.wayUnclear, WAYS),
  code: () => reply('forgot-password.enter-code', words.enterCodeAgain, CODE),
};

/** The same script of replies, as few lines as it takes: no stage means that the conversation opens. */
export function answer(stage: Stage | undefined, text: string): { next: Stage; replies: Reply[] } {
  if (stage === undefined)
    return to('situation', reply('greeting.choose-situation', greeting.hello(PORTAL), SITUATIONS));
  if (text === '取消')
    return to('situation', reply('interruption.cancelled', interruption.cancelled), QUESTIONS.situation());
  if (text === '帮助')
    return to(stage, reply('interruption.help', interruption.help(HOTLINE)), QUESTIONS[stage]());
  if (stage === 'situation') {
    if (/密码/.test(text)) return to('account', QUESTIONS.account());
    return to('situation', reply('greeting.unclear', greeting.unclear, SITUATIONS));
  }
  if (stage === 'account') {
    const phone = /1[3-9]\d{9}/.exec(text.replace(/\s/g, ''))?.[0];
    if (phone === undefined)
      return to('account', reply('forgot-password.account-unclear', words.accountUnclear, ['byIdNumber']));
    const shown = `${phone.slice(0, 3)}****${phone.slice(7)}`;
    return to('way', reply('forgot-password.choose-way', words.chooseWay(shown), WAYS));
  }
  if (stage === 'way') {
    if (text === '短信')
      return to('code', reply('forgot-password.enter-code', words.enterCode('sms', 5), CODE));
    return to('way', reply('forgot-password.way-unclear', words.wayUnclear, WAYS));
  }
  if (text === '没收到')
    return to(
      'code',
      reply('forgot-password.code-missing', words.codeMissing('sms', '138****8000', true, 60), CODE),
    );
  if (text === '换一种方式') return to('way', reply('forgot-password.choose-way', words.otherWays, WAYS));
  return to('code', reply('forgot-password.code-wrong', words.codeWrong(4), CODE));
}

function to(next: Stage, ...replies: Reply[]): { next: Stage; replies: Reply[] } {
  return { next, replies };
}

function reply(step: string, text: string, choices: ChoiceId[] = []): Reply {
  const actions = choices.map((id) => {
    const { title } = zhCN.choices[id];
    return { type: 'imBack' as const, title, value: title };
  });
  return { type: 'message', text, channelData: { step }, suggestedActions: { to: [], actions } };
}
