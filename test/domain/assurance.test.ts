import type { Account, LockReason } from '../../src/domain/account.ts';
import { decideReset, type Proof, phoneIsStale, type ResetDecision } from '../../src/domain/assurance.ts';

const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const DAY = 24 * 3_600_000;
const FACTS = { now: NOW, held: false, phoneStaleDays: 90 };
const verified = (ago: number) => ({ phoneVerifiedAt: new Date(NOW - ago).toISOString() });

const open: Account = {
  id: 'a1',
  kind: 'natural',
  username: 'chenxiaoming',
  realName: '陈晓明',
  idNumber: '110101199003070011',
  status: 'active',
  ...verified(DAY),
  registeredAt: '2020-01-01T00:00:00Z',
  region: '北京市',
};
const locked = (reason: LockReason, status: Account['status'] = 'locked'): Account => ({
  ...open,
  status,
  lock: { reason },
});
const stale: Account = { ...open, ...verified(90 * DAY + 1) };
const bySms: Proof = { code: 'sms', aux: false };
const byMail: Proof = { code: 'mail', aux: false };
const both: Proof = { code: 'sms', aux: true };

const allowed: ResetDecision = { kind: 'allowed', clearsLock: false };
const opens: ResetDecision = { kind: 'allowed', clearsLock: true };
const banned: ResetDecision = { kind: 'refused', why: 'violation' };
const held: ResetDecision = { kind: 'refused', why: 'held' };
const risk: ResetDecision = { kind: 'needs', what: 'aux', why: 'risk-lock' };
const doubtful: ResetDecision = { kind: 'needs', what: 'aux', why: 'phone-unverified' };
const unproven: ResetDecision = { kind: 'needs', what: 'code', why: 'unproven' };

test.each<[string, Account, Proof, ResetDecision]>([
  ['a code', open, bySms, allowed],
  ['nothing', open, { aux: false }, unproven],
  ['name and number alone', open, { aux: true }, unproven],
  ['nothing, at a ban: no word of it', locked('violation', 'banned'), { aux: true }, unproven],
  ['a code at a password lock', locked('password'), bySms, opens],
  ['a code at a risk lock', locked('risk'), byMail, risk],
  ['both at a risk lock', locked('risk'), both, opens],
  ['both at a ban', locked('violation', 'banned'), both, banned],
  ['both at a ban without its reason', { ...open, status: 'banned' }, both, banned],
  ['both at a lock for a violation', locked('violation'), both, banned],
  ['a code to an old phone', stale, bySms, doubtful],
  ['a code by mail, the phone being old', stale, byMail, allowed],
  ['both, the phone being old', stale, both, allowed],
])('by %s', (_, account, proof, decision) => {
  expect(decideReset(account, proof, FACTS)).toEqual(decision);
});

test.each<[string, Account, Proof, ResetDecision]>([
  ['both', open, both, held],
  ['both at a lock', locked('password'), both, held],
  ['nothing: no word of it', open, { aux: false }, unproven],
])('held for review, by %s', (_, account, proof, decision) => {
  expect(decideReset(account, proof, { ...FACTS, held: true })).toEqual(decision);
});

test('a phone is old after so many days, or when nobody knows', () => {
  const { phoneVerifiedAt: _, ...unknown } = open;
  expect(phoneIsStale(unknown, FACTS)).toBe(true);
  expect(phoneIsStale({ ...open, ...verified(90 * DAY) }, FACTS)).toBe(false);
  expect(phoneIsStale(stale, FACTS)).toBe(true);
  expect(phoneIsStale(stale, { ...FACTS, phoneStaleDays: 91 })).toBe(false);
});
