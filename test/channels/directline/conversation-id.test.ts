import { newConversationId } from '../../../src/channels/directline/conversation-id.ts';

const NOW = Date.UTC(2026, 0, 5);

test('is a UUID of version 7 that tells its millisecond', () => {
  const id = newConversationId(NOW);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOW);
});

test('sorts by age', () => {
  const ids = [0, 1, 999, 86_400_000, 50 * 365 * 86_400_000].map((later) => newConversationId(NOW + later));
  expect([...ids].sort()).toEqual(ids);
});

test('of the same millisecond, each of the 74 other bits comes up both ways', () => {
  const ids = Array.from({ length: 400 }, () => BigInt(`0x${newConversationId(NOW).replaceAll('-', '')}`));
  expect(new Set(ids).size).toBe(ids.length);
  const ever = ids.reduce((all, id) => all | id);
  const always = ids.reduce((all, id) => all & id);
  const moving = (ever ^ always).toString(2).replaceAll('0', '');
  expect(moving).toHaveLength(74);
});
