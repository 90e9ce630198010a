import type { Appeal, AppealState } from '../../../src/domain/appeals/appeal.ts';
import { isEnded, type Stage, stagesOf } from '../../../src/domain/appeals/stages.ts';

function appeal(kind: Appeal['kind'], ...states: AppealState[]) {
  const history = states.map((state, i) => ({ state, at: i + 1 }));
  return { kind, state: states.at(-1) ?? ('draft' as const), history };
}

/** `accepted@1 first-review@2* done` */
function written(stages: Stage[]): string {
  return stages
    .map(({ state, at, now }) => `${state}${at === undefined ? '' : `@${at}`}${now ? '*' : ''}`)
    .join(' ');
}

it.each([
  [appeal('unlock', 'draft'), ''],
  [appeal('unlock', 'draft', 'accepted'), 'accepted@2* first-review done'],
  [appeal('unlock', 'draft', 'accepted', 'first-review', 'done'), 'accepted@2 first-review@3 done@4'],
  [
    appeal('contact-change', 'draft', 'accepted', 'first-review', 'second-review'),
    'accepted@2 first-review@3 second-review@4* taking-effect done',
  ],
  [
    appeal('contact-change', 'draft', 'accepted', 'first-review', 'more-needed'),
    'accepted@2 first-review@3 more-needed@4* second-review taking-effect done',
  ],
  [
    appeal('contact-change', 'draft', 'accepted', 'first-review', 'more-needed', 'first-review'),
    'accepted@2 more-needed@4 first-review@5* second-review taking-effect done',
  ],
  [appeal('unlock', 'draft', 'accepted', 'withdrawn'), 'accepted@2 withdrawn@3'],
  [appeal('unlock', 'draft', 'accepted', 'first-review', 'rejected'), 'accepted@2 first-review@3 rejected@4'],
])('%#: %j', (given, expected) => expect(written(stagesOf(given))).toBe(expected));

it('knows the ends', () => {
  const ended = (['done', 'rejected', 'withdrawn', 'vetoed'] as const).map((state) => isEnded({ state }));
  const open = (['draft', 'accepted', 'more-needed', 'taking-effect'] as const).map((state) =>
    isEnded({ state }),
  );
  expect([ended, open]).toEqual([
    [true, true, true, true],
    [false, false, false, false],
  ]);
});
