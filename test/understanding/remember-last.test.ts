import { rememberLast } from '../../src/understanding/remember-last.ts';

test('only the last text is not asked for again', () => {
  const asked: string[] = [];
  const answer = rememberLast((text: string) => {
    asked.push(text);
    return text.length;
  });
  expect(['一', '一', '一二', '', '', '一'].map(answer)).toEqual([1, 1, 2, 0, 0, 1]);
  expect(asked).toEqual(['一', '一二', '', '一']);
});

test('what throws is asked again', () => {
  let broken = true;
  const answer = rememberLast((text: string) => {
    if (broken) throw new Error('broken');
    return text;
  });
  expect(() => answer('a')).toThrow('broken');
  broken = false;
  expect(answer('a')).toBe('a');
});
