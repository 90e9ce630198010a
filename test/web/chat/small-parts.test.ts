import { checkDraft } from '../../../web/chat/draft.ts';
import { readFrame, sequenceOf } from '../../../web/chat/line/wire.ts';
import { keepSession, keptSession } from '../../../web/chat/session-store.ts';
import { needsStamp, timeLabel } from '../../../web/chat/time.ts';
import { retryAfter } from '../../../web/shared/retry-after.ts';

describe('checkDraft', () => {
  it.each([
    ['   ', { kind: 'empty' }],
    ['你好', { kind: 'ok' }],
    ['字'.repeat(449), { kind: 'ok' }],
    ['字'.repeat(450), { kind: 'near', left: 50 }],
    ['字'.repeat(500), { kind: 'near', left: 0 }],
    ['字'.repeat(503), { kind: 'over', by: 3 }],
    ['😀'.repeat(449), { kind: 'ok' }],
  ])('%#', (text, expected) => {
    expect(checkDraft(text, 500)).toEqual(expected);
  });

  it('goes by the server’s limit', () => {
    expect(checkDraft('字'.repeat(180), 200)).toEqual({ kind: 'near', left: 20 });
    expect(checkDraft('字'.repeat(201), 200)).toEqual({ kind: 'over', by: 1 });
  });
});

describe('timeLabel', () => {
  const words = { yesterday: '昨天', monthDay: (month: number, day: number) => `${month}月${day}日` };
  const now = new Date(2026, 2, 1, 9, 30).getTime();

  it.each([
    [new Date(2026, 2, 1, 0, 5), '00:05'],
    [new Date(2026, 1, 28, 23, 59), '昨天 23:59'],
    [new Date(2026, 1, 27, 8, 0), '2月27日 08:00'],
  ])('%s is %s', (moment, label) => {
    expect(timeLabel(moment.getTime(), now, words)).toBe(label);
  });

  it('stands above the first message and after five silent minutes', () => {
    expect(needsStamp(null, now)).toBe(true);
    expect(needsStamp(now - 299_999, now)).toBe(false);
    expect(needsStamp(now - 300_000, now)).toBe(true);
  });
});

describe('retryAfter', () => {
  it.each([
    ['7', 7],
    [new Date(31_000).toUTCString(), 30],
    [null, 5],
    ['soon', 5],
    ['99999', 120],
    ['0', 1],
  ])('%s is %d seconds', (header, seconds) => {
    expect(retryAfter(header, 1_000)).toBe(seconds);
  });
});

describe('wire', () => {
  it('takes empty frames for keep-alives and leaves nonsense alone', () => {
    for (const frame of ['', '  ', '{', '[]', '{"activities":3}', undefined])
      expect(readFrame(frame)).toBeNull();
    expect(readFrame('{"activities":[{"type":"message"},7],"watermark":3}')).toEqual({
      activities: [{ type: 'message' }],
      watermark: '3',
    });
  });

  it('reads the sequence at the end of an id', () => {
    expect(sequenceOf('conv|0000012')).toBe(12);
    expect(sequenceOf('conv')).toBeNull();
    expect(sequenceOf(undefined)).toBeNull();
  });
});

describe('the kept session', () => {
  const session = { conversationId: 'c', token: 't', expiresAt: 5, userId: 'u' };
  const storeOf = (entries: Map<string, string>) => ({
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  });

  it('comes back, and is gone when cleared', () => {
    const store = storeOf(new Map());
    keepSession(store, session);
    expect(keptSession(store)).toEqual(session);
    keepSession(store, null);
    expect(keptSession(store)).toBeNull();
  });

  it.each(['{', 'null', '{"v":0,"conversationId":"c","token":"t","expiresAt":5,"userId":"u"}', '{"v":1}'])(
    'is dropped when it is %s',
    (text) => {
      expect(keptSession(storeOf(new Map([['chat.session', text]])))).toBeNull();
    },
  );
});
