import { expectedInput } from '../../../web/chat/expected-input.ts';
import type { Activity } from '../../../web/chat/line/wire.ts';
import { readFrom } from '../../../web/chat/reading.ts';
import type { Transcript } from '../../../web/chat/transcript.ts';
import {
  addOwn,
  currentProgress,
  liveCard,
  openReplies,
  receive,
  setDelivery,
  spokenLocale,
} from '../../../web/chat/transcript.ts';

const options = { userId: 'dl_me', now: 1_000, replay: false };
const bot = (seq: number, text: string, extra: Partial<Activity> = {}): Activity => ({
  id: `conv|${String(seq).padStart(7, '0')}`,
  type: 'message',
  text,
  from: { id: 'bot', role: 'bot' },
  ...extra,
});
const echo = (seq: number, text: string, clientId: string): Activity => ({
  ...bot(seq, text),
  from: { id: 'dl_me', role: 'user' },
  channelData: { clientActivityID: clientId },
});
const own = (transcript: Transcript, clientId: string, text: string, fixedText = false) =>
  addOwn(transcript, { clientId, text, fixedText, at: 500 });
const texts = (transcript: Transcript) => transcript.map(({ text }) => text);
const choices = {
  suggestedActions: {
    actions: [
      { type: 'imBack', title: '忘记密码', value: '忘记密码' },
      { type: 'postBack', title: '换一种办法', value: 'other-way' },
    ],
  },
};

describe('receive', () => {
  it('puts the echo, masked, into the bubble it belongs to', () => {
    const typed = own([], 'c1', '13800138000');
    const [entry, ...others] = receive(typed, [echo(1, '138****8000', 'c1')], options);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ key: 'c1', text: '138****8000', seq: 1, delivery: { state: 'sent' } });
  });

  it('clears the failure of a message that had arrived after all', () => {
    const failed = setDelivery(own([], 'c1', 'hi'), 'c1', { state: 'failed' });
    expect(receive(failed, [echo(1, 'hi', 'c1')], options)[0]?.delivery.state).toBe('sent');
  });

  it('orders by sequence, whatever came first, with what is not yet sent at the end', () => {
    const pending = own([], 'c9', 'pending');
    const late = receive(pending, [bot(3, 'three')], options);
    expect(texts(receive(late, [bot(1, 'one'), bot(2, 'two')], options))).toEqual([
      'one',
      'two',
      'three',
      'pending',
    ]);
  });

  it('keeps the words of a postBack, also after a reload', () => {
    const asked = receive([], [bot(1, '怎么办?', choices)], options);
    const chosen = receive(own(asked, 'c1', '换一种办法', true), [echo(2, 'other-way', 'c1')], options);
    expect(texts(chosen)).toEqual(['怎么办?', '换一种办法']);
    const reloaded = receive([], [bot(1, '怎么办?', choices), echo(2, 'other-way', 'c1')], options);
    expect(texts(reloaded)).toEqual(['怎么办?', '换一种办法']);
  });

  it('tells agents from the bot, and takes a bot that repeats the client id for a bot', () => {
    const list = receive(
      [],
      [
        bot(1, 'a', { from: { id: 'agent:7', name: '坐席 1023', role: 'bot' } }),
        bot(2, 'b', { channelData: { clientActivityID: 'c1' } }),
      ],
      options,
    );
    expect(list.map(({ side, name }) => [side, name])).toEqual([
      ['agent', '坐席 1023'],
      ['bot', null],
    ]);
  });

  it('reads a hero card and leaves out what it does not know', () => {
    const attachments = [
      { contentType: 'image/png', content: {} },
      {
        contentType: 'application/vnd.microsoft.card.hero',
        content: {
          title: '设新密码',
          text: '只能用一次',
          buttons: [{ type: 'openUrl', title: '去填写', value: '/f/x' }],
        },
      },
    ];
    const [entry] = receive([], [bot(1, '', { attachments })], options);
    expect(entry?.cards).toEqual([
      { title: '设新密码', text: '只能用一次', button: { title: '去填写', url: '/f/x' } },
    ]);
  });

  it('ignores what is no message', () => {
    expect(receive([], [{ type: 'typing' }, { type: 'event', name: 'x' }], options)).toEqual([]);
  });
});

describe('openReplies', () => {
  const asked = receive([], [bot(1, '怎么办?', choices), bot(2, '请选一个')], options);

  it('offers the choices of the newest turn, also when its last message has none', () => {
    expect(openReplies(asked)).toMatchObject({ used: false, chosen: null });
    expect(openReplies(asked).replies.map(({ title }) => title)).toEqual(['忘记密码', '换一种办法']);
  });

  it('shows them used once something was said, until the next answer takes them away', () => {
    const answered = own(asked, 'c1', '忘记密码');
    expect(openReplies(answered)).toMatchObject({ used: true, chosen: '忘记密码' });
    expect(
      openReplies(receive(answered, [echo(3, '忘记密码', 'c1'), bot(4, '好')], options)).replies,
    ).toEqual([]);
  });

  it('offers them again when the answer could not be sent', () => {
    const failed = setDelivery(own(asked, 'c1', '忘记密码'), 'c1', { state: 'failed' });
    expect(openReplies(failed)).toMatchObject({ used: false, chosen: null });
  });
});

describe('currentProgress', () => {
  const at = (progress: unknown) => ({ channelData: { progress } });

  it('is that of the last bot message', () => {
    const list = receive([], [bot(1, 'a', at({ at: 1, of: 4 })), bot(2, 'b', at({ at: 2, of: 4 }))], options);
    expect(currentProgress(own(list, 'c1', 'x'))).toEqual({ at: 2, of: 4 });
    expect(currentProgress(receive(list, [bot(3, 'done')], options))).toBeNull();
  });

  it.each([{ at: 5, of: 4 }, { at: 0, of: 4 }, { at: '1', of: 4 }, 'x', null])(
    'is null for %j',
    (progress) => {
      expect(currentProgress(receive([], [bot(1, 'a', at(progress))], options))).toBeNull();
    },
  );
});

describe('liveCard', () => {
  const card = {
    attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { title: '设新密码' } }],
  };

  const step = (name: string) => ({ channelData: { step: name } });

  it('is the newest one, also when something was said beside it', () => {
    const list = receive([], [bot(1, 'a', card), bot(2, 'b', step('faq.scam'))], options);
    expect(liveCard(list)).toBe('conv|0000001');
    expect(liveCard(receive(list, [bot(3, 'c', step('interruption.idle-reminder'))], options))).toBe(
      'conv|0000001',
    );
    expect(liveCard(own(receive(list, [bot(3, 'c', card)], options), 'c1', 'x'))).toBe('conv|0000003');
    expect(liveCard([])).toBeNull();
  });

  it('is none once the bot has gone on', () => {
    const list = receive([], [bot(1, 'a', card), bot(2, 'b', step('forgot-password.done'))], options);
    expect(liveCard(list)).toBeNull();
  });
});

describe('expectedInput', () => {
  it.each([
    ['forgot-password.enter-code', 'code'],
    ['find-account.enter-code', 'code'],
    ['forgot-password.code-wrong', 'code'],
    ['forgot-password.ask-account', 'account'],
    ['forgot-password.account-unclear', 'account'],
    ['forgot-password.choose-way', 'any'],
    [undefined, 'any'],
  ])('after %s is %s', (step, expected) => {
    const list = receive([], [bot(1, 'a', { channelData: step ? { step } : {} })], options);
    expect(expectedInput(own(list, 'c1', 'x'))).toBe(expected);
  });

  it('is what the newest message asks', () => {
    const asked = bot(1, 'a', { channelData: { step: 'forgot-password.enter-code' } });
    expect(expectedInput(receive([], [asked, bot(2, 'b')], options))).toBe('any');
  });
});

describe('spokenLocale', () => {
  it("is that of the bot's last word that tells", () => {
    const list = receive([], [bot(1, 'a', { locale: 'zh-CN' }), bot(2, 'b', { locale: 'en-US' })], options);
    expect(spokenLocale(receive(list, [bot(3, 'c')], options))).toBe('en');
    expect(spokenLocale([])).toBeNull();
  });
});

describe('readFrom', () => {
  const at = (seconds: number) => ({ timestamp: new Date(seconds * 1000).toISOString() });
  const list = receive(
    [],
    [bot(1, 'a', at(0)), bot(2, 'b', at(10)), bot(3, 'c', at(11)), bot(4, 'd', at(12.5))],
    options,
  );

  it('is the first of the messages that came together', () => {
    expect(readFrom(list)).toBe('conv|0000002');
  });

  it('is the end after an own message, and where all was said before', () => {
    expect(readFrom(own(list, 'c1', 'x'))).toBeNull();
    expect(readFrom(list.map((entry) => ({ ...entry, replay: true })))).toBeNull();
    expect(readFrom([])).toBeNull();
  });
});
