import { findCodeRemark } from '../../src/understanding/find-code-remark.ts';
import { findSideRemark } from '../../src/understanding/find-side-remark.ts';
import { findTerm } from '../../src/understanding/find-term.ts';
import { whichAnswer } from '../../src/understanding/match-answer.ts';
import { findRemark, wantsHuman, wantsOtherAccount } from '../../src/understanding/remarks.ts';
import { createTrainedUnderstanding } from '../../src/understanding/trained-understanding.ts';

const understanding = createTrainedUnderstanding();

// Learnt anew after every change of a sentence or of the code.
jest.setTimeout(60_000);
beforeAll(() => understanding.warmUp());

/** A pattern that tries every way to cut such a text doubles its time with each repetition. */
const REPEATED = [
  '嗯',
  '好',
  '看到',
  '找',
  '等',
  '是不是',
  '不行',
  '快',
  '要钱',
  '是的',
  '的',
  '吗',
  '谢谢',
  '一下',
];
const READERS = {
  findCodeRemark: (text: string) => findCodeRemark(understanding, text),
  findRemark,
  findSideRemark,
  findTerm,
  whichAnswer,
  wantsHuman,
  wantsOtherAccount,
};

it.each(Object.entries(READERS))('%s takes no time for a flood', (_name, read) => {
  const started = performance.now();
  for (const piece of REPEATED)
    for (const text of [piece, `好${piece}`, `等${piece}`, `我儿子帮我填${piece}`])
      read(`${text}${piece.repeat(36)}Ω`);
  // The clock is the matter itself here: it is a millisecond, or minutes.
  expect(performance.now() - started).toBeLessThan(3000);
});
