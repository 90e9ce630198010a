import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Appeal, AppealState } from '../src/domain/appeals/appeal.ts';
import { findAccount } from '../src/domain/appeals/find-account.ts';
import type { ReviewAct } from '../src/domain/appeals/ports.ts';
import { parseReceipt } from '../src/domain/appeals/receipt.ts';
import { ENDED, OPEN } from '../src/domain/appeals/stages.ts';
import { OperatorError } from '../src/domain/operator-error.ts';
import { createAudit } from '../src/services/audit.ts';
import { createPictures } from '../src/services/files/pictures.ts';
import { makeFolder } from '../src/services/make-folder.ts';
import { describeAppeal, describeLine, type OnFile } from './appeal-view.ts';
import {
  type AppealsCommand,
  type CommandContext,
  type Options,
  RUN,
  reviewerOf,
} from './appeals-context.ts';
import { held, heldNotice, liftHold } from './appeals-held.ts';
import { openData } from './open-data.ts';

export const USAGE = `usage: ${RUN} COMMAND

  list [--state STATE]...                    open appeals, or those in these states
  show RECEIPT [--as NAME]                   one of them; with --as its review begins
  approve RECEIPT --as NAME                  a change of contact needs two different people
  reject RECEIPT --as NAME --reason TEXT     the citizen reads the reason
  ask RECEIPT --as NAME --for TEXT           asks the citizen for what is missing
  documents RECEIPT --as NAME --to FOLDER    writes its papers there, watermarked
  held                                       accounts that were frozen by 「非本人操作」
  lift-hold ACCOUNT --as NAME                lets one go; ACCOUNT is its id, username, phone or mail
  verify-audit                               whether the audit trail is whole`;

const STATES = [...OPEN, ...ENDED];

type Command = (given: AppealsCommand) => Promise<number>;

const COMMANDS: Record<string, Command> = {
  list,
  show,
  approve: (given) => decide(given, { kind: 'approve', reviewer: reviewerOf(given) }),
  reject: (given) =>
    decide(given, { kind: 'reject', reviewer: reviewerOf(given), reason: wordsOf(given, 'reason') }),
  ask: (given) => decide(given, { kind: 'ask', reviewer: reviewerOf(given), what: wordsOf(given, 'for') }),
  documents,
  held,
  'lift-hold': liftHold,
  'verify-audit': verifyAudit,
};

/**
 * Decides appeals on the data of a server, beside which it may run. Resolves to the exit code: 1 when it was
 * refused, 2 when the line was not understood.
 */
export async function runAppeals(args: string[], given: CommandContext): Promise<number> {
  const context = { clock: Date.now, ...given };
  const parsed = parse(args);
  const command = parsed && Object.hasOwn(COMMANDS, parsed.command) ? COMMANDS[parsed.command] : undefined;
  if (!parsed || !command) {
    context.write(USAGE);
    return 2;
  }
  const data = await openData(context.env, context.clock);
  try {
    return await command({ context, data, subject: parsed.subject, options: parsed.options });
  } finally {
    await data.close();
  }
}

function parse(
  args: string[],
): { command: string; subject: string | undefined; options: Options } | undefined {
  try {
    const text = { type: 'string' as const };
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { as: text, reason: text, for: text, to: text, state: { ...text, multiple: true } },
    });
    const [command, subject, ...more] = positionals;
    return command && more.length === 0 ? { command, subject, options: values } : undefined;
  } catch {
    // An option nobody knows, or one without its value.
    return undefined;
  }
}

async function list({ data, options, context }: AppealsCommand): Promise<number> {
  const wrong = options.state?.find((state) => !(STATES as string[]).includes(state));
  if (wrong) throw new OperatorError(`--state ${wrong}: must be one of ${STATES.join(', ')}`);
  const states = options.state as AppealState[] | undefined;
  const appeals = await data.reviews.list(states ? { states } : {});
  for (const appeal of appeals) context.write(describeLine(appeal));
  if (appeals.length === 0) context.write('no appeals');
  const notice = states ? undefined : await heldNotice(data);
  if (notice) context.write(notice);
  return 0;
}

async function show(given: AppealsCommand): Promise<number> {
  const { data, options, context } = given;
  let appeal = await appealOf(given);
  if (options.as !== undefined && appeal.state === 'accepted') {
    const begun = await data.reviews.review(appeal.id, { kind: 'begin', reviewer: reviewerOf(given) });
    if (begun.kind === 'done') appeal = begun.appeal;
  }
  const related = await data.reviews.related(appeal);
  const onFile = await onFileOf(given, appeal);
  context.write(describeAppeal(appeal, { onFile, related, now: context.clock() }));
  return 0;
}

async function onFileOf({ data, context }: AppealsCommand, { statement }: Appeal): Promise<OnFile> {
  const candidates = statement.idNumber
    ? await data.directory.find({ kind: 'id-number', value: statement.idNumber })
    : [];
  const found = findAccount(candidates, statement, new Date(context.clock()));
  if (!found.ok) return { why: REFUSED[found.why] };
  return { account: found.account, held: await data.heldAccounts.isHeld(found.account.id) };
}

async function decide(given: AppealsCommand, act: ReviewAct): Promise<number> {
  const { data, context } = given;
  const { id } = await appealOf(given);
  const reviewed = await data.reviews.review(id, act);
  if (reviewed.kind === 'refused') {
    context.write(`refused: ${REFUSED[reviewed.why]}`);
    return 1;
  }
  context.write(describeLine(reviewed.appeal));
  return 0;
}

const REFUSED = {
  'not-found': 'there is no such appeal',
  ended: 'it has ended already',
  'wrong-state': 'not in its present state',
  'not-yet': 'not yet',
  incomplete: 'it is not complete',
  'same-reviewer': 'you approved it already; the second approval must be somebody else’s',
  'other-account': 'the first reviewer approved it for another account; ask the claimant or reject it',
  'no-words': 'the citizen must be told why',
  'no-account': 'name and identity number fit no account',
  'several-accounts': 'name and identity number fit several accounts; ask which one is meant',
  'account-held': 'the account is frozen by 「非本人操作」; look into that first, then lift-hold',
};

async function documents(given: AppealsCommand): Promise<number> {
  const { data, options, context } = given;
  const reviewer = reviewerOf(given);
  const appeal = await appealOf(given);
  const folder = options.to;
  if (!folder) throw new OperatorError('--to FOLDER: where the papers shall go');
  const pictures = createPictures();
  try {
    makeFolder(resolve(folder));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new OperatorError(`--to ${folder}: cannot be used (${code})`, { cause });
  }
  for (const [n, { id, kind }] of appeal.documents.entries()) {
    const jpeg = await data.files.get(id);
    const file = join(folder, `${appeal.receipt}-${n + 1}-${kind}.jpg`);
    if (!jpeg) {
      context.write(`${file}: gone`);
      continue;
    }
    // Before anything is to be seen.
    await data.commits.apply([
      {
        do: 'audit',
        entry: {
          at: context.clock(),
          act: 'appeal.papers-shown',
          actor: `agent:${reviewer}`,
          conversationId: appeal.conversationId,
          details: { appealId: appeal.id, documentId: id },
        },
      },
    ]);
    await writeFile(file, await pictures.watermark(jpeg, WATERMARKS), { mode: 0o600 });
    context.write(file);
  }
  if (appeal.documents.length === 0) context.write('no papers');
  return 0;
}

/** Laid over a photo that leaves the store, so that it serves nobody anywhere else. */
const WATERMARKS = ['仅用于一窗通账号申诉', 'For this appeal only'];

async function verifyAudit({ data, context }: AppealsCommand): Promise<number> {
  const bad = await createAudit({ store: data.store }).verify();
  context.write(bad === undefined ? 'the audit trail is whole' : `the audit trail is broken at row ${bad}`);
  return bad === undefined ? 0 : 1;
}

async function appealOf({ data, subject }: AppealsCommand): Promise<Appeal> {
  if (!subject) throw new OperatorError('RECEIPT: which one?');
  const receipt = parseReceipt(subject);
  if (!receipt) throw new OperatorError(`RECEIPT: ${subject} is not one, or is mistyped`);
  const appeal = await data.reviews.byReceipt(receipt);
  if (!appeal) throw new OperatorError(`${receipt}: ${REFUSED['not-found']}`);
  return appeal;
}

function wordsOf({ options }: AppealsCommand, option: 'reason' | 'for'): string {
  const words = options[option]?.trim();
  if (!words) throw new OperatorError(`--${option} TEXT: the citizen must be told`);
  return words;
}
