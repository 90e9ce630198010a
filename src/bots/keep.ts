import type { Activity } from 'botbuilder-core';
import { maskText, type SensitiveKind } from '../domain/masking.ts';
import { cleanText, visibleText } from '../domain/text.ts';

/** A message as the dialogs hear it and as it is kept. */
export interface Kept {
  /** Cleaned, not masked: only for this turn. */
  text: string;
  masked: string;
  found: readonly SensitiveKind[];
  passwordPasted: boolean;
}

const PASSWORD_INTRODUCED = /((?:密码|口令|密碼|password|pwd)\s*(?:是|为|:|：|=)\s*)(\S{4,})/i;
/** Ten or more printable ASCII characters of three kinds: nobody's name, number or address looks like that. */
const PASSWORD_LIKE = /^(?=.*[a-z])(?=.*\d)(?=.*[A-Z\p{P}\p{S}])[\x21-\x7e]{10,}$/u;

/**
 * Masks what a citizen pasted by mistake. `passwordWanted`: a new password is being asked for on a secure
 * form, so that anything typed like one is taken for it.
 */
export function keep(raw: string, passwordWanted: boolean): Kept {
  const text = cleanText(raw);
  const introduced = PASSWORD_INTRODUCED.exec(text)?.[2];
  const password = introduced ?? (passwordWanted && PASSWORD_LIKE.test(text) ? text : undefined);
  if (password !== undefined) {
    const { text: masked, found } = mask(text.replace(password, '********'));
    return { text, masked, found, passwordPasted: true };
  }
  const { text: masked, found } = mask(text);
  // Kept as it was written where that hides nothing: （推荐） should not come back as (推荐).
  return { text, masked: found.length > 0 ? masked : visibleText(raw), found, passwordPasted: false };
}

function mask(text: string): { text: string; found: readonly SensitiveKind[] } {
  return maskText(text, { codes: true });
}

/** The citizen's activity as logged: the masked text and what a client needs to know its own message again. */
export function keptActivity(activity: Partial<Activity>, masked: string): Record<string, unknown> {
  const clientActivityID: unknown = activity.channelData?.clientActivityID;
  return {
    type: activity.type,
    ...(activity.type === 'message' ? { text: masked, textFormat: 'plain' } : {}),
    ...(activity.type === 'event' ? { name: activity.name } : {}),
    ...(activity.locale ? { locale: activity.locale } : {}),
    ...(activity.attachments?.length
      ? { attachments: activity.attachments.map(({ contentType, name }) => ({ contentType, name })) }
      : {}),
    ...(typeof clientActivityID === 'string' ? { channelData: { clientActivityID } } : {}),
  };
}
