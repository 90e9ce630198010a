import { randomBytes, randomUUID } from 'node:crypto';
import type { DialogServices } from '../../../src/dialogs/turn.ts';
import { FIGURES } from '../../../src/domain/figures.ts';

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
  facts: {
    apply: unexpected,
    isHeld: unexpected,
    codeProof: unexpected,
    countRefusedPassword: unexpected,
    isPasswordClosed: unexpected,
  },
  forms: {
    findByToken: unexpected,
    get: unexpected,
    bindBrowser: unexpected,
    claim: unexpected,
    release: unexpected,
    complete: unexpected,
  },
  portal: {
    portalName: '一窗通',
    portalUrl: 'http://127.0.0.1',
    hotline: '12345',
    hotlineHours: '每天 24 小时',
    hotlineHoursEn: '24 hours a day',
    allowedOrigins: [],
    figures: FIGURES,
  },
  publicUrl: 'http://127.0.0.1',
  randomToken: (size) => randomBytes(size).toString('base64url'),
};

function unexpected(): Promise<never> {
  return Promise.reject(new Error('the script does not get here'));
}
