import type { Account } from '../domain/account.ts';

const LEGAL = /单位|單位|公司|企业|企業|法人|厂|店|company|business|organi[sz]ation|employer/i;
const NATURAL = /个人|個人|自己|本人|私人|我的|personal|private|my own|myself|mine/i;

/** Whose account a text speaks of; undefined when it speaks of both or none. */
export function findAccountKind(text: string): Account['kind'] | undefined {
  const legal = LEGAL.test(text);
  if (legal && /自己|个人|個人|personal|my own/i.test(text)) return undefined;
  if (legal) return 'legal';
  return NATURAL.test(text) ? 'natural' : undefined;
}
