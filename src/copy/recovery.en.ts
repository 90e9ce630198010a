import type { Channel } from '../domain/account.ts';
import type { flowZhCN, recoveryMessagesZhCN, recoveryZhCN } from './recovery.zh-CN.ts';

export const flowEn: typeof flowZhCN = {
  confirmCancel:
    'If you stop now, you will have to prove who you are again next time. Do you really want to stop?',
  keepGoing: 'All right, let us go on.',
  changed: (situation) => `All right, “${situation}” it is. What you have told me need not be said again.`,
  otherSituation: (situation) =>
    `Do you mean “${situation}”? If so, please type “${situation}”. If not, let us go on.`,
  appealWhere:
    'If neither your phone nor your email works, type “Phone or email changed”; if the account was stopped, “Account locked”. You can appeal there.',
  nothingToResume: 'There is nothing unfinished at the moment.',
  resumed: 'All right, let us go on.',
  idleReminder: 'Are you still there? There is no hurry. If you want to stop, type “cancel”.',
  idleClosed:
    'I have not heard from you for a while, so I stop here for now. Nothing was changed.\nTo go on, type “continue” at any time.',
};

const contact = (channel: Channel) => (channel === 'sms' ? 'phone' : 'mailbox');
const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;

function span(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return count(minutes, 'minute');
  return rest === 0 ? count(hours, 'hour') : `${count(hours, 'hour')} ${count(rest, 'minute')}`;
}

export const recoveryEn: typeof recoveryZhCN = {
  askAccount: {
    'forgot-account':
      "All right, let's find your account.\nPlease type the phone number it may have been opened with. Try your own, that of your husband, wife or child who helped you, or the one on a receipt.\nAn email address or a company's credit code works too. For an identity number, press the button below.",
    locked:
      "Don't worry, and please don't try more passwords: too many wrong ones make the lock last longer.\nLet me see why it is locked. Please type the phone number you gave when you opened the account, or an email address or username.\nFor an identity number, press the button below.",
  },
  askAccountAgain: {
    'forgot-account':
      "Please type a phone number that the account may have been opened with, or an email address or a company's credit code.",
    locked:
      'Please type the phone number you gave when you opened the account, or an email address or username.',
  },
  chooseWay: (shown) =>
    `Thank you, you typed ${shown}.\nFirst I need to be sure that it is you. If an account has a phone or an email address, I will send a code there. Where to?`,
  companyWay: (shown) =>
    `Thank you, the company's credit code is ${shown}.\nIf there is an account, the code goes to the legal representative or handler it belongs to. Where to?`,
  chooseAccount: {
    'forgot-account': 'That is right. These accounts were found; which one are you looking for?',
    locked: 'That is right. Several accounts share this contact; which one do you want to look at?',
  },
  account: (kind, username, contacts) =>
    [kind === 'legal' ? 'company account' : 'personal account', `username ${username}`, ...contacts].join(
      ', ',
    ),
  accountUnshown: (kind) =>
    `${kind === 'legal' ? 'company account' : 'personal account'}, shown once name and identity number are checked`,
  ofPhone: (phone) => `phone ${phone}`,
  ofEmail: (email) => `email ${email}`,
  found: (account, login) =>
    [
      `That is right, your account is found:\n${account}.`,
      login ? `To log in, just type ${login} in the account field; you need not remember the username.` : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  foundAgain: (login) =>
    `${login ? `To log in, type ${login} in full in the account field.\n` : ''}What would you like to do next? Please press a button.`,
  loginByPhone: (phone) => `the phone number ${phone}`,
  loginByEmail: (email) => `the email address ${email}`,
  usernameSent: (channel) =>
    `The whole username is on its way to the ${contact(channel)} you have just proven; please look there.\nIs there anything else to do?`,
  directoryUnavailable: (hotline) =>
    `The accounts cannot be reached right now. It is not your fault. What you told and proved is kept, and nothing was changed.\nPlease press “Try again” in a minute or two. If it is urgent, call ${hotline}.`,
  codeUnchecked:
    'I have your code, but the accounts cannot be reached right now, so it could not be checked. It is not your fault and does not count as wrong.\nPlease type the code once more in a while; if it has expired by then, press “Send again”.',
  noneIsMine: 'Never mind, our staff will look for it with you.',

  notLocked:
    'That is right. Your account is not locked; you can log in as usual.\nIf you cannot, the password or the account name is probably wrong. Shall I help?',
  passwordLock: (minutes) =>
    `That is right. The account is locked because a wrong password was typed too many times. It opens by itself in ${span(minutes)}.\nPlease don't try meanwhile; more wrong ones afterwards make it last longer.\nWhat would you like to do?`,
  passwordLockNoEnd:
    "That is right. The account is locked because a wrong password was typed too many times, and it does not open by itself.\nPlease don't try any more. A new password opens it at once.",
  riskLock:
    'That is right. The account is locked because somebody logged in from an unusual place, and the system was not sure that it was you.\nCheck your name and identity number and set a new password; that opens it.',
  violation:
    'That is right. This account was stopped for breaking the terms of use; a new password does not bring it back.\nIf you think that is a mistake, you can appeal, and our staff will look at it.',
  orAppeal: 'The account is still locked; you can also appeal here, and our staff will look at it.',
  lockAgain: {
    none: 'Your account is not locked. If you are not sure of the password, press “Set a new password”; of the account, “Find my account”.',
    password: (minutes) =>
      `It was locked after too many wrong passwords, for another ${span(minutes)}. If you would rather not wait, press “Set a new password and unlock now”.`,
    passwordNoEnd: 'It was locked after too many wrong passwords. Press “Set a new password, unlock now”.',
    risk: 'It was locked in case it was not you. Press “Check my identity and unlock now”.',
    violation: 'If you think it is a mistake, press “Appeal” and our staff will look at it.',
  },
  reminded: (minutes, channel) =>
    `All right, ${span(minutes)} to go. I will tell you here, and by ${channel === 'sms' ? 'text message' : 'email'}.\nPlease don't try passwords meanwhile.`,
  lockEnded:
    'Your account has opened by itself; you can log in now.\nIf you are not sure of the password, don’t guess; type “forgot password” to set a new one.',

  askOther: 'Your old phone and your old email: which of them still gets messages?',
  askOtherAgain:
    'If the phone you gave for the account still gets text messages, press “The phone still does”; if you can still open the mailbox, press “The email still does”. If neither, or you do not remember, press “Neither does”.',
  askOneLeft: {
    sms: 'And the mailbox of the account: can you still open it? If so, press “The email still does”; if not, or if there was none, press “Neither does”.',
    mail: 'And the phone you gave for the account: does it still get text messages? If so, press “The phone still does”; if not, press “Neither does”.',
  },
  otherWorks: (channel) =>
    `Good, then a code to the ${contact(channel)} will do, and no appeal is needed.\nSet a new password first; after logging in, change your phone or email yourself in your profile.\nFor what I ask next, please give the old ones, not the new.`,
  contactAdvice: (portal) =>
    `After logging in to ${portal}, please change phone and email in your profile to those you use now.`,
};

export const recoveryMessagesEn: typeof recoveryMessagesZhCN = {
  username: (portal, username) => ({
    subject: `Your ${portal} username`,
    text: `[${portal}] Your username is: ${username}. You can also log in with your phone number or email address. If you did not ask for it, ignore this message and tell nobody.`,
  }),
  lockEnded: (portal, username) => ({
    subject: `Your ${portal} account is open again`,
    text: `[${portal}] Your account ${username} has opened by itself; you can log in. If you are not sure of the password, do not guess: use “Forgot password” in the account assistant.`,
  }),
};
