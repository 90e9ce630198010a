import { findAsides } from '../../src/understanding/find-asides.ts';
import { createTrainedUnderstanding } from '../../src/understanding/trained-understanding.ts';

const understanding = createTrainedUnderstanding();
const NOW = Date.UTC(2026, 0, 15);

// Learnt anew after every change of a sentence or of the code.
jest.setTimeout(60_000);
beforeAll(() => understanding.warmUp());

it.each([
  ['我手机是13800138000,你们几点下班?', { topic: 'hotline-hours' }],
  ['123456这个短信要钱吗', { remark: 'cost' }],
  ['13800138000 会不会扣话费', { remark: 'cost' }],
  ['他说 778039,还要钱吗', { remark: 'cost' }],
  ['12 34 56 要多久', { topic: 'how-long' }],
  ['一三八零零一三八零零零,周末能办吗', { topic: 'weekend' }],
  ['li.na@example.com 你是真人吗', { remark: 'who' }],
  ['13800138000。我年纪大了,不会弄,大厅在哪里?', { topic: 'official-channels' }],
  ['是这个13800138000吗?怎么收不到短信', { topic: 'code-not-received' }],
])('%s', (text, aside) => {
  expect(findAsides(understanding, text, NOW)).toEqual([aside]);
});

it.each([
  '',
  '你们几点下班?',
  '13800138000 可以吗',
  '13800138000,对不对',
  '能发短信吗,谢谢',
  '930622 是这个吗',
  '钱 13800138000',
  '2023年5月,大概几号忘了',
  '【一窗通】验证码:930622。5 分钟内有效,只用来找回账号。不要告诉任何人。',
  `${'1234,要钱吗?'.repeat(30)}`,
])('nothing beside the matter: %s', (text) => {
  expect(findAsides(understanding, text, NOW)).toEqual([]);
});
