import { type Account, identifiersOf } from '../../../src/domain/account.ts';
import { DirectoryUnavailable } from '../../../src/domain/directory-unavailable.ts';
import type { Directory } from '../../../src/domain/ports.ts';

/** A directory that can be cut off. */
export interface Switch {
  /** After so many more questions and orders it is unavailable. */
  cut(after?: number): void;
  mend(): void;
}

/** The same directory, behind a switch. */
export function switchable(directory: Directory): { directory: Directory } & Switch {
  let left = Number.POSITIVE_INFINITY;
  const reach = () => {
    if (left <= 0) throw new DirectoryUnavailable();
    left -= 1;
  };
  const behind =
    <Asked extends unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked) => {
      reach();
      return call(...asked);
    };
  return {
    directory: {
      find: behind(directory.find),
      get: behind(directory.get),
      isCurrentPassword: behind(directory.isCurrentPassword),
      resetPassword: behind(directory.resetPassword),
      freeze: behind(directory.freeze),
      unlock: behind(directory.unlock),
      replaceContact: behind(directory.replaceContact),
    },
    cut(after = 0) {
      left = after;
    },
    mend() {
      left = Number.POSITIVE_INFINITY;
    },
  };
}

/** A directory elsewhere: what it is told it does at once, once for a request, and returns no effects. */
export function createRemoteDirectory(
  given: readonly (Account & { password: string })[],
  clock: () => number,
): Directory {
  const passwords = new Map(given.map(({ id, password }) => [id, password]));
  const accounts = new Map(given.map(({ password: _, ...account }) => [account.id, account as Account]));
  const done = new Set<string>();
  const change = async (
    { requestId, accountId }: { requestId: string; accountId: string },
    to: (account: Account) => Account,
  ) => {
    const account = accounts.get(accountId);
    if (account && !done.has(requestId)) accounts.set(accountId, to(account));
    done.add(requestId);
    return [];
  };
  const free = ({ lock: _, ...account }: Account): Account => ({ ...account, status: 'active' });
  const now = (account: Account): Account =>
    account.lock?.until && Date.parse(account.lock.until) <= clock() ? free(account) : account;
  const folded = (kind: string, value: string) => (kind === 'username' ? value.toLowerCase() : value);

  return {
    async find({ kind, value }) {
      const found = [...accounts.values()].filter((account) =>
        identifiersOf(account).some(
          (own) => own.kind === kind && folded(kind, own.value) === folded(kind, value),
        ),
      );
      return found.map(now).sort((a, b) => Number(a.kind === 'legal') - Number(b.kind === 'legal'));
    },
    async get(id) {
      const account = accounts.get(id);
      return account && now(account);
    },
    isCurrentPassword: async (id, password) => passwords.get(id) === password,
    resetPassword: ({ password, clearLock, ...request }) =>
      change(request, (account) => {
        passwords.set(account.id, password);
        const opens = clearLock && account.status === 'locked' && account.lock?.reason !== 'violation';
        return opens ? free(account) : account;
      }),
    freeze: (request) =>
      change(request, (account) =>
        account.status === 'banned' ? account : { ...account, status: 'locked', lock: { reason: 'risk' } },
      ),
    unlock: (request) => change(request, free),
    replaceContact: ({ channel, to, ...request }) =>
      change(request, ({ phone, email, ...account }) => {
        const newPhone = channel === 'sms' ? to : phone;
        const newEmail = channel === 'mail' ? to : email;
        return {
          ...account,
          ...(newPhone && { phone: newPhone }),
          ...(newEmail && { email: newEmail }),
          ...(channel === 'sms' && to && { phoneVerifiedAt: new Date(clock()).toISOString() }),
        };
      }),
  };
}
