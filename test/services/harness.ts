import type { Conversation } from '../../src/domain/conversation.ts';
import { STATE_VERSION } from '../../src/domain/conversation.ts';
import type { Effect } from '../../src/domain/effect.ts';
import { FIGURES, type Figures } from '../../src/domain/figures.ts';
import type { Vault } from '../../src/domain/ports.ts';
import type { TurnCommit } from '../../src/domain/turn-commit.ts';
import { changeDemoDirectory } from '../../src/services/demo/demo-effects.ts';
import { openSqlite, type SqliteStore } from '../../src/services/sqlite/open-sqlite.ts';
import type { Tools } from '../../src/services/store/store.ts';
import { createVault } from '../../src/services/vault.ts';
import { type FrozenClock, frozenClock } from '../support/clock.ts';
import { type TempDir, tempDir } from '../support/temp-dir.ts';

export const SECRET = 'a secret for tests only that is long enough';

/** What every adapter in these tests stands on: a SQLite file of its own, a vault, a clock that stands still. */
export interface Bench {
  dir: TempDir;
  file: string;
  store: SqliteStore;
  vault: Vault;
  changeDirectory: Tools['changeDirectory'];
  clock: FrozenClock;
  figures: Figures;
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const dir = tempDir();
  const file = dir.file('assistant.db');
  const vault = createVault(SECRET);
  const tools: Tools = { vault, changeDirectory: changeDemoDirectory };
  const store = await openSqlite(file, tools, { lookEvery: 0 });
  return {
    dir,
    file,
    store,
    ...tools,
    clock: frozenClock(),
    figures: FIGURES,
    async close() {
      await store.close();
      dir.remove();
    },
  };
}

export function newConversation(id: string): Conversation {
  return {
    id,
    version: 0,
    epoch: 0,
    owner: 'bot',
    lastSeq: 0,
    state: { v: STATE_VERSION, locale: 'zh-CN', dialogStack: [] },
    userId: 'dl_citizen',
    channel: 'directline',
  };
}

/** The turn after `conversation`: one message of the citizen's, one answer. */
export function nextTurn(
  conversation: Conversation,
  options: { clientId?: string; effects?: Effect[] } = {},
): TurnCommit {
  const { id, version, epoch, owner, state, lastSeq } = conversation;
  const { clientId = `client-${lastSeq}`, effects = [] } = options;
  return {
    conversationId: id,
    version,
    epoch,
    owner,
    state,
    effects,
    log: [
      {
        seq: lastSeq + 1,
        at: 1,
        from: 'citizen',
        clientId,
        activity: { type: 'message', text: '忘记密码' },
      },
      { seq: lastSeq + 2, at: 1, from: 'bot', activity: { type: 'message', text: '请输入账号' } },
    ],
  };
}
