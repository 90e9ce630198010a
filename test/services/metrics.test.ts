import { createMetrics } from '../../src/services/metrics.ts';

test('counts what happened, in a registry of its own', async () => {
  const metrics = createMetrics({ outbox: async () => ({ pending: 3, sent: 7 }) });
  metrics.turn('done', 0.02);
  metrics.turn('done', 0.2);
  metrics.turn('crowded', 0);
  metrics.codeRequested('sent');
  metrics.codeJudged('wrong');
  metrics.batch(12);
  const text = await metrics.registry.metrics();
  for (const line of [
    'assistant_turns_total{outcome="done"} 2',
    'assistant_turns_total{outcome="crowded"} 1',
    'assistant_turn_seconds_bucket{le="0.025"} 2',
    'assistant_turn_seconds_count 3',
    'assistant_codes_requested_total{answer="sent"} 1',
    'assistant_codes_judged_total{answer="wrong"} 1',
    'assistant_outbox_messages{status="waiting"} 3',
    'assistant_outbox_messages{status="failed"} 0',
    'assistant_commit_batch_size_bucket{le="8"} 0',
    'assistant_commit_batch_size_bucket{le="16"} 1',
  ])
    expect(text).toContain(`\n${line}\n`);
  const other = await createMetrics().registry.metrics();
  expect(other).toContain('assistant_commit_batch_size_count 0');
  expect(other).not.toContain('assistant_outbox_messages');
});
