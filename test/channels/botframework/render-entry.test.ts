import { renderEntry } from '../../../src/channels/botframework/render-entry.ts';
import type { LogEntry } from '../../../src/domain/conversation.ts';

const entry = (activity: Record<string, unknown>): LogEntry => ({ seq: 1, at: 0, from: 'bot', activity });

const QUESTION = entry({
  type: 'message',
  text: '选一种方式',
  textFormat: 'plain',
  locale: 'zh-CN',
  channelData: { step: 'a.b' },
  suggestedActions: {
    to: [],
    actions: [
      { type: 'imBack', title: '短信', value: '短信' },
      { type: 'imBack', title: '邮箱', value: '邮箱' },
    ],
  },
});

const CARD = entry({
  type: 'message',
  text: '请在安全页面里设置。',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.hero',
      content: {
        title: '设置新密码',
        buttons: [{ type: 'openUrl', title: '打开', value: 'https://a.cn/f/t' }],
      },
    },
  ],
});

test.each(['emulator', 'webchat', 'directline'])('%s has buttons and channel data', (channelId) => {
  expect(renderEntry(QUESTION, channelId)).toEqual(QUESTION.activity);
});

test('a channel with buttons of its own gets no channel data of ours', () => {
  const { channelData, ...rest } = QUESTION.activity;
  expect(renderEntry(QUESTION, 'telegram')).toEqual(rest);
});

test.each(['msteams', 'sms', 'email', 'never-heard-of'])('%s gets numbers', (channelId) => {
  expect(renderEntry(QUESTION, channelId)).toEqual({
    type: 'message',
    text: '选一种方式\n\n1. 短信\n2. 邮箱',
    textFormat: 'plain',
    locale: 'zh-CN',
  });
});

test('so does one with room for fewer buttons than there are', () => {
  const actions = Array.from({ length: 11 }, (_, i) => ({
    type: 'imBack',
    title: `第${i}`,
    value: `第${i}`,
  }));
  const many = entry({ type: 'message', text: '?', suggestedActions: { to: [], actions } });
  expect(renderEntry(many, 'facebook')?.text).toContain('\n11. 第10');
});

test.each(['emulator', 'msteams'])('%s shows a card', (channelId) => {
  expect(renderEntry(CARD, channelId)).toMatchObject({ attachments: CARD.activity.attachments });
});

test('elsewhere its link is written out', () => {
  const rendered = renderEntry(CARD, 'sms');
  expect(rendered?.text).toBe('请在安全页面里设置。\n\n打开\nhttps://a.cn/f/t');
  expect(rendered).not.toHaveProperty('attachments');
});

test('what is no message is nothing to show', () => {
  expect(renderEntry(entry({ type: 'event', name: 'x' }), 'emulator')).toBeUndefined();
});
