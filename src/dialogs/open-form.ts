import type { FormPurpose } from '../domain/secure-form.ts';
import type { Turn } from './turn.ts';

const MINUTE = 60_000;

/** What a page may act on. */
export interface FormGrant {
  /** The proven account, */
  accountId?: string;
  /** and whether name and identity number were proven too. */
  aux?: boolean;
  /** The appeal that it fills in or adds to. */
  appealId?: string;
}

/** Opens a one-time page for this conversation; the page exists once the turn is committed. */
export function openForm(
  turn: Turn,
  purpose: FormPurpose,
  grant?: FormGrant,
): { formId: string; url: string } {
  const { services } = turn;
  const formId = services.randomToken(12);
  const token = services.randomToken(32);
  turn.will(
    {
      do: 'open-form',
      form: {
        id: formId,
        token,
        conversationId: turn.conversationId,
        purpose,
        ...grant,
        locale: turn.locale,
        expiresAt: turn.now + services.portal.figures.formMinutes * MINUTE,
      },
    },
    {
      do: 'audit',
      entry: {
        at: turn.now,
        act: 'form.opened',
        actor: 'citizen',
        conversationId: turn.conversationId,
        ...(grant?.accountId ? { accountId: grant.accountId } : {}),
        details: { purpose, formId },
      },
    },
  );
  return { formId, url: `${services.publicUrl}/f/${token}` };
}
