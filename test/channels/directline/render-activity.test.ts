import { activitySet, renderActivity } from '../../../src/channels/directline/render-activity.ts';
import type { LogEntry } from '../../../src/domain/conversation.ts';

const READER = { conversationId: 'k', userId: 'dl_anna' };
const entry = (seq: number, from: LogEntry['from'], activity: Record<string, unknown>): LogEntry => ({
  seq,
  at: Date.UTC(2026, 0, 5, 1, 2, 3),
  from,
  activity,
});

test.each([
  ['citizen', { id: 'dl_anna', role: 'user' }],
  ['bot', { id: 'assistant', name: '账号助手', role: 'bot' }],
  ['system', { id: 'assistant', name: '账号助手', role: 'bot' }],
  ['agent', { id: 'agent', name: '人工客服', role: 'bot' }],
] as const)('%s speaks as %o', (from, shown) => {
  const activity = { type: 'message', text: 'x', from: { id: 'forged', role: 'user' }, id: 'forged' };
  expect(renderActivity(entry(12, from, activity), READER)).toEqual({
    type: 'message',
    text: 'x',
    textFormat: 'plain',
    id: 'k|0000012',
    timestamp: '2026-01-05T01:02:03.000Z',
    channelId: 'directline',
    conversation: { id: 'k' },
    from: shown,
  });
});

test.each([
  ['bot', 'en', 'Account assistant'],
  ['agent', 'en-GB', 'Service agent'],
  ['bot', 'zh-CN', '账号助手'],
  ['bot', 5, '账号助手'],
] as const)('%s who speaks %s is called %s', (from, locale, name) => {
  expect(renderActivity(entry(1, from, { type: 'message', locale }), READER)?.from).toMatchObject({ name });
});

test('an agent may have a working name', () => {
  const activity = { type: 'message', from: { name: '客服 07' } };
  expect(renderActivity(entry(1, 'agent', activity), READER)?.from).toMatchObject({ name: '客服 07' });
});

test.each([
  ['citizen', 'conversationUpdate'],
  ['bot', 'trace'],
  ['system', 'event'],
] as const)('what %s has as %s is for nobody', (from, type) => {
  expect(renderActivity(entry(1, from, { type }), READER)).toBeUndefined();
});

test('the watermark goes on over what is not shown, and stays where nothing is', () => {
  const entries = [entry(4, 'bot', { type: 'message' }), entry(5, 'system', { type: 'event' })];
  expect(activitySet(entries, 3, READER)).toMatchObject({
    activities: [{ id: 'k|0000004' }],
    watermark: '5',
  });
  expect(activitySet([], 3, READER)).toEqual({ activities: [], watermark: '3' });
});

test('numbers past seven digits are told whole', () => {
  expect(renderActivity(entry(123_456_789, 'bot', { type: 'message' }), READER)?.id).toBe('k|123456789');
});
