import type { Account } from '../src/domain/account.ts';
import { identify } from '../src/domain/identify.ts';
import { OperatorError } from '../src/domain/operator-error.ts';
import { describeHeld } from './appeal-view.ts';
import { type AppealsCommand, RUN, reviewerOf } from './appeals-context.ts';
import type { OpenData } from './open-data.ts';

/** For whoever looks at the appeals only; undefined where there is nothing to say. */
export async function heldNotice(data: OpenData): Promise<string | undefined> {
  const { length } = await heldAccounts(data);
  if (length === 0) return undefined;
  const held = length === 1 ? '1 account is' : `${length} accounts are`;
  return `${held} held after 「非本人操作」: ${RUN} held`;
}

export async function held({ data, context }: AppealsCommand): Promise<number> {
  const rows = await heldAccounts(data);
  for (const { account_id: id, at } of rows)
    context.write(describeHeld(id, at, await data.directory.get(id), `${RUN} lift-hold ${id} --as NAME`));
  if (rows.length === 0) context.write('no account is held');
  return 0;
}

function heldAccounts({ store }: OpenData) {
  return store.read.selectFrom('held_accounts').selectAll().orderBy('at').execute();
}

export async function liftHold(given: AppealsCommand): Promise<number> {
  const { data, context } = given;
  const reviewer = reviewerOf(given);
  const account = await accountOf(given);
  const lifted = await data.reviews.liftHold(account.id, reviewer);
  context.write(lifted ? `${account.id}: let go` : `refused: ${account.id} is not held`);
  return lifted ? 0 : 1;
}

/** By its id, or by anything that names exactly one. */
async function accountOf({ data, subject, context }: AppealsCommand): Promise<Account> {
  if (!subject) throw new OperatorError('ACCOUNT: which one?');
  const byId = await data.directory.get(subject);
  if (byId) return byId;
  const identified = identify(subject, new Date(context.clock()));
  const [account, ...others] = identified.ok ? await data.directory.find(identified.identifier) : [];
  if (!account || others.length > 0) throw new OperatorError(`${subject}: names no account, or several`);
  return account;
}
