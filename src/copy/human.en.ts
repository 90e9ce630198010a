import type { HumanCopy } from './human.zh-CN.ts';

export const humanEn: HumanCopy = {
  start: (hotline, hours) =>
    `All right, I take a message for the staff; somebody will get back to you.\nIf it is urgent, please call ${hotline} (${hours}).`,
  askContact:
    'At which phone number can we reach you? A landline (with area code) or an email address works too.',
  askContactKnown: (shown) =>
    `May we reach you at ${shown}? If so, press “Use this”.\nFor another one, just type a phone number, landline or email address.`,
  contactUnclear: (hotline) =>
    `I could not find a phone number or email address. Please type an 11-digit phone number, for example 13912345678.\nIf you have none, please call ${hotline}.`,
  askProblem: (doing) =>
    `${doing ? `You were at “${doing}”. ` : ''}What is the matter? One or two sentences will do.\nPlease leave out passwords and codes.`,
  problemUnclear: 'Please say a little more: what do you want to do, and where are you stuck?',
  summary: (shown, problem, doing) =>
    [
      'Is this right?',
      `We reach you at: ${shown}`,
      `The matter: ${problem}`,
      ...(doing ? [`What you did at “${doing}” goes along, so you need not say it again.`] : []),
    ].join('\n'),
  summaryAgain: 'If it is right, press “Yes, send it”; to change it, press one of the buttons.',
  done: (number, shown, office, by) =>
    [
      `Your message is sent. Its number is ${number}.`,
      `The staff reads messages on workdays, ${office}, and ${by ? `reaches you by ${day(by)}` : 'answers them in turn'} at ${shown}.`,
    ].join('\n'),
  doneAfter: (hotline, hours) =>
    `If it is urgent, call ${hotline} (${hours}) and tell this number.\nThe staff never asks for your password or a code; whoever does is a fraud.`,
  left: 'All right, no message.',
  full: (hotline, hours) =>
    `We have today's messages; the staff will get back to you, no need to leave another.\nIf it is urgent, please call ${hotline} (${hours}), or come to a service hall.`,
  stolen: (hotline) =>
    `First let's save the account:\n1. If you have your phone, set a new password now; nobody else can log in then\n2. If not, call ${hotline} and have the account frozen\n3. If money is gone, call the police (110) at once`,
};

function day(date: string): string {
  return new Intl.DateTimeFormat('en', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}
