import { createVault } from '../../src/services/vault.ts';

const OLD = 'the old secret with more than thirty-two bytes';
const NEW = 'the new secret with more than thirty-two bytes';

describe('sealing', () => {
  const vault = createVault(OLD);

  test('opens what it sealed, whatever the characters', () => {
    for (const plain of ['', '张三 110101199003070011', '🙂'.repeat(500)])
      expect(vault.open(vault.seal(plain))).toBe(plain);
  });

  test('shows nothing of the text and never gives the same twice', () => {
    const sealed = vault.seal('13800138000');
    expect(sealed).not.toContain('13800138000');
    expect(vault.seal('13800138000')).not.toBe(sealed);
  });

  test('never uses an IV twice, of whichever vault and however many', () => {
    const other = createVault(OLD);
    const ivs = Array.from({ length: 3000 }, (_, i) => {
      const text = (i % 3 === 0 ? other : vault).seal('x');
      return Buffer.from(text.slice(text.indexOf('.') + 1), 'base64url')
        .subarray(0, 12)
        .toString('hex');
    });
    expect(new Set(ivs).size).toBe(ivs.length);
    // Nor a part of one: neighbours must not overlap.
    expect(new Set(ivs.flatMap((iv) => [iv.slice(0, 12), iv.slice(12)])).size).toBe(2 * ivs.length);
  });

  test('refuses a text with any single character changed', () => {
    const sealed = vault.seal('amount: 100');
    for (let i = 0; i < sealed.length; i++) {
      const other = sealed[i] === 'A' ? 'B' : 'A';
      const forged = sealed.slice(0, i) + other + sealed.slice(i + 1);
      // The last character of base64url may carry bits that stand for nothing.
      if (i === sealed.length - 1) continue;
      expect(() => vault.open(forged)).toThrow();
    }
  });

  test('refuses what another secret sealed, a shortened tag and rubbish', () => {
    expect(() => vault.open(createVault(NEW).seal('x'))).toThrow('not in SECRET_KEY');
    expect(() => vault.open(vault.seal('').slice(0, -4))).toThrow();
    for (const rubbish of ['', '.', 'plain text', '{"v":1}']) expect(() => vault.open(rubbish)).toThrow();
  });
});

describe('keyed hashes', () => {
  const vault = createVault(OLD);

  test('are stable, and differ by kind, value, use and secret', () => {
    const all = [
      vault.blind('phone', '13800138000'),
      vault.blind('email', '13800138000'),
      vault.blind('phone', '13800138001'),
      vault.mac('phone', '13800138000'),
      createVault(NEW).blind('phone', '13800138000'),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(createVault(OLD).blind('phone', '13800138000')).toBe(all[0]);
  });

  test('keep kind and value apart', () => {
    expect(vault.blind('a', 'bc')).not.toBe(vault.blind('ab', 'c'));
    expect(vault.mac('1', '1:x')).not.toBe(vault.mac('1:1', 'x'));
  });
});

describe('rotation', () => {
  const before = createVault(OLD);
  const after = createVault(`${NEW}, ${OLD}`);

  test('the new first secret seals, both open', () => {
    expect(after.open(before.seal('kept'))).toBe('kept');
    expect(createVault(NEW).open(after.seal('fresh'))).toBe('fresh');
    expect(() => before.open(after.seal('fresh'))).toThrow();
  });

  test('rows indexed before are still found', () => {
    expect(after.blind('phone', '13800138000')).toBe(before.blind('phone', '13800138000'));
  });

  test('proofs and signatures move to the new secret', () => {
    expect(after.mac('code', '1')).toBe(createVault(NEW).mac('code', '1'));
    expect(after.signingKey()).toEqual(createVault(NEW).signingKey());
    expect(after.signingKey()).not.toEqual(before.signingKey());
    expect(after.signingKey()).toHaveLength(32);
  });
});

test.each([
  ['', 'secret 1 of 1 has 0 bytes'],
  ['too short', 'secret 1 of 1 has 9 bytes'],
  [`${NEW},`, 'secret 2 of 2 has 0 bytes'],
  ['x'.repeat(31), 'has 31 bytes'],
])('%j is refused in one line that does not repeat it', (secret, why) => {
  const attempt = () => createVault(secret);
  expect(attempt).toThrow(why);
  expect(attempt).toThrow(/^SECRET_KEY: .*$/);
  if (secret) expect(attempt).not.toThrow(secret);
});

test('32 bytes are enough, also as fewer characters', () => {
  expect(createVault('x'.repeat(32)).open).toBeDefined();
  expect(createVault('密'.repeat(11)).open).toBeDefined();
});
