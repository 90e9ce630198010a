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
  | 'username.sent'
  | 'account.held'
  | 'account.released'
  | 'account.unlocked'
  | 'contact.replaced'
  | 'contact.restored'
  | 'appeal.begun'
  | 'appeal.submitted'
  | 'appeal.review-begun'
  | 'appeal.approved'
  | 'appeal.rejected'
  | 'appeal.more-asked'
  | 'appeal.supplemented'
  | 'appeal.withdrawn'
  | 'appeal.lapsed'
  | 'appeal.window-renewed'
  | 'appeal.vetoed'
  | 'appeal.took-effect'
  /** Somebody looked at an appeal's papers. */
  | 'appeal.papers-shown'
  /** A receipt with a wrong query code, or a draft code nobody has. */
  | 'appeal.sought-in-vain'
  | 'ticket.opened'
  /** Somebody of the staff looked at how to reach the citizen. */
  | 'ticket.contact-shown'
  | 'ticket.closed';

export interface AuditEntry {
  at: number;
  act: AuditAct;
  actor: 'citizen' | 'system' | `agent:${string}`;
  conversationId?: string;
  accountId?: string;
  /** Never personal data in the clear: ids, keyed hashes, counts and codes of outcomes only. */
  details?: Record<string, string | number | boolean>;
}
