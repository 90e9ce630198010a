import type { Channel } from '../domain/account.ts';
import type { Copy } from './zh-CN.ts';

const sms = (channel: Channel) => channel === 'sms';
const contact = (channel: Channel) => (sms(channel) ? 'phone' : 'email address');

export const en: Copy = {
  choices: {
    forgotPassword: { title: 'Forgot password', words: ['password', 'reset password', 'forgot my password'] },
    forgotAccount: { title: 'Forgot account', words: ['username', 'forgot username', 'forgot my account'] },
    locked: { title: 'Account locked', words: ['locked', 'unlock', 'cannot log in'] },
    contactChanged: {
      title: 'Phone or email changed',
      words: ['new phone', 'changed phone', 'changed email'],
    },
    appealProgress: { title: 'Appeal progress', words: ['progress', 'appeal', 'appeal status'] },
    human: { title: 'Talk to a person', words: ['human', 'agent', 'person', 'operator', 'staff'] },

    byIdNumber: { title: 'Use identity number', words: ['identity number', 'id number', 'id card', 'id'] },
    bySms: { title: 'Text message (recommended)', words: ['sms', 'text', 'text message', 'phone'] },
    byMail: { title: 'Email', words: ['mail', 'e-mail', 'email code'] },
    byRealName: { title: 'Name and identity number', words: ['real name', 'name', 'identity number'] },
    resend: { title: 'Send again', words: ['resend', 'again', 'new code'] },
    notReceived: {
      title: 'Nothing arrived',
      words: ['not received', 'no code', 'did not arrive', 'nothing'],
    },
    otherWay: { title: 'Another way', words: ['other way', 'different way'] },
    otherAccount: { title: 'Another account', words: ['other account', 'wrong account'] },
    reopenForm: { title: 'Open the page again', words: ['reopen', 'open again', 'expired', 'new page'] },
    startOver: { title: 'Start over', words: ['restart', 'start again'] },
    toForgotPassword: { title: 'Reset my password', words: ['reset', 'yes', 'ok', 'reset password'] },
  },

  greeting: {
    hello: (portal) =>
      `Hello, I am the account assistant of ${portal}.\nI help you get back into your account, usually within three minutes.\nWhat happened? Press a button below, or tell me in your own words.`,
    chooseSituation: 'Is there anything else? Press a button below, or tell me in your own words.',
    unclear: 'I did not quite understand. Which of these is it? Just press one.',
    unclearAgain: (hotline) =>
      `Sorry, I still do not understand. Please press one of the buttons, or call ${hotline}; people there will help you.`,
    thanks: 'You are welcome. Come back any time.',
  },

  forgotPassword: {
    askAccount:
      "Let's set a new password.\nWhich account is it? A phone number is easiest.\nAn email address, a username or a company's unified social credit code works too.\nFor an identity number, press the button below.",
    accountUnclear:
      'I could not recognise an account. Please type a phone number, an email address, a username or a unified social credit code, just one of them.',
    accountProblem: {
      phone: (problem) =>
        problem === 'length'
          ? 'This phone number does not have the right length. It has 11 digits. Please check it and type it again.'
          : 'This phone number does not look right. Please type 11 digits, beginning with 1.',
      email: () =>
        'This email address does not look right. It has one @, like name@example.com. Please try again.',
      'id-number': () =>
        'This identity number does not look right; one character may be wrong. Press the button to type it on the secure page.',
      'credit-code': () =>
        'This credit code does not look right; one character may be wrong. It has 18 characters. Please copy it from the business licence.',
      username: () =>
        'A username has 4 to 32 characters and begins with a letter. Please try again, or use a phone number instead.',
    },
    idNumberInChat:
      'I have hidden the identity number for you. Next time, please use the secure page; it is safer.',
    idNumberForm:
      'To protect you, the identity number goes on a secure page. Press the button below to open it.',
    idNumberCard: {
      title: 'Your identity number',
      text: 'Only you can see it. It does not appear in the chat.',
      button: 'Open secure page',
    },
    chooseWay: (shown) =>
      `Thank you. The account you are looking for is ${shown}.\nNow we make sure it is really you. If this account has a phone or an email address, you can use one of these:`,
    chooseWayAfterRealName:
      'Thank you, I have your details. To be safe, a code is needed as well.\nIf this account has a phone or an email address, please choose one:',
    wayUnclear: 'Please press one of the buttons below.',
    realNameForm:
      'Please type your name and identity number on the secure page.\nThese alone are not enough: a code is needed afterwards, so that nobody can pretend to be you.',
    realNameNeeded: {
      'phone-unverified':
        'The code is right. This phone number has not been checked for a long time and may have a new owner, so we also check name and identity number. Press the button to use the secure page.',
      'risk-lock':
        'The code is right. This account is protected because of an unusual login, so we also check name and identity number. Press the button to use the secure page.',
    },
    realNameMismatch:
      'The name or identity number is not the one registered with the account. Please copy it from the identity card.',
    realNameCard: {
      title: 'Name and identity number',
      text: 'Only to make sure it is you.',
      button: 'Open secure page',
    },
    realNameFrozen: (hours, hotline) =>
      `Too many attempts did not match. To protect the account, please try again in ${hours} hours, or call ${hotline}.`,
    enterCode: (channel, minutes) =>
      `If this account has a ${contact(channel)}, a 6-digit code has been sent to it. It is valid for ${minutes} minutes.\nWhen you have it, just type the 6 digits here.\nNever tell the code to anyone. Our staff never ask for it.`,
    codeResent: (channel, minutes) =>
      `A new code has been sent (if the account has a ${contact(channel)}). It is valid for ${minutes} minutes. Please type the newest one; older ones no longer work.`,
    enterCodeAgain: 'Please type the 6-digit code. If nothing arrived, press a button below.',
    resendWait: (seconds) =>
      `A code was sent just now. Please wait ${seconds} seconds before sending again, and check whether it arrived.`,
    codeMissing: (channel) =>
      sms(channel)
        ? 'If no text message arrived, please check:\n1. Does the phone have signal and credit?\n2. Is it among blocked or junk messages?\n3. It goes to the phone registered with the account, which may not be the one in your hand\n4. At most 5 an hour are sent to one number; after too many wrong codes there is a pause of a day\nAfter a minute you can send again, or choose another way.'
        : 'If no email arrived, please check:\n1. Is it in the junk folder?\n2. It goes to the address registered with the account, which may not be the one you use most\n3. An email can take two or three minutes\n4. At most 5 an hour are sent to one address; after too many wrong codes there is a pause of a day\nYou can also send again, or choose another way.',
    codeDigits: (count) =>
      `The code has 6 digits; you typed ${count}. Please look again. This one does not count as wrong.`,
    codeUnclear: 'Please type the 6 digits of the code. If nothing arrived, press a button below.',
    codeWrong: (left) =>
      `This code is not right. Please look at the newest message and try again. ${left === 1 ? '1 try' : `${left} tries`} left.`,
    codeUsedUp: 'This code was wrong too often and no longer works. Press “Send again” for a new one.',
    codeExpired: 'This code has expired. Press “Send again” for a new one.',
    frozen: (hours, hotline) =>
      `Too many wrong codes. To protect the account, this way is closed for ${hours} hours. You can choose another way, or call ${hotline}.`,
    limited: (minutes, hotline) =>
      `Too many codes were sent. Please try again in ${minutes} minutes, or choose another way. If it is urgent, call ${hotline}.`,
    unavailable:
      'No code can be sent right now. It is not your fault. Please press “Send again” in a minute or two.',
    otherWays: 'All right, another way. If this account has a phone or an email address, please choose one:',
    chooseAccount: 'Verified. Several accounts use this contact. Which password do you want to change?',
    chooseAccountAgain: 'Please press one of the buttons to choose an account.',
    accountTitle: (kind, name, username) =>
      `${kind === 'legal' ? 'Company' : 'Personal'} ${name} (${username})`,
    newPassword:
      'Verified, it is you.\nLast step: press the button below and set a new password on the secure page. The page is valid for 15 minutes.',
    newPasswordAfterAux:
      'All matched, it is you.\nLast step: press the button below and set a new password on the secure page. The page is valid for 15 minutes.',
    newPasswordAgain:
      'Please press the button below and set the new password on the secure page. Do not type it into the chat.',
    newPasswordCard: {
      title: 'Set a new password',
      text: 'Only you know it. It does not appear in the chat.',
      button: 'Open secure page',
    },
    formExpired: 'The secure page has expired; nothing was changed. Press “Open the page again” to go on.',
    done: (portal, unlocked) =>
      `Your password is changed${unlocked ? ' and the account is unlocked' : ''}!\nYou can log in to ${portal} with it now. Other devices have been logged out, and a notice went to your phone and email address.`,
    advice: (hotline) =>
      `Three small tips:\n1. After logging in, check that your phone and email address are up to date\n2. Keep the password in your phone's password manager\n3. Beware of fraud: our staff never ask for passwords or codes and never ask you to transfer money. If somebody does, hang up and call ${hotline}`,
    refusedViolation: (hotline) =>
      `It is you. But this account was closed for breaking the rules, and a new password cannot open it.\nPlease call ${hotline}, or bring your identity card to the service hall.`,
    refusedHeld: (hotline) =>
      `It is you. But somebody reported “not me” for this account; it is frozen until a person has checked it.\nPlease call ${hotline}, or bring your identity card to the service hall.`,
    accountGone: (hotline) =>
      `The check has expired; nothing was changed. Please start over, or call ${hotline}.`,
  },

  notYet: {
    forgotAccount: (hotline, hours) =>
      `Finding an account in the chat is not available yet.\nTry this first: set a new password with your usual phone number or identity number; no username is needed.\nIf that does not work, call ${hotline} (${hours}), or bring your identity card to the service hall.`,
    locked: (hotline, hours) =>
      `Most accounts are locked after too many wrong passwords. Setting a new password unlocks it at once, or wait until the lock ends.\nPlease do not try passwords while it is locked.\nIf it was closed for breaking the rules, call ${hotline} (${hours}).`,
    contactChanged: (hotline, hours) =>
      `If either the phone or the email address still works, use it to set a new password, then change your contacts after logging in.\nIf neither works, bring your identity card to the service hall, or call ${hotline} (${hours}). Appeals in the chat are not available yet.`,
    appealProgress: (hotline, hours) =>
      `Asking for an appeal's progress in the chat is not available yet. Please call ${hotline} (${hours}) with your receipt number.`,
    human: (hotline, hours) =>
      `Talking to a person in the chat is not available yet. Please call ${hotline} (${hours}); people there will help you. You can also go to a service hall.`,
  },

  interruption: {
    cancelled: 'All right, I have stopped. Nothing was changed.',
    nothingToCancel: 'Nothing is going on at the moment.',
    restarted: 'All right, we start over.',
    help: (hotline) =>
      `I can help you set a new password, one step at a time.\nYou can always type:\n· back: to the question before\n· start over\n· cancel\n· human: to talk to a person\nHotline: ${hotline}`,
    nothingBack: 'This is the first question.',
    bankCardPasted:
      'That looked like a bank card number; I have hidden it. It is never needed to recover an account. Please do not send it to anyone.',
    passwordPasted:
      'That looked like a password; I have hidden it. Please type passwords on the secure page only, and never send them to anyone.',
    pictures:
      'To protect you, no pictures are taken in the chat, and yours was not kept. Please tell me in words.',
    locale: "All right, let's go on in English.",
    trouble: (errorId, hotline) =>
      `Sorry, something went wrong on our side and the last step was not done. Nothing was changed. Please send it again; if it still fails, call ${hotline} and mention ${errorId}.`,
    upgraded: 'The system has just been upgraded, so what we had begun must start again. Sorry about that.',
  },

  form: {
    idNumber: {
      title: 'Your identity number',
      intro: 'Please type the identity number registered with the account.',
      submit: 'Submit',
      done: { title: 'Received', text: 'Please go back to the chat for the next step.' },
    },
    realName: {
      title: 'Name and identity number',
      intro: 'Please copy them from your identity card. They are only used to make sure it is you.',
      submit: 'Submit',
      done: { title: 'Received', text: 'Please go back to the chat for the next step.' },
    },
    newPassword: {
      title: 'Set a new password',
      intro:
        'Choose one that is easy to remember and hard to guess, for example several unrelated words together.',
      submit: 'Save new password',
      done: { title: 'Password changed', text: 'Please go back to the chat for the next step.' },
    },
    notMe: {
      title: 'Did you change the password?',
      intro: 'Somebody has just set a new password for your account.',
      submit: 'It was not me, freeze it',
      confirm: 'Nobody can log in until staff have checked it, by phone or at a service hall. Are you sure?',
      decline: {
        label: 'It was me, all is well',
        done: { title: 'All right', text: 'Nothing was changed. You can close this page.' },
      },
      done: (hotline) => ({
        title: 'Frozen',
        text: `The account is frozen; nobody can log in. Please call ${hotline}, or bring your identity card to the service hall.`,
      }),
    },
    labels: {
      idNumber: 'Identity number',
      realName: 'Name',
      password: 'New password',
      confirm: 'New password again',
    },
    hints: {
      idNumber: '18 characters; the last one may be X',
      realName: 'As on the identity card',
    },
    errors: {
      required: 'Please fill this in.',
      'id-number': 'This identity number does not look right; please check it.',
      'real-name': 'Please type the name on the identity card.',
      mismatch: 'The two passwords are not the same. Please type it again.',
      length: (profile) => (profile === 'nist' ? 'Use 15 to 128 characters.' : 'Use 12 to 128 characters.'),
      classes:
        'Use three of these: capital letters, small letters, digits, symbols; or at least 15 characters.',
      common: 'This password is too common and easy to guess. Please choose another.',
      personal: 'Do not use your name, phone, identity number or username in it. Please choose another.',
      characters: 'The password has a character that cannot be used. Please choose another.',
      old: 'The new password must differ from the old one. Please choose another.',
    },
    refused: {
      'not-found': 'This page does not exist. Please go back to the chat and ask for a new one.',
      'form-used': 'This page has been used already. Please go back to the chat for the next step.',
      'form-expired':
        'This page has expired; nothing was changed. Please go back to the chat and press “Open the page again”.',
      void: 'Your verification has run out; nothing was changed. Please go back to the chat and type “start over”.',
      'wrong-browser':
        'This page was opened in another browser. Please go back to the chat and ask for a new one.',
    },
  },

  messages: {
    code: (portal, code, minutes) => ({
      subject: `${portal} code`,
      text: `[${portal}] Your code is ${code}, valid for ${minutes} minutes, to set a new password. Tell it to nobody; our staff never ask for it. If it was not you, ignore this message.`,
    }),
    passwordReset: (portal, username, time, link, hotline) => ({
      subject: `${portal}: password changed`,
      text: `[${portal}] The password of your account ${username} was changed at ${time}. If it was you, nothing to do. Not me: open ${link} at once to freeze the account, or call ${hotline}.`,
    }),
    accountHeld: (portal, username, hotline) => ({
      subject: `${portal}: account frozen`,
      text: `[${portal}] Your account ${username} was frozen after “not me”, until a person has checked it. Please call ${hotline}, or bring your identity card to the service hall.`,
    }),
  },
};
