import type { Channel } from '../domain/account.ts';
import type { AppealNotices } from './appeal-notices.zh-CN.ts';

export const appealNoticesEn: AppealNotices = {
  subject: (portal) => `Your ${portal} appeal`,
  submitted: (receipt, queryCode, promised) =>
    `Appeal received. Receipt ${receipt}, query code ${queryCode}.${promised ? ` You will hear from us by ${promised}.` : ''} Never tell anyone the query code.`,
  moreNeeded: (receipt, words, until, url) =>
    `Your appeal (${receipt}) needs more papers: ${words}. Please open ${url} before ${until} and type "progress" to add them.`,
  takingEffect: (receipt, at) =>
    `Your appeal (${receipt}) is approved. To be safe, the change is made at ${at}. We will tell you then.`,
  done: (receipt, kind, url) =>
    kind === 'unlock'
      ? `Your appeal (${receipt}) is done: the account is unlocked. Forgot the password? Reset it at ${url} .`
      : `Your appeal (${receipt}) is done: codes will come here from now on. To reset the password, go to ${url} .`,
  rejected: (receipt, words, hotline) =>
    `Your appeal (${receipt}) was not approved. The reason: ${words}. You can appeal again with what is missing, or call ${hotline}.`,
  withdrawn: (receipt, hotline) =>
    `Your appeal (${receipt}) is withdrawn. Nothing was changed. If you did not withdraw it, call ${hotline}.`,
  lapsed: (receipt, hotline) =>
    `Your appeal (${receipt}) counts as withdrawn, because the papers did not come in time. Nothing was changed. You can appeal again, or call ${hotline}.`,
  vetoed: (receipt, hotline) =>
    `Your appeal (${receipt}) was stopped: somebody at the contact on file said it was not them. Please go to a service hall with your identity card, or call ${hotline}.`,

  ownerSubject: (portal) => `${portal}: your account`,
  ownerTakingEffect: (username, channel, shown, at, link, hotline) =>
    `Somebody asked to change the ${CHANNELS[channel]} of your account ${username} to ${shown}, from ${at}. If it was you, do nothing. If it was not you, open ${link} before then to stop it, or call ${hotline}.`,
  ownerChanged: (username, channel, shown, link, hotline) =>
    `The ${CHANNELS[channel]} of your account ${username} is now ${shown}. If it was you, do nothing. If it was not you, open ${link} at once to freeze the account, or call ${hotline}.`,
  ownerUnlocked: (username, link, hotline) =>
    `Your account ${username} was unlocked after an appeal. If it was you, do nothing. If it was not you, open ${link} at once to freeze the account, or call ${hotline}.`,
};

const CHANNELS: Record<Channel, string> = { sms: 'phone number', mail: 'email' };
