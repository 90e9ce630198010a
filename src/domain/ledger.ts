/** Failures in a row of one key (a typed identifier or an account) on one channel. */
export interface Ledger {
  failures: number;
  /** Milliseconds since the epoch; 0 when not frozen. */
  frozenUntil: number;
}

export interface LedgerFigures {
  freezeEvery: number;
  freezeHours: number;
  disableAt: number;
}

export const LEDGER_FIGURES: LedgerFigures = { freezeEvery: 10, freezeHours: 24, disableAt: 100 };

export type LedgerStanding =
  | { kind: 'open' }
  | { kind: 'frozen'; until: number }
  /** Closed until the person has been proven anew by other means. */
  | { kind: 'disabled' };

export function afterFailure(ledger: Ledger, now: number, figures = LEDGER_FIGURES): Ledger {
  const failures = ledger.failures + 1;
  const freezes = failures % figures.freezeEvery === 0;
  return { failures, frozenUntil: freezes ? now + figures.freezeHours * 3_600_000 : ledger.frozenUntil };
}

export function standing(ledger: Ledger, now: number, figures = LEDGER_FIGURES): LedgerStanding {
  if (ledger.failures >= figures.disableAt) return { kind: 'disabled' };
  return ledger.frozenUntil > now ? { kind: 'frozen', until: ledger.frozenUntil } : { kind: 'open' };
}
