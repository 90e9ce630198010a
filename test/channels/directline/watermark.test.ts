import { parseWatermark, watermarkOf } from '../../../src/channels/directline/watermark.ts';

test.each([
  ['/a', 0],
  ['/a?watermark=17', 17],
  ['/a?watermark=', 0],
  ['/a?watermark=-', 0],
  ['/a?x=1&watermark=17', 17],
  ['/a?watermark=17&x=1', 17],
  ['/a?watermark=1%37', 17],
  ['/a?watermark=1&x=?watermark=2', 1],
  ['/a?watermark=3#watermark=4', 3],
])('the watermark of %s is %d', (url, expected) => {
  expect(watermarkOf({ url })).toBe(expected);
});

test.each(['/a?watermark=x', '/a?watermark=1.5', '/a?watermark=-1', '/a?watermark=1234567890123456'])(
  '%s is refused',
  (url) => {
    expect(() => watermarkOf({ url })).toThrow('the watermark must be a number');
  },
);

test('none at all is the beginning', () => {
  expect([parseWatermark(null), parseWatermark(undefined), watermarkOf({ url: '' })]).toEqual([0, 0, 0]);
});
