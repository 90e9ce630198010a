import fc from 'fast-check';
import type { Account } from '../../src/domain/account.ts';
import {
  accountOf,
  lockEnd,
  nextStep,
  type RecoveryFacts,
  type RecoverySlots,
  type RecoveryStep,
} from '../../src/domain/recovery.ts';

const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const soon = new Date(NOW + 60_000).toISOString();
const before = new Date(NOW - 60_000).toISOString();

const open: Account = {
  id: 'a1',
  kind: 'natural',
  username: 'chenxiaoming',
  phone: '19900000001',
  realName: '陈晓明',
  idNumber: '110101199003070011',
  status: 'active',
  phoneVerifiedAt: new Date(NOW - 86_400_000).toISOString(),
  registeredAt: '2020-01-01T00:00:00Z',
  region: '北京市',
};
const stale: Account = { ...open, phoneVerifiedAt: '2020-01-01T00:00:00Z' };
const locked = (reason: 'password' | 'risk' | 'violation', until?: string): Account => ({
  ...open,
  status: reason === 'violation' ? 'banned' : 'locked',
  lock: { reason, ...(until ? { until } : {}) },
});

const facts = (account?: Account, more: Partial<RecoveryFacts> = {}): RecoveryFacts => ({
  now: NOW,
  phoneStaleDays: 90,
  held: false,
  proofHolds: true,
  ...(account ? { account } : {}),
  ...more,
});

const typed = { identifier: { kind: 'phone' as const, value: '19900000001' } };
const proven: Omit<RecoverySlots, 'goal'> = {
  ...typed,
  way: 'sms',
  proof: { channel: 'sms', accountIds: ['a1'], at: NOW },
};
const claim = { realName: '陈晓明', idNumber: '110101199003070011' };

describe('the directory unavailable', () => {
  const away = facts(undefined, { unavailable: true });
  it.each<[string, Partial<RecoverySlots>, RecoveryStep]>([
    ['after a code', proven, { kind: 'try-again' }],
    ['with a wish', { ...proven, wish: 'send-username' }, { kind: 'try-again' }],
    ['with a name and a number to judge', { ...proven, claim }, { kind: 'try-again' }],
    ['before a code', { ...typed, way: 'sms' }, { kind: 'enter-code', channel: 'sms' }],
    ['a password set', { ...proven, passwordSet: true }, { kind: 'close', why: 'done' }],
    ['none is theirs', { ...proven, wish: 'not-mine' }, { kind: 'human' }],
    ['nothing wanted any more', { ...proven, wish: 'enough' }, { kind: 'close', why: 'enough' }],
  ])('%s', (_name, slots, step) => {
    expect(nextStep({ goal: 'forgot-account', ...slots }, away)).toEqual(step);
  });
});

describe('before a code', () => {
  it.each<[string, Omit<RecoverySlots, 'goal'>, RecoveryStep]>([
    ['nothing known', {}, { kind: 'ask-account' }],
    ['a way known, from a lost contact', { way: 'mail' }, { kind: 'ask-account' }],
    ['the account named', typed, { kind: 'choose-way' }],
    ['name and number first', { ...typed, way: 'real-name' }, { kind: 'real-name', why: 'chosen' }],
    ['name and number given', { ...typed, claim }, { kind: 'choose-way' }],
    ['a way chosen', { ...typed, way: 'sms' }, { kind: 'enter-code', channel: 'sms' }],
  ])('%s, whatever the goal', (_name, slots, step) => {
    for (const goal of ['forgot-password', 'forgot-account', 'locked'] as const)
      expect(nextStep({ goal, ...slots }, facts())).toEqual(step);
  });
});

describe('after a code', () => {
  it.each<[string, RecoverySlots, RecoveryFacts, RecoveryStep]>([
    ['a new password', { goal: 'forgot-password', ...proven }, facts(open), { kind: 'new-password' }],
    ['the account', { goal: 'forgot-account', ...proven }, facts(open), { kind: 'found' }],
    ['the lock', { goal: 'locked', ...proven }, facts(locked('password', soon)), { kind: 'told' }],
    ['a claim not yet judged', { goal: 'locked', ...proven, claim }, facts(open), { kind: 'judge-claim' }],
    [
      'a claim that was wrong, before anything is told',
      { goal: 'forgot-account', ...proven, aux: 'mismatch' },
      facts(open),
      { kind: 'real-name', why: 'mismatch' },
    ],
    [
      'held',
      { goal: 'forgot-account', ...proven },
      facts(open, { held: true }),
      { kind: 'close', why: 'held' },
    ],
    ['gone', { goal: 'locked', ...proven }, facts(), { kind: 'close', why: 'account-gone' }],
    [
      'the proof gone',
      { goal: 'locked', ...proven, wish: 'appeal' },
      facts(open, { proofHolds: false }),
      { kind: 'prove-again' },
    ],
    [
      'set, which spends the proof',
      { goal: 'locked', ...proven, wish: 'reset', passwordSet: true },
      facts(open, { proofHolds: false }),
      { kind: 'close', why: 'done' },
    ],
    [
      'banned',
      { goal: 'forgot-password', ...proven },
      facts(locked('violation')),
      { kind: 'refused', why: 'violation' },
    ],
    ['banned, told first', { goal: 'locked', ...proven }, facts(locked('violation')), { kind: 'told' }],
    [
      'an appeal',
      { goal: 'forgot-password', ...proven, wish: 'appeal' },
      facts(locked('violation')),
      { kind: 'appeal' },
    ],
    [
      'risk',
      { goal: 'locked', ...proven, wish: 'reset' },
      facts(locked('risk')),
      { kind: 'real-name', why: 'risk-lock' },
    ],
    [
      'risk, name and number right',
      { goal: 'locked', ...proven, wish: 'reset', aux: 'proven' },
      facts(locked('risk')),
      { kind: 'new-password' },
    ],
    [
      'remind',
      { goal: 'locked', ...proven, wish: 'remind' },
      facts(locked('password', soon)),
      { kind: 'remind' },
    ],
    ['remind, but it is over', { goal: 'locked', ...proven, wish: 'remind' }, facts(open), { kind: 'told' }],
    [
      'remind, but it has no end',
      { goal: 'locked', ...proven, wish: 'remind' },
      facts(locked('risk')),
      { kind: 'told' },
    ],
    [
      'the username',
      { goal: 'forgot-account', ...proven, wish: 'send-username' },
      facts(open),
      { kind: 'send-username' },
    ],
    [
      'the username, to an old phone',
      { goal: 'forgot-account', ...proven, wish: 'send-username' },
      facts(stale),
      { kind: 'real-name', why: 'phone-unverified' },
    ],
    ['none of them', { goal: 'forgot-account', ...proven, wish: 'not-mine' }, facts(), { kind: 'human' }],
  ])('%s', (_name, slots, given, step) => {
    expect(nextStep(slots, given)).toEqual(step);
  });

  it('several accounts: which one, for every goal', () => {
    const proof = { channel: 'sms' as const, accountIds: ['a1', 'a2'], at: NOW };
    for (const goal of ['forgot-password', 'forgot-account', 'locked'] as const) {
      expect(nextStep({ goal, ...typed, proof }, facts())).toEqual({ kind: 'choose-account' });
      expect(accountOf({ goal, proof, accountId: 'a2' })).toBe('a2');
    }
  });
});

it.each([
  [locked('password', soon), NOW + 60_000],
  [locked('password', before), undefined],
  [locked('risk'), undefined],
  [open, undefined],
  [undefined, undefined],
])('when a lock ends (%#)', (account, at) => {
  expect(lockEnd(account, NOW)).toBe(at);
});

describe('whatever has been answered', () => {
  const anySlots: fc.Arbitrary<RecoverySlots> = fc.record(
    {
      goal: fc.constantFrom('forgot-password', 'forgot-account', 'locked'),
      identifier: fc.constant(typed.identifier),
      way: fc.constantFrom('sms', 'mail', 'real-name'),
      claim: fc.constant(claim),
      proof: fc.record({
        channel: fc.constantFrom('sms', 'mail'),
        accountIds: fc.constantFrom(['a1'], ['a1', 'a2']),
        at: fc.constant(NOW),
      }),
      accountId: fc.constantFrom('a1', 'a2'),
      aux: fc.constantFrom('proven', 'mismatch'),
      wish: fc.constantFrom('reset', 'send-username', 'remind', 'appeal', 'not-mine', 'enough'),
      passwordSet: fc.constant(true),
    },
    { requiredKeys: ['goal'] },
  ) as fc.Arbitrary<RecoverySlots>;
  const anyFacts: fc.Arbitrary<RecoveryFacts> = fc
    .record({
      account: fc.constantFrom(
        open,
        stale,
        locked('password', soon),
        locked('risk'),
        locked('violation'),
        undefined,
      ),
      held: fc.boolean(),
      proofHolds: fc.boolean(),
    })
    .map(({ account, ...more }) => facts(account, more));

  const REVEALING: ReadonlySet<RecoveryStep['kind']> = new Set([
    ...([
      'choose-account',
      'found',
      'told',
      'send-username',
      'remind',
      'new-password',
      'appeal',
      'refused',
    ] as const),
  ]);

  it('there is a next step, and none that tells anything before a code', () => {
    fc.assert(
      fc.property(anySlots, anyFacts, (slots, given) => {
        const { kind } = nextStep(slots, given);
        if (!slots.proof) expect(REVEALING.has(kind)).toBe(false);
      }),
      { seed: 20260304, numRuns: 3000 },
    );
  });

  it('nothing is told of an account that is held, gone, or whose proof no longer holds', () => {
    fc.assert(
      fc.property(anySlots, anyFacts, (slots, given) => {
        const shut = !given.account || given.held || !given.proofHolds || slots.aux === 'mismatch';
        const { kind } = nextStep(slots, given);
        if (shut && accountOf(slots))
          expect(['found', 'told', 'send-username', 'remind', 'new-password']).not.toContain(kind);
      }),
      { seed: 20260304, numRuns: 3000 },
    );
  });

  it('a ban, a risk lock and an old phone keep a code alone from a new password', () => {
    fc.assert(
      fc.property(anySlots, anyFacts, (slots, given) => {
        if (nextStep(slots, given).kind !== 'new-password') return;
        expect(given.account?.status).not.toBe('banned');
        if (given.account?.lock?.reason === 'risk') expect(slots.aux).toBe('proven');
        if (given.account === stale && slots.proof?.channel === 'sms') expect(slots.aux).toBe('proven');
      }),
      { seed: 20260304, numRuns: 3000 },
    );
  });
});
