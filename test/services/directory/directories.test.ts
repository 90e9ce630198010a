import { createCommits } from '../../../src/services/commits.ts';
import { demoAccounts } from '../../../src/services/demo/demo-accounts.ts';
import { createDemoDirectory } from '../../../src/services/demo/demo-directory.ts';
import { createVault } from '../../../src/services/vault.ts';
import { createRemoteDirectory, switchable } from '../../support/fakes/directory.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { SECRET } from '../harness.ts';
import { ENGINE_NAMES, ENGINES } from '../sqlite/engines.ts';
import { directoryContract, NOW } from './contract.ts';

const clock = () => NOW;

// The demo is never cut off by itself: its accounts are in our own file. What is cut here is the way to it.
for (const engine of ENGINE_NAMES)
  directoryContract(`the demo, written ${engine}`, async () => {
    const folder = tempDir();
    const store = await ENGINES[engine](folder.file('assistant.db'));
    const vault = createVault(SECRET);
    const demo = createDemoDirectory({ store, vault, clock, cost: { logN: 4, r: 8, p: 1 } });
    await demo.seed(demoAccounts(NOW));
    const { directory, cut, mend } = switchable(demo);
    return {
      directory,
      commit: createCommits({ store, clock }).apply,
      cut() {
        cut();
        return mend;
      },
      async close() {
        await store.close();
        folder.remove();
      },
    };
  });

directoryContract('one elsewhere, as the other tests have it', async () => {
  const { directory, cut, mend } = switchable(createRemoteDirectory(demoAccounts(NOW), clock));
  return {
    directory,
    commit: async (effects) => (effects.length === 0 ? 'committed' : 'conflict'),
    cut() {
      cut();
      return mend;
    },
    close: async () => {},
  };
});
