import { type Channel, contactOf } from '../../domain/account.ts';
import type { Vault } from '../../domain/ports.ts';
import type { CodeProofs } from '../../domain/recovery-ports.ts';
import { destinationKey } from '../destination.ts';
import type { Store } from '../store/store.ts';

export function createCodeProofs({ store, vault }: { store: Store; vault: Vault }): CodeProofs {
  return {
    async find(conversationId, account) {
      const row = await store.read
        .selectFrom('codes')
        .innerJoin('code_accounts', 'code_accounts.code_id', 'codes.id')
        .select(['codes.channel', 'codes.used_at', 'codes.destination'])
        .where('codes.conversation_id', '=', conversationId)
        .where('code_accounts.account_id', '=', account.id)
        .where('code_accounts.spent', '=', 0)
        .where('codes.used_at', 'is not', null)
        .orderBy('codes.used_at', 'desc')
        .executeTakeFirst();
      if (!row?.used_at) return undefined;
      const channel = row.channel as Channel;
      const contact = contactOf(account, channel);
      const same = contact !== undefined && destinationKey(vault, channel, contact) === row.destination;
      return same ? { channel, at: row.used_at } : undefined;
    },
  };
}
