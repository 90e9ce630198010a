import { UPLOADS } from '../domain/uploads.ts';
import type { FormsAppealCopy } from './forms-appeal.zh-CN.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (month: number) => MONTHS[month - 1] ?? '';

export const formsAppealEn: FormsAppealCopy = {
  appeal: {
    title: (kind) => (kind === 'unlock' ? 'Appeal to unlock' : 'Appeal to change phone or email'),
    intro: 'Step by step, about ten minutes. What you fill in is saved as you go.',
    submit: 'Send the appeal',
    done: {
      title: 'Your appeal was sent',
      text: 'Please go back to the chat for the receipt number and the next step.',
    },
    receipt: (receipt, queryCode, promised) =>
      [
        `Receipt number: ${receipt}`,
        `Query code: ${queryCode}`,
        'Write them down or take a screenshot: you need them to see the progress. We also send them to your phone or mail.',
        promised ? `You will have an answer by ${promised}.` : 'We will tell you as soon as it is decided.',
      ].join('\n'),
  },

  steps: {
    who: { title: 'Who you are', hint: 'Please fill this in as on your identity card.' },
    documents: {
      title: 'Photos of your identity card',
      hint: 'Lay the card flat in good light. All four corners must show, and the words must be readable.',
    },
    evidence: {
      title: 'What you remember',
      hint: 'You can leave all of this out. The more you remember, the faster we can check.',
    },
    confirm: { title: 'Check it once', hint: 'See if it is right. To correct something, press “Change”.' },
  },

  supplement: {
    title: 'Add what is missing',
    intro: (asked) => (asked ? `The staff ask you for: ${asked}` : 'Please add what the staff asked for.'),
    submit: 'Send',
    done: { title: 'We have what you added', text: 'Please go back to the chat for the next step.' },
    nothing: 'Nothing was added yet. Please take at least one photo, or write a few words.',
    papers: { label: 'Photos of what is missing', hint: 'Unless it is your identity card, 2 at most' },
    more: { label: 'More to say', hint: 'In your own words. You can leave it out.' },
  },

  veto: {
    title: 'Was it you?',
    intro: (kind) =>
      kind === 'unlock'
        ? 'Somebody asked to unlock your account, and it was approved. If it was not you, please stop it now.'
        : 'Somebody asked to change the phone or mail of your account, and it was approved. If it was not you, please stop it now.',
    submit: 'Not me, stop it',
    confirm: 'The account will be frozen, and only a call or a visit brings it back. Are you sure?',
    decline: {
      label: 'It was me, all is well',
      done: { title: 'All right', text: 'It goes on as planned. You can close this page.' },
    },
    done: (hotline) => ({
      title: 'Stopped, and the account is frozen',
      text: `Nobody can use the account now. Please call ${hotline}, or bring your identity card to the service hall.`,
    }),
  },

  fields: {
    account: { label: 'The account', hint: 'Username, phone or mail: any one that you remember' },
    oldPhone: { label: 'Old phone number', hint: 'The one on the account, even if it no longer works' },
    oldEmail: { label: 'Old mail address', hint: 'Fill in the phone, the mail, or both' },
    'id-front': { label: 'Identity card, portrait side', hint: 'The side with your photo and name' },
    'id-back': { label: 'Identity card, emblem side', hint: 'The side with the emblem and the dates' },
    'in-hand': {
      label: 'You, holding your identity card',
      hint: 'Ask someone to take it. Your face and the card must both be clear',
    },
    registered: {
      label: 'When did you register?',
      hint: 'As you remember it: “summer 2021”, “two years ago”',
    },
    registeredPlace: { label: 'Where did you register?', hint: 'Which city, or which service hall' },
    lastLogin: { label: 'When did you last log in?', hint: 'For example “two months ago”' },
    lastLoginPlace: { label: 'Where did you last log in?', hint: 'For example “at home”' },
    business: { label: 'What did you do there lately?', hint: 'What it was, and its number if you have it' },
    devices: {
      label: 'What do you log in with?',
      hint: 'For example “a Huawei phone”, “the computer at home”',
    },
    screenshot: { label: 'Screenshots', hint: 'For example of a message about your business, 2 at most' },
    events: {
      label: 'Anything else',
      hint: 'What happened, in your own words. No passwords, no bank card numbers',
    },
  },

  errors: {
    'too-long': (most) => `Too long. Please use at most ${most} characters.`,
    invalid: 'We could not read this. Please fill it in again.',
    phone: 'This phone number does not look right. It has 11 digits; please check it.',
    email: 'This mail address does not look right. It has one @, as in name@example.com.',
    'same-contact': 'This is the one you just got a code with. Please give the one on the account before.',
    'old-contact': 'Please fill in the old phone number, the old mail address, or both.',
    'file-required': 'This photo is still missing.',
    'too-many-files': (most) => `At most ${most}. Please remove one first.`,
  },

  pictures: {
    empty: 'This file is empty. Please choose another, or take it again.',
    'not-a-picture': 'Only JPG or PNG photos. Please choose another, or take it again.',
    'too-large': `The photo is too big: at most ${UPLOADS.maxMegabytes} MB. Please choose another, or take it again.`,
    'too-many-pixels': 'The photo has too many pixels. Please choose another, or take it again.',
    unreadable:
      'The photo cannot be opened; part of it may be missing. Please choose it again, or take it again.',
  },

  fileNames: { 'id-front': 'portrait', 'id-back': 'emblem', 'in-hand': 'in-hand', screenshot: 'screenshot' },

  day: ({ year, month, day }) => `${day} ${monthName(month)} ${year}`,
  month: ({ year, month }) => `${monthName(month)} ${year}`,
  year: ({ year }) => `${year}`,
  span: (from, to) => `${from} to ${to}`,
};
