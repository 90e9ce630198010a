import { uiEn } from '../../../src/copy/ui.en.ts';
import { uiZhCN } from '../../../src/copy/ui.zh-CN.ts';
import { PROFILES } from '../../../src/domain/password-profiles.ts';

test.each([uiZhCN.password.rules, uiEn.password.rules])(
  'the rules name the figures that are checked',
  (rules) => {
    for (const profile of ['mlps3', 'nist'] as const) {
      const { min, max } = PROFILES[profile];
      expect(rules.length(profile).match(/\d+/g)).toEqual([String(min), String(max)]);
    }
    const { needed, waivedFrom } = PROFILES.mlps3.classes;
    expect(new Set(rules.classes('mlps3').match(/\d+/g))).toEqual(
      new Set([String(needed), String(waivedFrom)]),
    );
  },
);
