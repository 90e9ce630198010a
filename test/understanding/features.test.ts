import { featuresOf } from '../../src/understanding/features.ts';
import type { Piece } from '../../src/understanding/find-concepts.ts';

const token = (form: string, sound = '') => ({ form, sound });

it('characters, sounds, concepts and their order', () => {
  const tokens = [token('忘', 'wang'), token('了', 'le')];
  const pieces: Piece[] = [{ concept: 'forget' }, { token: token('了', 'le') }];
  const { written, heard, meant, ordered } = featuresOf(tokens, pieces);
  expect(written).toEqual(['忘', '了', '| 忘', '忘 了', '了 |', '| 忘 了', '忘 了 |']);
  expect(heard).toContain('~wan le');
  expect(meant).toEqual(['+forget', '+length 2']);
  expect(ordered).toContain('<forget> 了');
  expect(ordered).toContain('>| forget');
});

it('pairs of concepts, whichever comes first', () => {
  const meant = (...concepts: ('password' | 'forget')[]) =>
    featuresOf(
      [],
      concepts.map((concept) => ({ concept })),
    ).meant;
  expect(meant('password', 'forget')).toEqual(meant('forget', 'password'));
  expect(meant('password', 'forget')).toContain('+forget+password');
});

it('parts of long words', () => {
  expect(featuresOf([token('passwrod')], []).written).toEqual(
    expect.arrayContaining(['-pass', '-assw', '-wrod']),
  );
  expect(featuresOf([token('sim')], []).written).not.toContain('-sim');
});

it('a sentence of nothing has a shape all the same', () => {
  expect(featuresOf([], [])).toEqual({
    written: [],
    heard: [],
    meant: ['+nothing', '+length 0'],
    ordered: [],
  });
});
