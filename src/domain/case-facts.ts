import type { Identifier } from './identify.ts';

/** One thing tried in a conversation and what came of it, for whoever takes over. Holds no secrets. */
export interface Tried {
  at: number;
  what: 'sms-code' | 'mail-code' | 'real-name' | 'new-password' | 'find-account' | 'appeal';
  result:
    | 'sent'
    | 'not-received'
    | 'limited'
    | 'unavailable'
    | 'right'
    | 'wrong'
    | 'expired'
    | 'mismatch'
    | 'frozen'
    | 'disabled'
    | 'refused'
    | 'none-fits'
    | 'done';
}

/** The case packet: what a person who takes over must not have to ask again. */
export interface CaseFacts {
  /** Id of the situation, as in the step ids. */
  situation: string;
  /** As typed, unproven; to be shown masked. */
  identifier?: Identifier;
  /** Only after a right code. */
  accountId?: string;
  proven: 'none' | 'code' | 'code+aux';
  tried: Tried[];
}
