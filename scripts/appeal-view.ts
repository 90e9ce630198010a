import { showIdentifier } from '../src/dialogs/recovery/show-identifier.ts';
import { type Account, type Channel, contactOf } from '../src/domain/account.ts';
import type { Appeal, StatedTime, Statement } from '../src/domain/appeals/appeal.ts';
import { canonicalContact } from '../src/domain/identifiers/contact.ts';
import { identify } from '../src/domain/identify.ts';
import {
  maskContact,
  maskEmail,
  maskIdNumber,
  maskName,
  maskPhone,
  maskText,
  maskUsername,
} from '../src/domain/masking.ts';
import { dayOf } from '../src/domain/workdays.ts';
import { portalTime } from './portal-time.ts';

/** What the directory says about whom an appeal is for. */
export type OnFile = { account: Account; held: boolean } | { why: string };

/** One line of the list. */
export function describeLine(appeal: Appeal): string {
  const { receipt = '', kind, state, submittedAt, promisedOn, statement } = appeal;
  const came = submittedAt === undefined ? '' : dayOf(submittedAt);
  return [
    receipt.padEnd(19),
    kind.padEnd(14),
    state.padEnd(13),
    `came ${came}`,
    `by ${promisedOn ?? '-'}`.padEnd(13),
    maskName(statement.realName ?? ''),
  ].join('  ');
}

/** One line of the held ones; the directory may not know it any more. */
export function describeHeld(id: string, since: number, account: Account | undefined, letGo: string): string {
  const named = account ? `${id} (${maskUsername(account.username)})` : id;
  const state = account?.status ?? 'unknown';
  return [named.padEnd(32), state.padEnd(7), `held since ${portalTime(since)}`, letGo].join('  ');
}

/** All a reviewer is shown. Personal data is masked; passwords and codes are not in an appeal to begin with. */
export function describeAppeal(
  appeal: Appeal,
  { onFile, related, now }: { onFile: OnFile; related: readonly Appeal[]; now: number },
): string {
  const { receipt, kind, state, promisedOn, supplementUntil, effectiveAt, contact } = appeal;
  const lines: [string, string | undefined][] = [
    ['receipt', receipt],
    ['kind', kind],
    ['state', state],
    ['decide by', promisedOn],
    ['papers until', supplementUntil === undefined ? '' : portalTime(supplementUntil)],
    ['takes effect', effectiveAt === undefined ? '' : portalTime(effectiveAt)],
    ['proven contact', describeContact(contact.channel, contact.to, onFile)],
    ...describeStatement(appeal.statement, onFile, now),
    ...describeOnFile(onFile),
    ...appeal.documents.map((paper): [string, string] => [
      'paper',
      `${paper.kind} ${paper.width}×${paper.height}`,
    ]),
    ...appeal.decisions.map(({ reviewer, at, decided, words }): [string, string] => [
      'decision',
      `${portalTime(at)} ${decided} by ${reviewer}${words ? `: ${maskText(words).text}` : ''}`,
    ]),
    ...appeal.history.map(({ state: came, at }): [string, string] => [
      'history',
      `${portalTime(at)} ${came}`,
    ]),
    ...related.map((other): [string, string] => [
      'also open',
      `${other.receipt} ${other.kind} ${other.state}`,
    ]),
  ];
  return lines
    .filter(([, value]) => value)
    .map(([name, value]) => `${name.padEnd(16)}${value}`)
    .join('\n');
}

/** Two that differ may look alike once they are masked: whether it is the account's is said. */
function describeContact(channel: Channel, to: string, onFile: OnFile): string {
  const shown = maskContact(channel, to);
  if ('why' in onFile) return shown;
  const own = contactOf(onFile.account, channel);
  const same = own !== undefined && canonicalContact(channel, own) === canonicalContact(channel, to);
  return `${shown} (${same ? 'on file' : 'not on file'})`;
}

function describeStatement(
  statement: Statement,
  onFile: OnFile,
  now: number,
): [string, string | undefined][] {
  const said = (text: string | undefined) => text && maskText(text).text.replace(/\s+/g, ' ');
  return [
    ['name', maskName(statement.realName ?? '')],
    ['identity number', maskIdNumber(statement.idNumber ?? '')],
    ['account named', statement.account && maskNamed(statement.account, now)],
    ['old phone', statement.oldPhone && describeContact('sms', statement.oldPhone, onFile)],
    ['old mail', statement.oldEmail && describeContact('mail', statement.oldEmail, onFile)],
    ['registered', describeTime(statement.registered)],
    ['registered in', said(statement.registeredPlace)],
    ['last login', describeTime(statement.lastLogin)],
    ['last login in', said(statement.lastLoginPlace)],
    ['business', said(statement.business)],
    ['devices', said(statement.devices)],
    ['what happened', said(statement.events)],
  ];
}

function describeOnFile(onFile: OnFile): [string, string | undefined][] {
  if ('why' in onFile) return [['on file', onFile.why]];
  const { account, held } = onFile;
  return [
    [
      'on file',
      `${account.id} (${maskUsername(account.username)}), ${account.status}${held ? ', held' : ''}`,
    ],
    [
      '  lock',
      account.lock &&
        `${account.lock.reason}${account.lock.until ? ` until ${portalTime(Date.parse(account.lock.until))}` : ''}`,
    ],
    ['  registered', `${account.registeredAt.slice(0, 10)}, ${account.region}`],
    ['  phone', account.phone ? maskPhone(account.phone) : 'none'],
    ['  mail', account.email ? maskEmail(account.email) : 'none'],
  ];
}

function describeTime(time: StatedTime | undefined): string | undefined {
  if (!time) return undefined;
  const days = [time.from, time.to].filter(Boolean).join(' to ');
  return maskText(time.said).text + (days ? ` (${days})` : '');
}

function maskNamed(named: string, now: number): string {
  const identified = identify(named, new Date(now));
  return identified.ok ? showIdentifier(identified.identifier) : maskText(named).text;
}
