import { createDialogSet } from '../../src/dialogs/dialog-set.ts';
import { flowFor } from '../../src/dialogs/running-flow.ts';
import { SITUATIONS } from '../../src/understanding/labels.ts';

it.each(SITUATIONS)('%s has a flow, which begins in it', (situation) => {
  const flow = flowFor({ dialogs: createDialogSet() }, situation);
  expect(flow.rules.serves).toContain(situation);
  expect(flow.rules.situation(flow.rules.start(situation, {}))).toBe(situation);
});
