import type { FormPurpose } from '../domain/secure-form.ts';
import type { Turn } from './turn.ts';

const MINUTE = 60_000;

/**
 * Opens a one-time page for this conversation; the page exists once the turn is committed. `grant`: the proven
 * account it acts on, and whether name and identity number were proven too.
 */
export function openForm(
  turn: Turn,
  purpose: FormPurpose,
  grant?: { accountId: string; aux: boolean },
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
        ...(grant ? { accountId: grant.accountId } : {}),
        details: { purpose, formId },
      },
    },
  );
  return { formId, url: `${services.publicUrl}/f/${token}` };
}
