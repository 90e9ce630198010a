import type { Channel } from '../domain/account.ts';
import type { CodePurpose } from '../domain/effect.ts';
import { PROFILES } from '../domain/password-profiles.ts';
import { appealsEn } from './appeals.en.ts';
import { choicesEn, commandsEn } from './choices.en.ts';
import { faqEn } from './faq.en.ts';
import { formsAppealEn } from './forms-appeal.en.ts';
import { humanEn } from './human.en.ts';
import { flowEn, recoveryEn, recoveryMessagesEn } from './recovery.en.ts';
import type { Copy } from './zh-CN.ts';

// As long as zh-CN.ts, which it follows line by line.

const sms = (channel: Channel) => channel === 'sms';
const aContact = (channel: Channel) => (sms(channel) ? 'a phone' : 'an email address');

function later(minutes: number): string {
  if (minutes < 90) return `in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return minutes <= 12 * 60 ? `in ${Math.ceil(minutes / 60)} hours` : 'at this time tomorrow';
}

function shortTime(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

const CODE_IS_FOR: Record<CodePurpose, string> = {
  'reset-password': 'to find your account and set a new password',
  'prove-contact': 'to prove that this contact is yours',
};

export const en: Copy = {
  choices: choicesEn,

  commands: commandsEn,

  greeting: {
    hello: (portal) =>
      `Hello, I am the account assistant of ${portal}.\nI help you get back into your account, usually within three minutes.\nWhat happened? Press a button below, or tell me in your own words.`,
    chooseSituation: 'What happened? Just press one of the buttons.',
    anythingElse: 'Is there anything else? Press a button below, or tell me in your own words.',
    unclear: 'I did not quite understand. Which of these is it? Just press one.',
    unclearAgain: (hotline) =>
      `Sorry, I still do not understand. Please press one of the buttons, or call ${hotline}; people there will help you.`,
    thanks: 'You are welcome. Come back any time.',
    eitherOr: (one, other) => `Just to be sure: do you mean “${one}” or “${other}”? Please press one.`,
    isIt: (one) => `Just to be sure: do you mean “${one}”?`,
    outOfScope: (hotline) =>
      `Sorry, that is not something I can help with; I only help people get into their account.\nPlease call ${hotline}, or go to a service hall; people there will help you.\nAnything about your account, just tell me.`,
    outOfScopeAsk: (office) =>
      `Sorry, that is not something I can help with; I only help people get into their account.\nPlease ask ${office}.\nAnything about your account, just tell me.`,
    outOfScopeBeside: (office) => `I cannot help with that; please ask ${office}. Let us go on here.`,
    outOfScopeBesideAnywhere: (hotline) =>
      `I cannot help with that; please call ${hotline}, or go to a service hall. Let us go on here.`,
    offices: {
      'social-insurance': 'the social insurance office (12333)',
      'medical-insurance': 'the medical insurance office (12393)',
      'housing-fund': 'the housing fund centre (12329)',
      tax: 'the tax office (12366)',
      business: 'the market regulation office (12315)',
      traffic: 'the traffic police (12123)',
      'entry-exit': 'the exit and entry office (12367)',
      residents: 'the household registration desk of the local police station',
      law: 'the legal service line (12348)',
    },
    topics: {
      'code-not-received': 'No code arrived',
      'code-validity': 'How long a code is valid',
      'password-rules': 'Password rules',
      materials: 'What to prepare',
      'how-long': 'How long it takes',
      'hotline-hours': 'Hotline and hours',
      'official-channels': 'Official website and offices',
      scam: 'Is it a scam?',
      privacy: 'Safety of my data',
      'auto-unlock': 'Does it unlock by itself?',
      weekend: 'Weekends and holidays',
    },
  },

  remarks: {
    thanks: () => 'You are welcome.',
    hello: () => 'Hello!',
    who: (portal) => `I am the account assistant of ${portal}, a computer program that helps with passwords.`,
    cost: () => 'It costs nothing. Everything here is free, and so is the code.',
    swearing: () => 'I am sorry for the trouble.',
    wait: () => 'Take your time.',
    'password-unseen': () => 'Nobody can see a password, and neither can I; we can only set a new one.',
    family: () =>
      'Your family may sit beside you and help. Type codes and passwords only here, and send them to nobody.',
    later: () => 'That is fine; come back any time. What is not finished changes nothing.',
    'small-print': () => 'If the print is small, press “Larger” at the top right.',
  },

  forgotPassword: {
    askAccount:
      "All right, let's set a new password.\nPlease type the phone number you gave when you opened the account (11 digits).\nWithout it, an email address, a username or a company's credit code works too.\nFor an identity number, press the button below.",
    askAccountAgain:
      'Please type the phone number you gave when you opened the account, or an email address or username.',
    accountUnclear:
      'I do not know yet which account it is. Please type an 11-digit phone number, for example 13912345678, or an email address. If you cannot remember it, press “Use identity number”.',
    askCompany:
      'For a company, please type its credit code: 18 characters, on the business licence. Without it, the phone number of its legal representative or handler works too.',
    maybeUsername: 'Is this your username? If it is a password, please do not send it.',
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
    wayUnclear: 'Please press one of the buttons below; the code is sent when you have chosen.',
    realNameForm:
      'Please type your name and identity number on the secure page.\nThese alone are not enough: a code is needed afterwards, so that nobody can pretend to be you.',
    realNameAgain: (chosen) =>
      `Please press the blue “Open secure page” and type your name and identity number there. ${chosen ? 'If you would rather not, type “back”.' : 'This protects your account and cannot be left out.'}`,
    realNameLater: (hotline) => `No problem, come back when you have it, or call ${hotline}.`,
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
    realNameDisabled: (hotline) =>
      `Too many attempts did not match. To protect the account, our staff must check who you are. Please call ${hotline}, or bring your identity card to the service hall.`,
    enterCode: (channel, minutes) =>
      `If this account has ${aContact(channel)}, ${sms(channel) ? 'a text message' : 'an email'} with a code has been sent. It is valid for ${minutes} minutes.\nPlease open your ${sms(channel) ? 'text messages' : 'mailbox'} and type the 6 digits below.\nType them only here and tell nobody; anyone who calls to ask for them is a fraud.`,
    codeResent: (channel, minutes) =>
      `If this account has ${aContact(channel)}, a new code has been sent. It is valid for ${minutes} minutes.\nPlease type the newest one; older ones no longer work.`,
    codeStillValid: (channel, seconds) =>
      `The code sent a moment ago still works. Please type the 6 digits from the ${sms(channel) ? 'text message' : 'email'} below.\nIf nothing arrived, you can press “Send again” in ${shortTime(seconds)}.`,
    enterCodeAgain: 'Please type the 6 digits you received. If nothing arrived, press a button below.',
    codeWaiting: 'No hurry. Type the 6 digits below when they arrive.',
    codeNotTold:
      'Whether there is such an account can be told only after the right code, so that nobody else can look yours up.\nIf nothing arrives, try another way or another number.',
    codeSafe: 'Typing it here is safe; only the computer checks it.',
    resendWait: (seconds) =>
      `A code was sent just now; please check whether it arrived. To send again, wait ${shortTime(seconds)}, then press “Send again”.`,
    oldCodeGone: (seconds) =>
      `The code sent a moment ago does not work here. Please wait ${shortTime(seconds)}, then press “Send again”.`,
    codeMissing: ({ channel, shown, typedPhone, toAccount, waitSeconds, otherwise }) => {
      const onFile = sms(channel)
        ? `Is it the ${typedPhone ? 'number' : 'phone'} you gave when you opened the account? If it has changed since, the message goes to the old number`
        : 'Is it the address you gave when you opened the account? If it has changed since, the email goes to the old one';
      const list = [
        `You typed ${shown}. Is ${typedPhone ? 'the number' : 'it'} right?`,
        ...(toAccount ? [onFile] : []),
        sms(channel) ? 'Look among blocked and junk messages' : 'Look in the junk folder',
      ];
      return [
        `If no ${sms(channel) ? 'text message' : 'email'} arrived, please check:`,
        ...list.map((one, at) => `${at + 1}. ${one}`),
        `If nothing comes within ${shortTime(waitSeconds)}, press “Send again”. If it is not right, press “${otherwise}”.`,
      ].join('\n');
    },
    codeDigits: (count) =>
      `The code has 6 digits; you typed ${count}. Please look again. This one does not count as wrong.`,
    codePart: (left) => `${left === 1 ? '1 digit' : `${left} digits`} missing; just go on typing.`,
    codeUnclear: 'Please type the 6 digits you received. If nothing arrived, press a button below.',
    codeWrong: (left) =>
      `This code is not right. Please look at the newest message and try again. ${left === 1 ? '1 try' : `${left} tries`} left.`,
    codeUsedUp: 'This code was wrong too often and no longer works. Press “Send again” for a new one.',
    wayClosed: (hotline) =>
      `This way does not work right now. Please pick another one below, or call ${hotline}.`,
    codeExpired: 'This code has expired, or was not asked for here. Press “Send again” for a new one.',
    frozen: (hours, hotline) =>
      `Too many wrong codes. To protect the account, this way is closed for ${hours} hours. You can choose another way, or call ${hotline}.`,
    disabled: (hotline) =>
      `Too many wrong codes. To protect the account, this way is closed until our staff have checked who you are. You can choose another way, or call ${hotline}.`,
    limited: (minutes, hotline) =>
      `Too many codes were sent. Please try again ${later(minutes)}, or choose another way. If it is urgent, call ${hotline}.`,
    unavailable:
      'No code can be sent right now. It is not your fault. Please press “Send again” in a minute or two.',
    otherWays: 'All right, another way. If this account has a phone or an email address, please choose one:',
    chooseAccount: 'Verified. Several accounts use this contact. Which password do you want to change?',
    chooseAccountAgain: 'Please press one of the buttons to choose an account.',
    accountTitle: (kind, username) =>
      kind === 'legal' ? `The company's account (${username})` : `My own account (${username})`,
    accountTitleUnshown: (kind, nth) =>
      kind === 'legal' ? `The company's account (no. ${nth})` : `My own account (no. ${nth})`,
    newPassword: (minutes) =>
      `Verified, it is you.\nLast step: press the button below and set a new password on the secure page. The page is valid for ${minutes} minutes.`,
    newPasswordAfterAux: (minutes) =>
      `All matched, it is you.\nLast step: press the button below and set a new password on the secure page. The page is valid for ${minutes} minutes.`,
    newPasswordAgain: 'Please press the blue “Open secure page” and set the new password there.',
    newPasswordCard: {
      title: 'Set a new password',
      text: 'Only you know it. It does not appear in the chat.',
      button: 'Open secure page',
    },
    formExpired: (button) => `The secure page has expired; nothing was changed. Press “${button}” to go on.`,
    done: (portal, unlocked) =>
      `Your password is changed${unlocked ? ' and the account is unlocked' : ''}!\nYou can log in to ${portal} with it now. On other phones and computers you must log in again.\nYou will get a notice of the change. It was you, so there is nothing to do.`,
    advice: (hotline) =>
      `1. After logging in, check your phone and email address; update what has changed\n2. Keep the password in your phone's password manager\n3. Beware of fraud: anyone who asks for passwords, codes or money is a fraud; call ${hotline}`,
    refusedHeld: (hotline) =>
      `It is you. But somebody reported “not me” for this account; it is frozen until a person has checked it.\nPlease call ${hotline}, or bring your identity card to the service hall.`,
    proofExpired:
      'It has been too long since you proved that it is you; nothing was changed. To be safe, one more code is needed.',
    accountGone: (hotline) =>
      `The check has expired; nothing was changed. Please start over, or call ${hotline}.`,
  },

  appeals: appealsEn,
  faq: faqEn,
  formsAppeal: formsAppealEn,
  human: humanEn,
  recovery: recoveryEn,
  flow: flowEn,

  interruption: {
    cancelled: 'All right, I have stopped. Nothing was changed.',
    nothingToCancel: 'Nothing is going on at the moment.',
    restarted: 'All right, we start over.',
    help: (hotline) =>
      `Just follow the steps one by one. To go back, type “back”; to stop, type “cancel”; to call: ${hotline}.`,
    alreadyProven: 'You have been verified, so there is no need to go back. To stop, type “cancel”.',
    nothingBack: 'This is the first question.',
    bankCardPasted:
      'That looked like a bank card number; I have hidden it. It is never needed to recover an account. Please do not send it to anyone.',
    passwordPasted:
      'That looked like a password; I have hidden it. Please type passwords on the secure page only, and never send them to anyone.',
    pictures:
      'To protect you, no pictures are taken in the chat, and yours was not kept. Photos we need are taken on the secure page; anything else, please tell me in words.',
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
      length: (profile) => `Use ${PROFILES[profile].min} to ${PROFILES[profile].max} characters.`,
      classes: (profile) => {
        const { needed, waivedFrom } = PROFILES[profile].classes;
        return `Use ${needed} of these: capital letters, small letters, digits, symbols; or at least ${waivedFrom} characters.`;
      },
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
    refusedMessage: {
      'form-used': 'This page has been used already. What you chose is done; there is nothing more to do.',
      'form-expired':
        'This page has expired; nothing was changed. If something was not done by you, please call the hotline.',
    },
  },

  messages: {
    ...recoveryMessagesEn,
    code: (portal, code, minutes, purpose) => ({
      subject: `${portal} code`,
      text: `[${portal}] Your code is ${code}. It is valid for ${minutes} minutes, only ${CODE_IS_FOR[purpose]}. Type it only on the pages of ${portal} and tell it to nobody. If it was not you, ignore this message.`,
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
