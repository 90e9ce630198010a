import { join } from 'node:path';
import { createAppealWords } from '../copy/appeal-words.ts';
import type { DialogServices } from '../dialogs/turn.ts';
import type { Codes } from '../domain/recovery-ports.ts';
import { createAppeals } from '../services/appeals/appeals.ts';
import { createAppealReviews } from '../services/appeals/reviews.ts';
import { createCodeProofs } from '../services/codes/code-proofs.ts';
import { createCodes } from '../services/codes/codes.ts';
import { createCommits } from '../services/commits.ts';
import { createConversations } from '../services/conversations.ts';
import { createFolderFiles } from '../services/files/folder-files.ts';
import { createForms } from '../services/forms.ts';
import { createHeldAccounts } from '../services/held-accounts.ts';
import { createIdentityCheck } from '../services/identity-check.ts';
import type { Metrics } from '../services/metrics.ts';
import { createRefusedPasswords } from '../services/refused-passwords.ts';
import { createTickets } from '../services/tickets/tickets.ts';
import { createTrainedUnderstanding } from '../understanding/trained-understanding.ts';
import type { AccountsAndDelivery } from './accounts.ts';
import type { Ground } from './ground.ts';

export type Services = ReturnType<typeof createServices>;

/** The embedded adapters behind the domain's ports. `forDialogs` is what of them the dialogs may use. */
export function createServices(ground: Ground, { directory }: AccountsAndDelivery) {
  const { config, store, vault, clock, figures, codeDelay, onError, randomToken } = ground;
  const { portal, publicUrl } = config;
  const announcing = { store, vault, clock, committed: ground.signals.committed };
  const commits = createCommits(announcing);
  const heldAccounts = createHeldAccounts({ store });
  const codeProofs = createCodeProofs({ store, vault });
  const forms = createForms(announcing);
  const appealDeps = {
    ...{ store, vault, clock, figures, commits, heldAccounts, directory, publicUrl, randomToken },
    words: createAppealWords({ portal, publicUrl }),
    closing: portal.officeHours.to,
  };
  const appeals = createAppeals(appealDeps);
  const understanding = createTrainedUnderstanding();
  const codes = createCodes({ store, vault, clock, figures, directory, codeDelay, onError });
  const forDialogs: DialogServices = {
    ...{ directory, heldAccounts, codeProofs, forms, appeals, understanding, portal, publicUrl, randomToken },
    codes: counted(codes, ground.metrics),
    identityCheck: createIdentityCheck({ store, directory, clock, figures }),
    tickets: createTickets({ store, vault, clock, figures }),
  };
  const stored = createConversations({ ...announcing, codeDelay });
  return {
    ...{ commits, heldAccounts, codeProofs, forms, appeals, understanding, forDialogs },
    refusedPasswords: createRefusedPasswords({ store, clock, figures }),
    reviews: createAppealReviews(appealDeps),
    conversations: ground.cacheConversations(stored),
    /** What is committed, without what is remembered of it. */
    stored,
    files: createFolderFiles({ folder: join(config.dataDir, 'files'), vault }),
  };
}

function counted(codes: Codes, metrics: Metrics): Codes {
  return {
    async request(request) {
      const answer = await codes.request(request);
      metrics.codeRequested(answer.kind);
      return answer;
    },
    async judge(guess) {
      const answer = await codes.judge(guess);
      metrics.codeJudged(answer.kind);
      return answer;
    },
  };
}
