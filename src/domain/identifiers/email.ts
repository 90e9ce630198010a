import { cleanText } from '../text.ts';
import type { Parsed } from './parsed.ts';

const LOCAL_CHARACTERS = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const TOP_LEVEL = /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/;

/**
 * A mail address in lower case. The practical part of RFC 5321: lengths of §4.5.3.1 (64 before the @, 254 in
 * all), dot-atoms only, and a domain of at least two labels. RFC 5321 lets a mailbox differ by case; no
 * provider does, and people type their own address in either, so both sides are folded for lookup.
 * 。 is read as a dot in the domain, as IDNA does: Chinese keyboards type it.
 */
export function parseEmail(raw: string): Parsed<'characters' | 'length' | 'shape' | 'domain'> {
  const address = cleanText(raw).toLowerCase();
  if (address.length < 3 || address.length > 254) return { ok: false, problem: 'length' };
  const parts = address.split('@');
  const [local, domainTyped] = parts;
  if (parts.length !== 2 || !local || !domainTyped) return { ok: false, problem: 'shape' };

  if (!LOCAL_CHARACTERS.test(local)) return { ok: false, problem: 'characters' };
  if (local.length > 64) return { ok: false, problem: 'length' };
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..'))
    return { ok: false, problem: 'shape' };

  const domain = domainTyped.replaceAll('。', '.');
  const labels = domain.split('.');
  const labelsFit = labels.length > 1 && labels.every((label) => label.length <= 63 && LABEL.test(label));
  if (!labelsFit || !TOP_LEVEL.test(labels.at(-1) ?? '')) return { ok: false, problem: 'domain' };
  return { ok: true, value: `${local}@${domain}` };
}
