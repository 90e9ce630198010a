import { type PortalSettings, timesOf } from '../domain/figures.ts';
import { PROFILES } from '../domain/password-profiles.ts';
import type { FaqCopy } from './faq.zh-CN.ts';

export const faqEn: FaqCopy = {
  answers: {
    'code-not-received': ({ figures }) =>
      [
        'If no code has arrived, please check:',
        '1. Text messages go to the phone you gave when you opened the account, not to a newer one',
        '2. Look among blocked and junk messages, and in the junk folder of your email',
        `3. If nothing comes within ${figures.resendSeconds} seconds, ask for a new one: at most ${figures.sendsPerDestinationHour} an hour and ${figures.sendsPerDestinationDay} a day`,
      ].join('\n'),
    'code-validity': ({ figures }) =>
      `A code sent by text message is valid for ${figures.smsCodeMinutes} minutes, one by email for ${figures.mailCodeMinutes} minutes, and works once.\nYou have ${figures.codeTries} tries for each. After sending again, only the newest works.\nIf it has expired, just ask for a new one.`,
    'password-rules': ({ figures }) =>
      `${passwordLength(figures.passwordProfile)}\nNot a very common one, not your old one, and without your name, phone, identity number or username.\nEasy to remember: several unrelated words together. The page tells you as you type.`,
    materials: ({ inHandPhoto }) =>
      `If your phone or email still works, a code is enough; sometimes your name and identity number too.\nIf neither works, you make an appeal. Please have your identity card (photos of both sides${inHandPhoto ? ', and one of you holding it' : ''}) and a phone or email that works now.\nA bank card is never needed, and it costs nothing.`,
    'how-long': ({ figures }) =>
      `A new password by phone or email takes a few minutes.\nAn appeal takes longer: you hear within ${figures.unlockAppealWorkdays} workdays for unlocking, ${figures.contactAppealWorkdays} for a changed phone or email.\nTo be safe, a new phone or email comes into use ${figures.vetoHours} hours after it is approved.`,
    'hotline-hours': (portal) =>
      [
        `Hotline: ${portal.hotline} (${portal.hotlineHoursEn}).`,
        `Messages you leave here are read on workdays, ${timesOf(portal.officeHours)}, and somebody gets back to you.`,
        ...(portal.serviceHallsEn ? [`Service halls: ${portal.serviceHallsEn}.`] : []),
        'A new password works at any hour; no need to wait.',
      ].join('\n'),
    'official-channels': (portal) =>
      [
        `Please trust only the official ones. Website of ${portal.portalName}: ${portal.portalUrl}`,
        ...(portal.officialChannels.length > 0
          ? [portal.officialChannels.map(({ nameEn, url }) => (url ? `${nameEn} ${url}` : nameEn)).join('; ')]
          : []),
        portal.serviceHallsEn
          ? `Service halls: ${portal.serviceHallsEn}. Hotline: ${portal.hotline}.`
          : `Where the service halls are, the hotline ${portal.hotline} can tell you.`,
        'Do not open links or scan QR codes that somebody sends you.',
      ].join('\n'),
    scam: ({ portalName, hotline }) =>
      `Yes, it is a fraud! Whoever wants you to tell a code, password or bank card, to transfer money, open a link or share your screen is a fraud. Hang up and give nothing.\nIf you already did: call the police (110) at once, then ${hotline}, and change your password right away.\nThis is the account assistant of ${portalName}. It costs nothing, needs no bank card, and never calls to ask for your code or password.`,
    privacy: ({ hotline, figures }) =>
      `Your data is stored encrypted, is used only for your account, and is given to nobody else.\nPasswords, identity numbers and photos go on secure pages only; they do not appear in the chat.\nChats are kept for ${figures.conversationKeptMonths} months, identity photos for ${figures.documentsKeptDays} days after your case is closed, security records for ${figures.auditKeptYears} years.\nTo have yours erased earlier, call ${hotline}.`,
    'auto-unlock': () =>
      'Locked after wrong passwords: it unlocks by itself when the time is over. Please stop trying; more wrong ones make it longer.\nIf you cannot wait: set a new password, and it unlocks at once.\nLocked after an unusual login: we must make sure it is you. Disabled for a violation: it does not come back by itself, you make an appeal.',
    weekend: ({ hotline, hotlineHoursEn, officeHours, figures }) =>
      `Yes! New passwords, unlocking and appeals work here on weekends and holidays too.\nThe staff reads appeals and messages on workdays, ${timesOf(officeHours)}. The ${figures.unlockAppealWorkdays} or ${figures.contactAppealWorkdays} days of an appeal leave out weekends and holidays.\nHotline ${hotline}: ${hotlineHoursEn}.`,
  },
  next: {
    'code-not-received':
      'If neither phone nor email works, press “Phone or email changed”. To try again, press “Forgot password”.',
    'code-validity': 'To set a new password, press “Forgot password”; I will send you a new code.',
    'password-rules': 'To set a new password, press “Forgot password”.',
    materials:
      'Quickest first: press “Forgot password”. If you have neither phone nor email, press “Phone or email changed”.',
    'how-long': 'To begin now, press “Forgot password”. After an appeal, press “Appeal progress”.',
    'hotline-hours':
      'To set a new password, press “Forgot password”. To leave a message, press “Talk to a person”.',
    'official-channels': 'If you cannot log in, press “Forgot password” and I will help you.',
    scam: 'To change your password, press “Forgot password”.',
    privacy: 'When you are ready, press one of the buttons.',
    'auto-unlock': 'To see how long it still takes, press “Account locked”.',
    weekend: 'To begin now, press one of the buttons.',
  },
  terms: {
    code: 'The code is the 6 digits that I send to your phone or mailbox, to make sure that it is you.',
    email:
      'An email address is where you get mail on the internet. It has one @, like name@example.com. Without one you can go on as well.',
    'credit-code':
      'The credit code is the number of a company: 18 characters, on its business licence. A person needs none.',
    'secure-page':
      'The secure page is a web page that I send you; the blue button opens it. Nobody else sees what you type there.',
    appeal:
      'To appeal is to hand in papers; our staff look at them and open your account, or change its phone or email.',
    receipt:
      'After an appeal you get a message: what begins with SS is the receipt number, the 6 digits are the query code.',
    draft: 'A draft is an appeal form that is half filled in and not handed in yet.',
  },
};

function passwordLength(profile: PortalSettings['figures']['passwordProfile']): string {
  const { min, max, classes } = PROFILES[profile];
  const length = `A password has ${min} to ${max} characters.`;
  return classes.needed > 0
    ? `${length} It needs ${classes.needed} of capital letters, small letters, digits and symbols; from ${classes.waivedFrom} characters on, any will do.`
    : `${length} Any characters will do.`;
}
