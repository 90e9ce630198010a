/** Security-relevant acts, one row each. A closed list: what is not here is not audited. */
export type AuditAct =
  | 'code.requested'
  | 'code.sent'
  | 'code.withheld'
  | 'code.wrong'
  | 'code.right'
  | 'channel.frozen'
  | 'channel.disabled'
  | 'identity.matched'
  | 'identity.mismatched'
  | 'form.opened'
  | 'form.submitted'
  | 'password.refused'
  | 'password.reset'
  | 'account.held';

export interface AuditEntry {
  at: number;
  act: AuditAct;
  actor: 'citizen' | 'system' | `agent:${string}`;
  conversationId?: string;
  accountId?: string;
  /** Never personal data in the clear: ids, keyed hashes, counts and codes of outcomes only. */
  details?: Record<string, string | number | boolean>;
}
