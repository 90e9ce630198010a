import fc from 'fast-check';
import {
  dayOf,
  HORIZON,
  isWorkday,
  promise,
  receivedOn,
  startOf,
  workdaysUntil,
} from '../../src/domain/workdays.ts';

const at = (time: string) => Date.parse(`${time}+08:00`);

test.each([
  // 春节 2024: the two Sundays around it are worked
  ['2024-02-04', true],
  ['2024-02-09', true],
  ['2024-02-10', false],
  ['2024-02-16', false],
  ['2024-02-18', true],
  // 国庆 2025, eight days with 中秋
  ['2025-09-28', true],
  ['2025-10-08', false],
  ['2025-10-11', true],
  // 元旦 and 春节 2026
  ['2026-01-02', false],
  ['2026-01-04', true],
  ['2026-02-14', true],
  ['2026-02-16', false],
  ['2026-02-28', true],
  ['2026-03-04', true],
  ['2026-03-07', false],
])('%s is a workday: %s', (day, worked) => {
  expect(isWorkday(day)).toBe(worked);
});

test('days are those of Asia/Shanghai, whatever the clock of the machine', () => {
  expect(dayOf(Date.parse('2026-03-03T15:59:59Z'))).toBe('2026-03-03');
  expect(dayOf(Date.parse('2026-03-03T16:00:00Z'))).toBe('2026-03-04');
  expect(startOf('2026-03-04')).toBe(Date.parse('2026-03-03T16:00:00Z'));
});

test.each([
  ['in office hours on a Wednesday', '2026-03-04T10:00:00', 3, '2026-03-09'],
  ['a second before closing', '2026-03-04T17:29:59', 1, '2026-03-05'],
  ['at closing it has come the next day', '2026-03-04T17:30:00', 1, '2026-03-06'],
  ['on a Saturday it has come on Monday', '2026-03-07T10:00:00', 3, '2026-03-12'],
  ['on Friday evening too', '2026-03-06T18:00:00', 3, '2026-03-12'],
  ['over 春节, with its worked Saturdays', '2026-02-13T10:00:00', 3, '2026-02-25'],
  ['on a worked Saturday it has come that day', '2026-02-14T10:00:00', 1, '2026-02-24'],
  ['over the end of 国庆', '2025-09-30T10:00:00', 7, '2025-10-16'],
  ['no workdays: the day it has come', '2026-03-07T10:00:00', 0, '2026-03-09'],
])('%s', (_, from, workdays, day) => {
  expect(promise(at(from), workdays)).toBe(day);
});

test('closing time is the portal’s own', () => {
  expect(promise(at('2026-03-04T17:00:00'), 1, '17:00')).toBe('2026-03-06');
  expect(promise(at('2026-03-04T17:30:00'), 1, '18:00')).toBe('2026-03-05');
});

test('beyond the last announced year nothing is promised', () => {
  const year = Number(HORIZON.slice(0, 4));
  expect(HORIZON).toBe(`${year}-12-31`);
  expect(isWorkday(HORIZON)).toBeDefined();
  expect(isWorkday(`${year + 1}-01-01`)).toBeUndefined();
  expect(promise(at(`${year}-12-30T10:00:00`), 7)).toBeUndefined();
  expect(promise(at(`${year + 1}-06-01T10:00:00`), 1)).toBeUndefined();
  expect(receivedOn(at(`${year}-12-31T18:00:00`))).toBeUndefined();
});

const moment = fc.integer({ min: at('2010-01-01T00:00:00'), max: at('2026-11-01T00:00:00') });
const workdays = fc.integer({ min: 0, max: 20 });

test('a promised day is a workday, after the day something came unless nothing is to be done', () => {
  fc.assert(
    fc.property(moment, workdays, (now, count) => {
      const day = promise(now, count);
      expect(day && isWorkday(day)).toBe(true);
      if (count > 0) expect((day ?? '') > dayOf(now)).toBe(true);
    }),
  );
});

test('a later arrival or more work is never promised earlier', () => {
  fc.assert(
    fc.property(moment, moment, workdays, (one, other, count) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      expect((promise(early, count) ?? '') <= (promise(late, count) ?? '')).toBe(true);
      expect((promise(early, count) ?? '') < (promise(early, count + 1) ?? '')).toBe(true);
    }),
  );
});

test('counting the workdays until a promise gives what was promised', () => {
  fc.assert(
    fc.property(moment, workdays, (now, count) => {
      expect(workdaysUntil(now, promise(now, count) ?? '')).toBe(count);
    }),
  );
  expect(workdaysUntil(at('2026-03-20T10:00:00'), '2026-03-10')).toBe(0);
});
