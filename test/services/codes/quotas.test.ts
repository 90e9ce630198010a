import { FIGURES } from '../../../src/domain/figures.ts';
import { judgeQuotas, type PastSend, type SendHistory } from '../../../src/services/codes/quotas.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../support/clock.ts';

const NOW = 1_000 * DAY;
const SEND = { identifierKey: 'me', conversationId: 'c1', channel: 'sms' };

const past = (ago: number, more: Partial<PastSend> = {}): PastSend => ({
  at: NOW - ago,
  conversationId: 'c1',
  identifierKey: 'me',
  channel: 'sms',
  issued: true,
  ...more,
});
const times = (count: number, ago: (i: number) => number, more: Partial<PastSend> = {}) =>
  Array.from({ length: count }, (_, i) => past(ago(i), more));

const EMPTY: SendHistory = {
  ofIdentifier: [],
  ofConversation: [],
  nthOfAddress: { normal: undefined, first: undefined },
  nthOfAll: undefined,
};
const elsewhere = { conversationId: 'c2' };

const cases: [string, Partial<SendHistory>, ReturnType<typeof judgeQuotas>][] = [
  ['nothing before', {}, { kind: 'ok' }],
  ['4 in the hour', { ofIdentifier: times(4, (i) => (i + 1) * MINUTE, elsewhere) }, { kind: 'ok' }],
  [
    '5 in the hour',
    { ofIdentifier: times(5, (i) => (10 + i) * MINUTE, elsewhere) },
    { kind: 'limited', minutes: 46 },
  ],
  [
    '5, the oldest an hour ago',
    { ofIdentifier: times(5, (i) => MINUTE + i * 15 * MINUTE, elsewhere) },
    { kind: 'ok' },
  ],
  [
    '5 in the hour by mail, asked by SMS',
    { ofIdentifier: times(5, (i) => i * MINUTE, { ...elsewhere, channel: 'mail' }) },
    { kind: 'ok' },
  ],
  [
    '10 in the day',
    { ofIdentifier: times(10, (i) => (2 + i * 2) * HOUR, elsewhere) },
    { kind: 'limited', minutes: 4 * 60 },
  ],
  ['9 in the day', { ofIdentifier: times(9, (i) => (2 + i * 2) * HOUR, elsewhere) }, { kind: 'ok' }],
  ['just asked here', { ofIdentifier: [past(1)] }, { kind: 'wait', seconds: 60 }],
  ['just asked here, but never issued', { ofIdentifier: [past(1, { issued: false })] }, { kind: 'ok' }],
  ['asked here 59 s ago', { ofIdentifier: [past(59 * SECOND)] }, { kind: 'wait', seconds: 1 }],
  ['asked here 60 s ago', { ofIdentifier: [past(60 * SECOND)] }, { kind: 'ok' }],
  ['just asked here by mail', { ofIdentifier: [past(1, { channel: 'mail' })] }, { kind: 'ok' }],
  ['just asked elsewhere', { ofIdentifier: [past(1, elsewhere)] }, { kind: 'wait', seconds: 60 }],
  [
    'just asked elsewhere, and not issued yet',
    { ofIdentifier: [past(1, { ...elsewhere, issued: false })] },
    { kind: 'wait', seconds: 60 },
  ],
  [
    'just asked elsewhere by mail',
    { ofIdentifier: [past(1, { ...elsewhere, channel: 'mail' })] },
    { kind: 'ok' },
  ],
  ['asked elsewhere 60 s ago', { ofIdentifier: [past(60 * SECOND, elsewhere)] }, { kind: 'ok' }],
  ['another just asked here', { ofConversation: [past(1, { identifierKey: 'x' })] }, { kind: 'ok' }],
  [
    '3 others in this conversation',
    {
      ofConversation: ['x', 'y', 'z'].map((identifierKey, i) => past((10 + i) * HOUR, { identifierKey })),
    },
    { kind: 'limited', minutes: 12 * 60 },
  ],
  [
    '2 others and this one in this conversation',
    {
      ofConversation: [
        past(HOUR),
        past(10 * HOUR, { identifierKey: 'x' }),
        past(11 * HOUR, { identifierKey: 'y' }),
      ],
    },
    { kind: 'ok' },
  ],
  [
    'the address at its limit, the conversation’s second code',
    {
      ofConversation: [past(2 * HOUR)],
      nthOfAddress: { normal: NOW - 50 * MINUTE, first: undefined },
    },
    { kind: 'limited', minutes: 10 },
  ],
  [
    'the address at its limit, the conversation’s first code',
    { nthOfAddress: { normal: NOW - 50 * MINUTE, first: undefined } },
    { kind: 'ok' },
  ],
  [
    'the address at its limit, a first code to one who had some today',
    {
      ofIdentifier: [past(20 * HOUR, elsewhere)],
      nthOfAddress: { normal: NOW - 50 * MINUTE, first: undefined },
    },
    { kind: 'limited', minutes: 10 },
  ],
  [
    'the address at the limit of first codes too',
    { nthOfAddress: { normal: NOW - 5 * MINUTE, first: NOW - 20 * MINUTE } },
    { kind: 'limited', minutes: 40 },
  ],
  ['everybody’s budget spent', { nthOfAll: NOW - 1 }, { kind: 'spent' }],
  [
    'several limits: the longest wait is told',
    {
      ofIdentifier: times(10, (i) => (i + 1) * MINUTE, elsewhere),
      nthOfAddress: { normal: NOW - 50 * MINUTE, first: undefined },
    },
    { kind: 'limited', minutes: 24 * 60 - 10 },
  ],
];

test.each(cases)('%s', (_, history, verdict) => {
  expect(judgeQuotas(SEND, { ...EMPTY, ...history }, NOW, FIGURES)).toEqual(verdict);
});
