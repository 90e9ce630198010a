import { createDialogSet } from '../../src/dialogs/dialog-set.ts';
import { flowFor } from '../../src/dialogs/flow.ts';
import { SITUATIONS } from '../../src/understanding/labels.ts';

it.each(SITUATIONS)('%s has a flow, which begins in it', (situation) => {
  const flow = flowFor({ dialogs: createDialogSet() }, situation);
  expect(flow.serves).toContain(situation);
  expect(flow.situation(flow.start(situation, {}))).toBe(situation);
});
