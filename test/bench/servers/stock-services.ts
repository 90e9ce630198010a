import { randomBytes, randomUUID } from 'node:crypto';
import { readConfig } from '../../../src/config.ts';
import type { DialogServices } from '../../../src/dialogs/turn.ts';
import { createTrainedUnderstanding } from '../../../src/understanding/trained-understanding.ts';

const CODE_MS = 5 * 60_000;

/** Nothing behind them: no store, no quota, no outbox. What is not asked in the script refuses. */
export const stockServices: DialogServices = {
  codes: {
    async request({ conversationId, purpose, channel, identifier }) {
      const issuedAt = Date.now();
      const code = {
        id: randomUUID(),
        conversationId,
        purpose,
        channel,
        identifier,
        mac: '',
        issuedAt,
        expiresAt: issuedAt + CODE_MS,
      };
      return { kind: 'sent', code, effects: [] };
    },
    judge: async () => ({ kind: 'wrong', triesLeft: 4 }),
  },
  directory: {
    find: unexpected,
    get: unexpected,
    isCurrentPassword: unexpected,
    resetPassword: unexpected,
    freeze: unexpected,
    unlock: unexpected,
    replaceContact: unexpected,
  },
  identityCheck: { judge: unexpected },
  understanding: createTrainedUnderstanding(),
  heldAccounts: { isHeld: unexpected },
  codeProofs: { find: unexpected },
  forms: {
    findByToken: unexpected,
    get: unexpected,
    bindBrowser: unexpected,
    isBoundTo: () => false,
    extend: unexpected,
    claim: unexpected,
    release: unexpected,
    complete: unexpected,
  },
  appeals: {
    get: unexpected,
    ofConversation: unexpected,
    find: unexpected,
    findByDraftCode: unexpected,
    begin: unexpected,
    save: unexpected,
    submit: unexpected,
    supplement: unexpected,
    withdraw: unexpected,
    queryCode: () => '',
  },
  tickets: { isFull: unexpected, reserve: unexpected },
  portal: { ...readConfig({}).portal, portalUrl: 'http://127.0.0.1' },
  publicUrl: 'http://127.0.0.1',
  randomToken: (size) => randomBytes(size).toString('base64url'),
};

function unexpected(): Promise<never> {
  return Promise.reject(new Error('the script does not get here'));
}
