/** One conversation, the same for every server: what the citizen types, and the steps of the replies. */
export interface Line {
  text: string;
  steps: readonly string[];
}

/** The replies to the opening of a conversation, before anything was typed. */
export const GREETING: readonly string[] = ['greeting.choose-situation'];

/** `n` makes the phone number: each conversation claims another one, so that no quota or cache is shared. */
export function linesOf(n: number): Line[] {
  const digits = String(10_000_000 + (n % 90_000_000));
  return [
    { text: '忘记密码', steps: ['forgot-password.ask-account'] },
    { text: '我也说不清楚，你帮我看看', steps: ['forgot-password.account-unclear'] },
    {
      text: `我手机是138 ${digits.slice(0, 4)} ${digits.slice(4)}`,
      steps: ['forgot-password.choose-way'],
    },
    { text: '哪个方便就哪个', steps: ['forgot-password.way-unclear'] },
    { text: '短信', steps: ['forgot-password.enter-code'] },
    { text: '000000', steps: ['forgot-password.code-wrong'] },
    { text: '没收到', steps: ['forgot-password.code-missing'] },
    { text: '换一种方式', steps: ['forgot-password.choose-way'] },
    { text: '帮助', steps: ['interruption.help', 'forgot-password.choose-way'] },
    { text: '取消', steps: ['interruption.cancelled', 'greeting.choose-situation'] },
  ];
}

/** The opening counts as one. */
export const TURNS_A_CONVERSATION = linesOf(0).length + 1;
