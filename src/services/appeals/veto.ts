import { advance } from '../../domain/appeals/machine.ts';
import { type AppealsDeps, circumstances } from './appeal-deps.ts';
import { readAppeal } from './appeal-rows.ts';
import { effectsOfChange, holdAccount } from './effects-of-change.ts';

/** Each attempt can only fail because something else about the appeal succeeded, and little can. */
const ATTEMPTS = 10;

/**
 * The owner says that it was not they. Before it takes effect that stops it; afterwards, or where it ended
 * otherwise, the account is closed until a person has looked at it: somebody was after it. Twice is once.
 */
export async function veto(deps: AppealsDeps, id: string): Promise<'vetoed' | 'held' | 'not-found'> {
  const { store, vault, commits, heldAccounts } = deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const appeal = await readAppeal(store.read, id, vault);
    if (!appeal || appeal.accountId === undefined) return 'not-found';
    if (appeal.state === 'vetoed') return 'vetoed';
    const answer = advance(appeal, { kind: 'vetoed' }, circumstances(deps));
    if (!answer.ok && (await heldAccounts.isHeld(appeal.accountId))) return 'held';
    const effects = answer.ok
      ? await effectsOfChange(deps, answer.appeal, answer.consequences, 'citizen')
      : await holdAccount(deps, appeal, 'citizen');
    if ((await commits.apply(effects)) === 'committed') return answer.ok ? 'vetoed' : 'held';
  }
  throw new Error('the appeal keeps changing');
}
