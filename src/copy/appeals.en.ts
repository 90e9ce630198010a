import type { AppealsCopy } from './appeals.zh-CN.ts';

export const appealsEn: AppealsCopy = {
  checklist: (kind, days, needs) => {
    const list = [
      'Your identity card: photos of both sides, to prove it is you',
      ...(needs.inHand ? ['A photo of you holding the card'] : []),
      ...(needs.contact ? ['A phone number or email that works now: our answer goes there'] : []),
    ];
    return [
      kind === 'unlock'
        ? 'This needs an appeal: our staff check it and unlock the account.'
        : 'If nothing reaches you there, this needs an appeal: our staff check it and set the new one.',
      'Please have ready:',
      ...list.map((one, at) => (list.length > 1 ? `${at + 1}. ${one}` : one)),
      `About ten minutes; leave out what you do not remember. You usually hear within ${days} workdays.`,
    ].join('\n');
  },
  noIdCard: (hotline) =>
    `The identity card shows that it is you. If it is not at hand, press “Another day”; if it is lost or you have none, please call ${hotline}.`,
  checklistAgain: 'When you are ready, press “I am ready”; another day is fine too.',
  later: (situation) => `All right. Come back any time and press “${situation}”.`,

  askContact:
    'Please enter a phone number that works now. No phone? An email address is fine.\nI will send a code to make sure it is yours. Our answer goes there too.',
  askContactAgain: 'Please enter a phone number or email address that works now.',
  contactUnclear: 'I see no phone number or email there. Please enter 11 digits, for example 13912345678.',
  contactIsOld: 'That is the one you said no longer works. Please give one where messages reach you now.',
  enterCode: (shown, minutes) =>
    `A code was sent to ${shown}; it is valid for ${minutes} minutes.\nPlease type the 6 digits below. Only here; tell nobody.`,
  codeResent: (shown, minutes) =>
    `A new code was sent to ${shown}; it is valid for ${minutes} minutes. Please use the newest one.`,

  form: (minutes) =>
    `Good. Now the form: press the button and fill in the appeal on the secure page, with photos of your card. It has 4 short parts.\nWhat you fill in is saved. After ${minutes} minutes without typing the page closes; just open it again and go on.`,
  formAgain: 'Please press the blue “Open the appeal” and go on. What you filled in is still there.',
  formCard: {
    title: 'Appeal',
    text: 'Only the staff who check it see it. It does not appear in the chat.',
    button: 'Open the appeal',
  },
  formExpired:
    'That page has run out, but what you filled in is saved. Press “Open the page again” to go on.',
  draftKept: (draftCode) =>
    `Your half-filled appeal is saved. Its draft code is ${draftCode}.\nTo go on another day, on another phone if you like, send me this code.`,
  formHelp: {
    photos:
      'Open the appeal. In its second part press “Take a photo”, or “From the album” for one you have already.',
    family: (hotline) =>
      `Somebody of your family may help you fill it in; what you fill in is saved. If it will not work, call ${hotline} or press “Talk to a person”.`,
  },
  draftOpened: 'I found the appeal you began. You can go on where you stopped.',
  draftUnknown:
    'I found no such draft. Please look at the code again; it may have been handed in, or been kept too long and removed. To begin anew, type “appeal”.',
  draftLimited: (minutes, hotline) =>
    `Too many tries. Please try again in ${minutes} minutes, or call ${hotline}.`,

  tooMany: (hours, hotline) =>
    `Too many appeals were begun with this phone or email today. Please come back in ${hours} hours, or call ${hotline}.`,
  unavailable: (hotline) =>
    `I cannot find your appeal; it may have been withdrawn or run out. Please start over, or call ${hotline}.`,
  gone: (hotline) =>
    `This appeal can no longer be found; it may be past its keeping time. Questions? Call ${hotline}.`,

  receipt: (receipt, queryCode, promised, shown) =>
    [
      'Your appeal is in! Please keep these two; you need them to see how it stands:',
      `Receipt number: ${receipt}`,
      `Query code: ${queryCode}`,
      `They were also sent to ${shown}.`,
      promised
        ? `You will hear by ${promised} at the latest.`
        : 'The coming holidays are not published yet; we will tell you as soon as it is done.',
    ].join('\n'),
  receiptNext:
    'Nothing to do now; just wait. To see how far it is, or to withdraw it, type “progress”.\nRemember: nobody will ever call and ask for your query code.',

  askReceipt:
    'Please enter the receipt number. It begins with SS and is in the text message or email.\nYou may send the query code along with it.',
  askReceiptAgain:
    'Please enter the receipt number, beginning with SS. It is in the message you got after handing in the appeal. If you cannot find it, press “Talk to a person”.',
  receiptUnclear:
    'That receipt number seems wrong, perhaps by one character. It begins with SS and has 19 characters. Please check and enter it again.',
  askQueryCode: 'Now the 6-digit query code, please. It is in the same message as the receipt number.',
  queryCodeUnclear:
    'The query code is 6 digits, in the same message as the receipt number.\nPlease enter it again. If you cannot find it, ask for a person.',
  notFound:
    'Nothing found. The receipt number or the query code may be mistyped. Please enter the receipt number again, as in the message.',
  limited: (hours, hotline) =>
    `Too many wrong tries. To protect your data, please try again in ${hours} hours, or call ${hotline}.`,

  states: {
    accepted: 'Received',
    'first-review': 'First check',
    'second-review': 'Second check',
    'more-needed': 'Waiting for papers from you',
    'taking-effect': 'Taking effect',
    done: 'Done',
    rejected: 'Not approved',
    withdrawn: 'Withdrawn',
    vetoed: 'Stopped',
  },
  stage: (name, at, now) =>
    now ? `▶ ${name} (now)${at ? ` ${at}` : ''}` : at ? `✓ ${name} ${at}` : `○ ${name}`,
  progress: (receipt, kind, stages) =>
    `${kind === 'unlock' ? 'Appeal to unlock' : 'Appeal to change phone or email'}\nReceipt number: ${receipt}\n${stages.join('\n')}`,
  meaning: {
    accepted: (promised) =>
      promised
        ? `We have it, and it is in the queue. You will hear by ${promised}.`
        : 'We have it, and it is in the queue.',
    'first-review': (promised) =>
      promised ? `Our staff are checking it. You will hear by ${promised}.` : 'Our staff are checking it.',
    'second-review': (promised) =>
      promised
        ? `One colleague has approved it, a second one is checking. You will hear by ${promised}.`
        : 'One colleague has approved it, a second one is checking.',
  },
  moreNeeded: (words, until) =>
    `Something is missing: ${words}\nPlease press “Add papers” and hand it in by ${until}. These days do not count.`,
  takingEffect: (at) =>
    `It is approved! To be safe it takes effect only at ${at}; if somebody says before then that it was not you, it stops. We will tell you.`,
  done: (kind) =>
    kind === 'unlock'
      ? 'The account is unlocked; you can log in. If the password is forgotten, press “Forgot password”.'
      : 'The new phone or email is set. You can now get codes there and set a password: press “Forgot password”.',
  rejected: (words, hotline) =>
    `It was not approved this time. Reason: ${words}\nYou can appeal again with what was missing, call ${hotline}, or take your identity card to a service hall.`,
  withdrawn: 'You withdrew it; nothing was changed. You can appeal again if you need to.',
  vetoed: (hotline) =>
    `Somebody at the contacts on file said that this was not the owner, so it was stopped and nothing was changed. Please take your identity card to a service hall, or call ${hotline}.`,

  withdrawConfirm:
    'If you withdraw it, this appeal ends and you would have to fill in a new one. Withdraw it?',
  withdrawDone: 'Withdrawn. Nothing was changed.',
  withdrawKept: 'All right, it goes on.',
  withdrawTooLate: 'This appeal is already finished and cannot be withdrawn.',
  supplementForm: (words) => `What is missing: ${words}\nPress the button and hand it in on the secure page.`,
  supplementCard: {
    title: 'Add papers',
    text: 'Only the staff who check it see it.',
    button: 'Open the page',
  },
  supplementAgain: 'Please press the blue “Open the page”.',
  supplementDone: (promised) =>
    promised
      ? `We have it, and the appeal goes on. You will hear by ${promised}.`
      : 'We have it, and the appeal goes on.',
  progressNext: 'What would you like to do? Please press a button.',
  progressUnclear: 'Please press one of the buttons.',

  news: (receipt) => `News of your appeal (${receipt}):`,
};
