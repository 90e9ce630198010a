import type { Codes } from '../../domain/recovery-ports.ts';
import type { CodesDeps } from './code-deps.ts';
import { judgeCode } from './judge-code.ts';
import { requestCode } from './request-code.ts';

/** Verification codes: see the port. */
export function createCodes(deps: CodesDeps): Codes {
  return {
    async request(request) {
      try {
        return await requestCode(request, deps);
      } catch (error) {
        // Fails closed: no quota taken, no code.
        deps.onError?.(error);
        return { kind: 'unavailable' };
      }
    },
    judge: (guess) => judgeCode(guess, deps),
  };
}
