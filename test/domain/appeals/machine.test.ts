import fc from 'fast-check';
import type { Appeal, AppealKind } from '../../../src/domain/appeals/appeal.ts';
import type { Consequence } from '../../../src/domain/appeals/consequence.ts';
import {
  type Advance,
  type AppealEvent,
  type AppealRefusal,
  advance,
} from '../../../src/domain/appeals/machine.ts';
import { isEnded } from '../../../src/domain/appeals/stages.ts';
import { FIGURES } from '../../../src/domain/figures.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-04T10:00:00+08:00');

function draft(kind: AppealKind): Appeal {
  return {
    id: 'p1',
    version: 1,
    kind,
    state: 'draft',
    conversationId: 'c1',
    locale: 'zh-CN',
    contact: { channel: 'sms', to: '19900007777' },
    statement: { realName: '陈晓明', idNumber: '110101199003070011' },
    documents: [],
    begunAt: START,
    decisions: [],
    history: [{ state: 'draft', at: START }],
  };
}

const approved = (reviewer: string, accountId = 'a1'): AppealEvent => ({
  kind: 'approved',
  reviewer,
  accountId,
  formerContacts: [{ channel: 'sms', to: '19900000001' }],
});
const SUBMITTED: AppealEvent = { kind: 'submitted', receipt: 'SS20260304AAAAAAAA0' };
const ask = (reviewer: string): AppealEvent => ({ kind: 'more-asked', reviewer, what: '身份证背面不清楚' });
const reject = (reviewer: string): AppealEvent => ({ kind: 'rejected', reviewer, reason: '照片不是本人' });

function run(appeal: Appeal, ...steps: (AppealEvent | [AppealEvent, number])[]): Appeal {
  let now = START;
  let current = appeal;
  for (const step of steps) {
    const [event, later] = Array.isArray(step) ? step : [step, HOUR / 60];
    now += later;
    const answer = advance(current, event, { now, figures: FIGURES });
    if (!answer.ok) throw new Error(`${event.kind}: ${answer.why}`);
    current = answer.appeal;
  }
  return current;
}

function refusal(answer: Advance): AppealRefusal | 'accepted' {
  return answer.ok ? 'accepted' : answer.why;
}

const given = (now: number) => ({ now, figures: FIGURES });

test('an unlock: one reviewer, three workdays, at once', () => {
  const submitted = run(draft('unlock'), SUBMITTED);
  expect(submitted).toMatchObject({ state: 'accepted', promisedOn: '2026-03-09', version: 2 });
  const answer = advance(submitted, approved('li'), given(START + DAY));
  if (!answer.ok) throw new Error(answer.why);
  expect(answer.appeal).toMatchObject({ state: 'done', accountId: 'a1', version: 3 });
  expect(answer.appeal.history.map(({ state }) => state)).toEqual([
    'draft',
    'accepted',
    'first-review',
    'done',
  ]);
  expect(answer.consequences).toEqual([
    { do: 'audit', act: 'appeal.approved' },
    { do: 'unlock' },
    { do: 'tell-owner', news: 'done' },
    { do: 'tell-citizen', news: 'done', inChat: true },
  ]);
});

test('a contact change: two reviewers, seven workdays, and a window for the owner', () => {
  const once = run(
    draft('contact-change'),
    SUBMITTED,
    { kind: 'review-begun', reviewer: 'li' },
    approved('li'),
  );
  expect(once).toMatchObject({ state: 'second-review', promisedOn: '2026-03-13' });
  expect(refusal(advance(once, approved(' LI '), given(START)))).toBe('same-reviewer');
  expect(refusal(advance(once, approved('wang', 'a2'), given(START)))).toBe('other-account');

  const answer = advance(once, approved('wang'), given(START + DAY));
  if (!answer.ok) throw new Error(answer.why);
  const effectiveAt = START + DAY + 72 * HOUR;
  expect(answer.appeal).toMatchObject({ state: 'taking-effect', effectiveAt });
  expect(answer.consequences).toEqual([
    { do: 'audit', act: 'appeal.approved' },
    { do: 'set-deadline', deadline: 'appeal-effect', dueAt: effectiveAt },
    { do: 'tell-owner', news: 'taking-effect' },
    { do: 'tell-citizen', news: 'taking-effect', inChat: true },
  ]);

  expect(refusal(advance(answer.appeal, { kind: 'effect-due' }, given(effectiveAt - 1)))).toBe('not-yet');
  const done = advance(answer.appeal, { kind: 'effect-due' }, given(effectiveAt));
  expect(done).toMatchObject({ ok: true, appeal: { state: 'done' } });
});

test('a veto in the window stops it for good and holds the account', () => {
  const waiting = run(draft('contact-change'), SUBMITTED, approved('li'), approved('wang'));
  const answer = advance(waiting, { kind: 'vetoed' }, given(START + HOUR));
  if (!answer.ok) throw new Error(answer.why);
  expect(answer.appeal.state).toBe('vetoed');
  expect(answer.consequences).toContainEqual({ do: 'hold-account' });
  expect(refusal(advance(answer.appeal, { kind: 'effect-due' }, given(START + 900 * HOUR)))).toBe('ended');
});

test('waiting for papers stops the clock', () => {
  // Received on Wednesday; on Friday five of seven workdays are left, three weeks later they begin anew.
  const asked = run(draft('contact-change'), SUBMITTED, [ask('li'), 2 * DAY]);
  expect(asked).toMatchObject({ state: 'more-needed', workdaysLeft: 5 });
  expect(asked.promisedOn).toBeUndefined();
  expect(asked.supplementUntil).toBe(START + 2 * DAY + HOUR / 60 + 15 * DAY);
  const answer = advance(asked, { kind: 'supplemented' }, given(Date.parse('2026-03-16T10:00:00+08:00')));
  expect(answer).toMatchObject({ ok: true, appeal: { state: 'first-review', promisedOn: '2026-03-23' } });
  if (answer.ok) expect('workdaysLeft' in answer.appeal || 'supplementUntil' in answer.appeal).toBe(false);
});

test('papers asked for by the second reviewer come back to a second review', () => {
  const asked = run(draft('contact-change'), SUBMITTED, approved('li'), ask('wang'), {
    kind: 'supplemented',
  });
  expect(asked.state).toBe('second-review');
  expect(refusal(advance(asked, approved('li'), given(START)))).toBe('same-reviewer');
});

test('papers that never come withdraw it', () => {
  const asked = run(draft('unlock'), SUBMITTED, ask('li'));
  const until = asked.supplementUntil ?? 0;
  expect(refusal(advance(asked, { kind: 'supplement-lapsed' }, given(until - 1)))).toBe('not-yet');
  const lapsed = advance(asked, { kind: 'supplement-lapsed' }, given(until));
  expect(lapsed).toMatchObject({ ok: true, appeal: { state: 'withdrawn', lapsed: true } });
});

test('an overdue one still gets a day after more was asked for', () => {
  const asked = run(draft('unlock'), SUBMITTED, [ask('li'), 20 * DAY]);
  expect(asked.workdaysLeft).toBe(1);
});

test('what is asked for after offices have closed is asked the next workday', () => {
  const submitted = run(draft('unlock'), SUBMITTED);
  const evening = Date.parse('2026-03-04T17:10:00+08:00');
  const workdaysLeft = (closing?: string) => {
    const answer = advance(submitted, ask('li'), { ...given(evening), ...(closing && { closing }) });
    return answer.ok && answer.appeal.workdaysLeft;
  };
  expect(workdaysLeft()).toBe(3);
  expect(workdaysLeft('17:00')).toBe(2);
});

test('beyond the calendar no date is promised, and after papers the whole time is given anew', () => {
  const late = Date.parse('2026-12-31T10:00:00+08:00');
  const answer = advance(draft('contact-change'), SUBMITTED, given(late));
  if (!answer.ok) throw new Error(answer.why);
  expect(answer.appeal).toMatchObject({ state: 'accepted' });
  expect(answer.appeal.promisedOn).toBeUndefined();
  expect(advance(answer.appeal, ask('li'), given(late))).toMatchObject({
    appeal: { state: 'more-needed', workdaysLeft: 7 },
  });
});

describe('what follows', () => {
  const following = (appeal: Appeal, event: AppealEvent, now = START + HOUR) => {
    const answer = advance(appeal, event, given(now));
    if (!answer.ok) throw new Error(answer.why);
    return answer.consequences;
  };
  const submitted = run(draft('unlock'), SUBMITTED);
  const asked = run(draft('unlock'), SUBMITTED, ask('li'));
  const windowed = run(draft('contact-change'), SUBMITTED, approved('li'), approved('wang'));
  const until = asked.supplementUntil ?? 0;
  const effectiveAt = windowed.effectiveAt ?? 0;

  test.each<[string, Appeal, AppealEvent, number, Consequence[]]>([
    [
      'handed in: the chat has said so itself',
      draft('unlock'),
      SUBMITTED,
      START,
      [
        { do: 'audit', act: 'appeal.submitted' },
        { do: 'tell-citizen', news: 'submitted', inChat: false },
      ],
    ],
    [
      'more is asked for',
      submitted,
      ask('li'),
      START + HOUR,
      [
        { do: 'audit', act: 'appeal.more-asked' },
        { do: 'set-deadline', deadline: 'appeal-lapse', dueAt: START + HOUR + 15 * DAY },
        { do: 'tell-citizen', news: 'more-needed', inChat: true },
      ],
    ],
    [
      'it came',
      asked,
      { kind: 'supplemented' },
      START + HOUR,
      [
        { do: 'audit', act: 'appeal.supplemented' },
        { do: 'drop-deadline', deadline: 'appeal-lapse' },
      ],
    ],
    [
      'it did not come',
      asked,
      { kind: 'supplement-lapsed' },
      until,
      [
        { do: 'audit', act: 'appeal.lapsed' },
        { do: 'tell-citizen', news: 'lapsed', inChat: true },
      ],
    ],
    [
      'withdrawn',
      asked,
      { kind: 'withdrawn' },
      START + HOUR,
      [
        { do: 'audit', act: 'appeal.withdrawn' },
        { do: 'drop-deadline', deadline: 'appeal-lapse' },
        { do: 'tell-citizen', news: 'withdrawn', inChat: false },
      ],
    ],
    [
      'a draft given up: nobody was told of it',
      draft('unlock'),
      { kind: 'withdrawn' },
      START,
      [
        { do: 'audit', act: 'appeal.withdrawn' },
        { do: 'drop-deadline', deadline: 'appeal-lapse' },
      ],
    ],
    [
      'rejected',
      submitted,
      reject('li'),
      START + HOUR,
      [
        { do: 'audit', act: 'appeal.rejected' },
        { do: 'tell-citizen', news: 'rejected', inChat: true },
      ],
    ],
    [
      'vetoed: the deadline of the change stays',
      windowed,
      { kind: 'vetoed' },
      START + HOUR,
      [
        { do: 'audit', act: 'appeal.vetoed' },
        { do: 'hold-account' },
        { do: 'tell-citizen', news: 'vetoed', inChat: true },
      ],
    ],
    [
      'it takes effect',
      windowed,
      { kind: 'effect-due' },
      effectiveAt,
      [
        { do: 'audit', act: 'appeal.took-effect' },
        { do: 'replace-contact' },
        { do: 'tell-owner', news: 'done' },
        { do: 'tell-citizen', news: 'done', inChat: true },
      ],
    ],
  ])('%s', (_, appeal, event, now, consequences) => {
    expect(following(appeal, event, now)).toEqual(consequences);
  });
});

test.each<[string, Appeal, AppealEvent, AppealRefusal]>([
  ['handed in without anything', { ...draft('unlock'), statement: {} }, SUBMITTED, 'incomplete'],
  [
    'handed in without a name',
    { ...draft('unlock'), statement: { idNumber: '110101199003070011' } },
    SUBMITTED,
    'incomplete',
  ],
  [
    'handed in without a number',
    { ...draft('unlock'), statement: { realName: '陈晓明' } },
    SUBMITTED,
    'incomplete',
  ],
  [
    'lapsed while no papers are awaited',
    run(draft('unlock'), SUBMITTED),
    { kind: 'supplement-lapsed' },
    'wrong-state',
  ],
  ['an effect that nobody approved', run(draft('unlock'), SUBMITTED), { kind: 'effect-due' }, 'wrong-state'],
  [
    'other contacts of an account that nobody approved',
    run(draft('contact-change'), SUBMITTED),
    { kind: 'contacts-moved', contacts: [{ channel: 'sms', to: '19900003333' }] },
    'wrong-state',
  ],
  [
    'rejected while papers are awaited',
    run(draft('unlock'), SUBMITTED, ask('li')),
    reject('wang'),
    'wrong-state',
  ],
  ['handed in twice', run(draft('unlock'), SUBMITTED), SUBMITTED, 'wrong-state'],
  ['a draft approved', draft('unlock'), approved('li'), 'wrong-state'],
  ['a draft vetoed', draft('unlock'), { kind: 'vetoed' }, 'wrong-state'],
  [
    'a reason of spaces',
    run(draft('unlock'), SUBMITTED),
    { ...reject('li'), reason: '  ' } as AppealEvent,
    'no-words',
  ],
  ['papers nobody asked for', run(draft('unlock'), SUBMITTED), { kind: 'supplemented' }, 'wrong-state'],
  [
    'decided while papers are awaited',
    run(draft('unlock'), SUBMITTED, ask('li')),
    approved('li'),
    'wrong-state',
  ],
])('%s', (_, appeal, event, why) => {
  expect(refusal(advance(appeal, event, given(START)))).toBe(why);
});

const reviewer = fc.constantFrom('li', 'Li ', 'wang', 'zhao');
const event: fc.Arbitrary<AppealEvent> = fc.oneof(
  fc.constant(SUBMITTED),
  reviewer.map((by): AppealEvent => ({ kind: 'review-begun', reviewer: by })),
  fc.tuple(reviewer, fc.constantFrom('a1', 'a2')).map(([by, account]) => approved(by, account)),
  fc.tuple(reviewer, fc.constantFrom('a1', 'a1')).map(([by, account]) => approved(by, account)),
  reviewer.map(ask),
  reviewer.map(reject),
  fc.constantFrom<AppealEvent>(
    { kind: 'supplemented' },
    { kind: 'supplemented' },
    { kind: 'vetoed' },
    { kind: 'effect-due' },
    { kind: 'contacts-moved', contacts: [{ channel: 'sms', to: '19900003333' }] },
    { kind: 'supplement-lapsed' },
    { kind: 'withdrawn' },
  ),
);
const life = fc.record({
  kind: fc.constantFrom<AppealKind>('unlock', 'contact-change'),
  // Rarely withdrawn or rejected first thing, so that lives are long enough to be interesting.
  steps: fc.array(fc.tuple(event, fc.constantFrom(0, HOUR, DAY, 80 * HOUR, 16 * DAY)), { maxLength: 25 }),
});

/** Lives an appeal and looks at every step. */
function live(
  { kind, steps }: { kind: AppealKind; steps: [AppealEvent, number][] },
  look: (before: Appeal, event: AppealEvent, answer: Advance, now: number) => void,
): Appeal {
  let now = START + HOUR;
  let appeal = run(draft(kind), SUBMITTED);
  for (const [happened, later] of steps) {
    now += later;
    const before = JSON.stringify(appeal);
    const answer = advance(appeal, happened, given(now));
    expect(JSON.stringify(appeal)).toBe(before);
    look(appeal, happened, answer, now);
    if (answer.ok) appeal = answer.appeal;
  }
  return appeal;
}

const RUNS = { numRuns: 1500, seed: 7 };

test('what has ended stays as it is', () => {
  fc.assert(
    fc.property(life, (one) => {
      live(one, (before, _, answer) => {
        if (isEnded(before)) expect(refusal(answer)).toBe('ended');
      });
    }),
    RUNS,
  );
});

test('nobody approves twice, and a change of contact never happens on one approval', () => {
  let changes = 0;
  fc.assert(
    fc.property(life, (one) => {
      const last = live(one, (before, happened, answer) => {
        if (!answer.ok || happened.kind !== 'effect-due') return;
        changes += 1;
        expect(before.kind).toBe('contact-change');
        expect(answer.consequences).toContainEqual({ do: 'replace-contact' });
      });
      const names = last.decisions
        .filter(({ decided }) => decided === 'approved')
        .map(({ reviewer: by }) => by.trim().toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      const needed = last.kind === 'unlock' ? 1 : 2;
      const went = last.history.some(({ state }) => state === 'taking-effect');
      if (went || last.state === 'done') expect(names).toHaveLength(needed);
      else expect(names.length).toBeLessThan(needed);
    }),
    { numRuns: 6000, seed: 7 },
  );
  expect(changes).toBeGreaterThan(5);
});

test('nothing takes effect before the owner’s window has passed', () => {
  fc.assert(
    fc.property(life, (one) => {
      live(one, (before, _, answer, now) => {
        if (!answer.ok) return;
        const replaces = answer.consequences.some((one) => one.do === 'replace-contact');
        if (!replaces) return;
        const came = before.history.findLast(({ state }) => state === 'taking-effect')?.at ?? Infinity;
        expect(now - came).toBeGreaterThanOrEqual(72 * HOUR);
      });
    }),
    RUNS,
  );
});

test('version, state and history go together, and each change is audited once', () => {
  fc.assert(
    fc.property(life, (one) => {
      const last = live(one, (before, _, answer, now) => {
        if (!answer.ok) return;
        const { appeal, consequences } = answer;
        expect(appeal.version).toBe(before.version + 1);
        expect(appeal.history.at(-1)).toEqual({ state: appeal.state, at: now });
        expect(appeal.history.slice(0, before.history.length)).toEqual(before.history);
        expect(appeal.decisions.slice(0, before.decisions.length)).toEqual(before.decisions);
        expect(consequences.filter(({ do: what }) => what === 'audit')).toHaveLength(1);
      });
      const times = last.history.map(({ at }) => at);
      expect([...times].sort((a, b) => a - b)).toEqual(times);
      expect(last.state === 'taking-effect').toBe(last.effectiveAt !== undefined && !isEnded(last));
    }),
    RUNS,
  );
});
