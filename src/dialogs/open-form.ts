import type { FormPurpose } from '../domain/secure-form.ts';
import type { Turn } from './turn.ts';

const MINUTE = 60_000;

/** Opens a one-time page for this conversation; the page exists once the turn is committed. */
export function openForm(
  turn: Turn,
  purpose: FormPurpose,
  accountId?: string,
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
        ...(accountId ? { accountId } : {}),
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
        ...(accountId ? { accountId } : {}),
        details: { purpose, formId },
      },
    },
  );
  return { formId, url: `${services.publicUrl}/f/${token}` };
}
