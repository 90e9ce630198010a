import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { types } from 'node:util';
import { z } from 'zod';
import type { Account } from '../../domain/account.ts';
import { parseCreditCode } from '../../domain/identifiers/credit-code.ts';
import { parseEmail } from '../../domain/identifiers/email.ts';
import { parseIdNumber } from '../../domain/identifiers/id-number.ts';
import { parseMobile } from '../../domain/identifiers/mobile.ts';
import { OperatorError } from '../../domain/operator-error.ts';

/** A demo account: an account of the portal with its password. */
export interface DemoAccount extends Account {
  password: string;
}

/** By their distance from the start: `-400d`, `+30m`. */
const RELATIVE = /^([+-]\d+)([dm])$/;
const UNITS: Record<string, number> = { d: 24 * 3_600_000, m: 60_000 };

const time = z.iso.datetime({ offset: true, local: true }).or(z.iso.date()).or(z.string().regex(RELATIVE));
/** A contact nobody has may be left out, null or empty. */
const contact = z.string().nullish();

const schema = z.object({
  id: z.string().min(1),
  kind: z.enum(['natural', 'legal']),
  username: z.string().min(1),
  phone: contact,
  email: contact,
  realName: z.string().min(1),
  idNumber: z.string().min(1),
  creditCode: z.string().nullish(),
  password: z.string().min(1),
  status: z.enum(['active', 'locked', 'banned']),
  lock: z.object({ reason: z.enum(['password', 'risk', 'violation']), until: time.nullish() }).nullish(),
  phoneVerifiedAt: time.nullish(),
  registeredAt: time,
  region: z.string().min(1),
});

/**
 * The accounts of demo-accounts.json, to try every way with, one for each situation. All of it is made up: phone
 * numbers from 19900000000 on, mail at example.com (RFC 2606), identity numbers with a right check digit and serial
 * numbers 001, 002, … Zhao Xiulan's phone is that of two accounts, her own and the company's; she may know her
 * number as 110101650816007.
 */
export function demoAccounts(now: number): DemoAccount[] {
  return loadDemoAccounts(join(import.meta.dirname, 'demo-accounts.json'), now);
}

/**
 * Accounts of the file that DEMO_ACCOUNTS names. Throws one line that says what is wrong with it and where.
 * Numbers are brought into their canonical form; made-up ones that no authority would issue are kept as
 * they are, because a demo may want them.
 */
export function loadDemoAccounts(file: string, now: number): DemoAccount[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new OperatorError(`DEMO_ACCOUNTS: ${file} ${whyUnread(cause)}`, { cause });
  }
  const parsed = z.array(schema, 'must be a list of accounts').safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).map((part) =>
      typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
    );
    throw new OperatorError(
      `DEMO_ACCOUNTS: ${file}: ${path.join('') || 'the file'}: ${issue?.message ?? 'wrong'}`,
    );
  }
  if (parsed.data.length === 0)
    throw new OperatorError(`DEMO_ACCOUNTS: ${file}: holds no accounts; leave it unset for the shipped ones`);
  const ids = new Set<string>();
  for (const { id } of parsed.data) {
    if (ids.has(id)) throw new OperatorError(`DEMO_ACCOUNTS: ${file}: the id ${id} is there twice`);
    ids.add(id);
  }
  return parsed.data.map((account) => toDemoAccount(account, now));
}

function whyUnread(cause: unknown): string {
  if (!types.isNativeError(cause)) return `cannot be read (${cause})`;
  if ('code' in cause) return `cannot be read (${cause.code})`;
  // The parser may quote the file, with its line breaks.
  return `is not valid JSON: ${cause.message.replace(/\s+/g, ' ')}`;
}

function toDemoAccount(given: z.infer<typeof schema>, now: number): DemoAccount {
  const { id, kind, username, realName, password, status, region } = given;
  const phone = given.phone && canonical(parseMobile(given.phone), given.phone);
  const email = given.email && canonical(parseEmail(given.email), given.email);
  const creditCode = given.creditCode && canonical(parseCreditCode(given.creditCode), given.creditCode);
  return {
    id,
    kind,
    username,
    ...(phone && { phone }),
    ...(email && { email }),
    realName,
    idNumber: canonical(parseIdNumber(given.idNumber, new Date(now)), given.idNumber),
    ...(creditCode && { creditCode }),
    password,
    status,
    ...(given.lock && {
      lock: { reason: given.lock.reason, ...(given.lock.until && { until: isoTime(given.lock.until, now) }) },
    }),
    ...(given.phoneVerifiedAt && { phoneVerifiedAt: isoTime(given.phoneVerifiedAt, now) }),
    registeredAt: isoTime(given.registeredAt, now),
    region,
  };
}

function canonical(parsed: { ok: true; value: string } | { ok: false }, given: string): string {
  return parsed.ok ? parsed.value : given.trim();
}

function isoTime(time: string, now: number): string {
  const [, count = '', unit = ''] = RELATIVE.exec(time) ?? [];
  return new Date(unit ? now + Number(count) * (UNITS[unit] ?? 0) : time).toISOString();
}
