import { contactOf, contactsOf } from '../../domain/account.ts';
import type { Appeal, ProvenContact } from '../../domain/appeals/appeal.ts';
import { type AppealDeadline, vetoDeadlineId } from '../../domain/appeals/consequence.ts';
import { type AppealEvent, advance } from '../../domain/appeals/machine.ts';
import { destinationKey } from '../destination.ts';
import { type AppealsDeps, circumstances } from './appeal-deps.ts';
import { readAppeal } from './appeal-rows.ts';
import { accountOf, auditEffect, effectsOfChange } from './effects-of-change.ts';
import { veto } from './veto.ts';

const ATTEMPTS = 10;

/** A stored deadline of an appeal has come: see the port. Nothing is lost when this ends half-way. */
export async function carryOutDue(
  deps: AppealsDeps,
  deadline: { id: string; name: AppealDeadline; appealId: string },
): Promise<void> {
  if (deadline.name === 'appeal-veto') {
    await veto(deps, deadline.appealId);
    return;
  }
  const { store, vault, commits } = deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const appeal = await readAppeal(store.read, deadline.appealId, vault);
    const event = appeal && (await eventOf(deps, appeal, deadline.name));
    if (!event) {
      if (appeal && deadline.name === 'appeal-effect') await putRight(deps, appeal);
      return;
    }
    const answer = advance(appeal, event, circumstances(deps));
    if (!answer.ok) throw new Error(`deadline ${deadline.name} of an appeal: ${answer.why}`);
    const effects = await effectsOfChange(deps, answer.appeal, answer.consequences, 'system');
    if (event.kind === 'vetoed') {
      // The deadline stays until what an attempt before may have done elsewhere is put right too.
      await commits.apply(effects);
      continue;
    }
    const written = await commits.apply([{ do: 'meet-deadline', deadlineId: deadline.id }, ...effects]);
    if (written === 'committed') return;
  }
  throw new Error('the appeal keeps changing');
}

/** Undefined: overtaken, by a veto, a withdrawal, or papers that came in time. */
async function eventOf(
  deps: AppealsDeps,
  appeal: Appeal,
  name: AppealDeadline,
): Promise<AppealEvent | undefined> {
  if (name === 'appeal-lapse')
    return appeal.state === 'more-needed' ? { kind: 'supplement-lapsed' } : undefined;
  if (appeal.state !== 'taking-effect') return undefined;
  // Whatever made the owner close the account meanwhile is a no to this as well, and so is a veto under way.
  if (await deps.heldAccounts.isHeld(accountOf(appeal))) return { kind: 'vetoed' };
  if (await isVetoWaiting(deps, appeal)) return { kind: 'vetoed' };
  const account = await deps.directory.get(accountOf(appeal));
  if (!account) throw new Error(`the account of appeal ${appeal.id} is not in the directory`);
  const contacts = contactsOf(account);
  const told = [...(appeal.formerContacts ?? []), appeal.contact].map((contact) => keyOf(deps, contact));
  const isTold = (contact: ProvenContact) => told.includes(keyOf(deps, contact));
  return contacts.every(isTold) ? { kind: 'effect-due' } : { kind: 'contacts-moved', contacts };
}

/** Given and not carried out: the directory did not answer, or the process that took it died. */
async function isVetoWaiting({ store }: AppealsDeps, { id }: Appeal): Promise<boolean> {
  const row = await store.read
    .selectFrom('deadlines')
    .select('id')
    .where('id', '=', vetoDeadlineId(id))
    .executeTakeFirst();
  return row !== undefined;
}

function keyOf({ vault }: AppealsDeps, { channel, to }: ProvenContact): string {
  return destinationKey(vault, channel, to);
}

/**
 * A directory elsewhere may have been told of the new contact by an attempt that then lost against a veto or
 * a withdrawal, or died: it gets the former one back.
 */
async function putRight(deps: AppealsDeps, appeal: Appeal): Promise<void> {
  if (appeal.state === 'done' || appeal.accountId === undefined) return;
  const { directory, vault, commits } = deps;
  const { channel, to } = appeal.contact;
  const account = await directory.get(appeal.accountId);
  const now = account && contactOf(account, channel);
  const former = appeal.formerContacts?.find((contact) => contact.channel === channel)?.to;
  const key = (contact: string | undefined) => contact && destinationKey(vault, channel, contact);
  if (key(now) !== key(to) || key(former) === key(to)) return;
  const { accountId } = appeal;
  const effects = await directory.replaceContact({
    requestId: `${appeal.id}:restore`,
    accountId,
    channel,
    to: former,
  });
  await commits.apply([...effects, auditEffect(deps, appeal, 'contact.restored', 'system')]);
}
