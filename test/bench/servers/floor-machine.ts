export type Stage = 'situation' | 'account' | 'way' | 'code';

export interface Reply {
  type: 'message';
  text: string;
  channelData: { step: string };
  suggestedActions: { to: []; actions: { type: 'imBack'; title: string; value: string }[] };
}

const SITUATIONS = ['忘记密码', '忘记账号', '账号被锁', '手机或邮箱换了', '查申诉进度', '转人工'];
const ACCOUNT = ['用身份证号'];
const WAYS = ['发短信到手机（推荐）', '发到邮箱', '先核对姓名和身份证', '换一个账号'];
const CODE = ['重新发送', '没收到', '换一种方式', '换一个账号'];

/** Texts of its own, as long as the real ones: the floor must not change when a wording does. */
const HELLO =
  '您好，我是一窗通的账号助手。\n账号登不上，我来帮您，一般三分钟就好。\n请问是哪种情况？点下面的按钮，或直接打字告诉我。';
const ASK_ACCOUNT =
  '好的，我们来设一个新密码。\n请输入办账号时留的手机号（11 位）。\n没有手机号，输入邮箱、用户名或单位信用代码也行。\n想用身份证号，请点下面的按钮。';
const CODE_SENT =
  '如果这个账号绑定了手机，验证码短信已经发出，5 分钟内有效。\n请打开手机短信，把 6 位数字填在下面。\n只填在这里，不要告诉别人；打电话来要的都是骗子。';
const CODE_MISSING =
  '没收到短信，请看看这几点：\n1. 号码对吗？\n2. 办账号时留的是这个号吗？换过号，短信会发到旧号\n3. 看看垃圾短信、拦截短信\n等 1 分钟还没有，点「重新发送」。号码不对，点「换一个账号」。';

/** What each stage asks when it asks again. */
const QUESTIONS: Record<Stage, () => Reply> = {
  situation: () => reply('greeting.choose-situation', '请问是哪种情况？点下面的按钮就行。', SITUATIONS),
  account: () => reply('forgot-password.ask-account', ASK_ACCOUNT, ACCOUNT),
  way: () => reply('forgot-password.choose-way', '请点下面的按钮，选一种方式。', WAYS),
  code: () => reply('forgot-password.enter-code', '请输入收到的 6 位验证码。', CODE),
};

/** The same script of replies, in as few lines as it takes. No stage: the conversation opens. */
export function answer(stage: Stage | undefined, text: string): { next: Stage; replies: Reply[] } {
  if (stage === undefined) return to('situation', reply('greeting.choose-situation', HELLO, SITUATIONS));
  if (text === '取消')
    return to(
      'situation',
      reply('interruption.cancelled', '好的，已经停下，没有改动任何东西。'),
      QUESTIONS.situation(),
    );
  if (text === '帮助')
    return to(
      stage,
      reply('interruption.help', '照着提示一步一步来就行。想退回打「返回」，不想办打「取消」。'),
      QUESTIONS[stage](),
    );
  if (stage === 'situation') {
    if (/密码/.test(text)) return to('account', QUESTIONS.account());
    return to('situation', reply('greeting.unclear', '我没太听懂。请点一下下面的按钮。', SITUATIONS));
  }
  if (stage === 'account') {
    const phone = /1[3-9]\d{9}/.exec(text.replace(/\s/g, ''))?.[0];
    if (phone === undefined)
      return to(
        'account',
        reply('forgot-password.account-unclear', '我没看出是哪个账号。请输入 11 位手机号。', ACCOUNT),
      );
    const shown = `${phone.slice(0, 3)}****${phone.slice(7)}`;
    return to(
      'way',
      reply('forgot-password.choose-way', `收到，您要找的账号是 ${shown}。\n接下来要确认是您本人。`, WAYS),
    );
  }
  if (stage === 'way') {
    if (text === '短信') return to('code', reply('forgot-password.enter-code', CODE_SENT, CODE));
    return to('way', reply('forgot-password.way-unclear', '请点下面的按钮，选一种方式。', WAYS));
  }
  if (text === '没收到') return to('code', reply('forgot-password.code-missing', CODE_MISSING, CODE));
  if (text === '换一种方式')
    return to('way', reply('forgot-password.choose-way', '好的，换一种方式。请选一种：', WAYS));
  return to('code', reply('forgot-password.code-wrong', '验证码不对。还可以试 4 次。', CODE));
}

function to(next: Stage, ...replies: Reply[]): { next: Stage; replies: Reply[] } {
  return { next, replies };
}

function reply(step: string, text: string, choices: readonly string[] = []): Reply {
  const actions = choices.map((title) => ({ type: 'imBack' as const, title, value: title }));
  return { type: 'message', text, channelData: { step }, suggestedActions: { to: [], actions } };
}
