import type { Channel } from '../domain/account.ts';
import type { FreezeNotice } from './freeze-notice.zh-CN.ts';

export const freezeNoticeEn: FreezeNotice = {
  subject: (portal) => `${portal}: your account`,
  wrongCodes: (way, until, other, hotline) =>
    `Somebody typed wrong codes for your account several times. To protect you, codes by ${BY[way]} are closed ${end(until)}. Your password has not changed. If it was not you, there is nothing to do; only never tell anybody a code: whoever asks for one is a fraud. In a hurry? ${other ? `Use a code by ${BY[other]}, ask` : 'Ask'} for a person in the chat, or call ${hotline}.`,
  wrongNames: (until, hotline) =>
    `Somebody had the right code for your account, but typed a wrong name or identity number several times. To protect you, this check is closed ${end(until)}. Your password has not changed. If it was you, do nothing. If it was not, somebody got hold of your code: tell codes to nobody, and call ${hotline}. In a hurry? You can also ask for a person in the chat.`,
};

const BY: Record<Channel, string> = { sms: 'text message', mail: 'email' };

function end(until: string | undefined): string {
  return until === undefined ? 'until our staff have checked anew who you are' : `until ${until}`;
}
