import { PROFILES } from '../domain/password-profiles.ts';
import type { UiCopy, widgetZhCN } from './ui.zh-CN.ts';

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const widgetEn: typeof widgetZhCN = {
  open: 'Account help, opens a chat',
  close: 'Close the chat',
  label: 'Account help',
  short: 'Account help',
};

export const uiEn: UiCopy = {
  header: {
    assistant: 'Account help',
    pageTitle: (portal) => `${portal} · Account help`,
    portalFallback: 'Government services',
    demo: 'Demo: use no real details',
    otherLanguage: '中文',
    otherLanguageLabel: '切换到中文',
    otherLanguageOffer: '这里也能用中文。',
    elder: 'Larger',
    elderOn: 'Larger text and buttons',
    elderOff: 'Switch back to standard size',
    standard: 'Standard',
  },

  connection: {
    connecting: 'Connecting…',
    reconnecting: 'Connection lost, reconnecting…',
    offline: 'You are offline. We will carry on once you are back.',
    tryNow: 'Reconnect now',
    hotline: (number) => `Still no connection? Call ${number}`,
    deadTitle: 'This conversation has ended',
    deadText: 'We closed it to protect your account. You can start again from the beginning.',
    restart: 'Start again',
  },

  log: {
    label: 'Conversation',
    trust: 'Passwords and ID numbers go into the secure page only, never into the chat',
    assistantSays: 'Assistant said',
    agentSays: (name) => `${name} said`,
    agent: 'Service agent',
    iSay: 'I said',
    newMessages: 'New messages',
    moreBelow: 'More below',
    choices: 'You can tap a choice',
    sending: 'Sending',
    failed: 'Not sent. Tap to send again',
    waiting: (seconds) => `A little fast: sending again in ${seconds} s`,
    refused: 'This could not be sent. Please change it and try again.',
    yesterday: 'Yesterday',
    monthDay: (month, day) => `${day} ${MONTHS[month - 1] ?? month}`,
    cardVoid: 'No longer valid',
    newTab: 'opens in a new window',
  },

  progress: (at, of) => `Step ${at} of ${of}`,

  composer: {
    label: 'Your message',
    placeholder: { any: 'Your question', account: 'Your mobile number', code: 'The 6-digit code' },
    send: 'Send',
    human: 'Talk to a person',
    clear: 'Clear',
    left: (count) => `${plural(count, 'character')} left`,
    tooLong: (over) => `${plural(over, 'character')} too long. Shorten it or send it in parts.`,
    clearTitle: 'Clear this conversation?',
    clearText:
      'What you are doing now stops. The messages are removed from this device and you can start afresh. On a shared computer, please clear when you are done.',
    clearYes: 'Clear',
    clearNo: 'Keep it',
  },

  sheet: {
    label: 'Secure page',
    close: 'Close',
    loading: 'Opening the secure page…',
  },

  form: {
    pageTitle: 'Secure page',
    badge: 'Secure page',
    badgeText: 'What you enter does not show up in the chat',
    loading: 'Opening…',
    minutesLeft: (minutes) => `Please finish within ${plural(minutes, 'minute')}`,
    lastMinute: 'Less than 1 minute left',
    required: 'Please fill this in',
    confirmWrong: 'The two passwords differ',
    confirmRight: 'The two passwords match',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    show: 'Show',
    hide: 'Hide',
    capsLock: 'Caps Lock is on: letters come out as capitals',
    submitting: 'Sending…',
    retry: 'Try again',
    notNow: 'Not now',
    failedTitle: 'Not sent',
    failedNetwork: 'No connection. All you entered is still here. Check your network and try again.',
    failedServer: 'The system is busy. All you entered is still here. Please try again in a while.',
    failedBusy: (seconds) =>
      `A little fast. All you entered is still here. Please try again in ${plural(seconds, 'second')}.`,
    failedRefused: 'This did not go through. All you entered is still here. Please check and try again.',
    checkFields: (count) => `${plural(count, 'entry').replace('entrys', 'entries')} to correct`,
    loadFailedTitle: 'The page did not open',
    loadFailedText: 'There may be no connection. Please try again.',
    expiredTitle: 'This page has expired',
    expiredText:
      'For your safety it works for a short time only. Go back to the chat and ask for a new page.',
    usedTitle: 'This page has been used',
    usedText: 'Each page can be sent once. Go back to the chat for the result, or ask there for a new page.',
    maybeDoneTitle: 'It may have gone through',
    maybeDoneText:
      'The connection broke for a moment, but we may have received it. See the chat for the result.',
    unknownTitle: 'We cannot find this page',
    unknownText: 'The link may be incomplete or out of date. Go back to the chat and ask for a new page.',
    otherBrowserTitle: 'Please open it where you first did',
    otherBrowserText:
      'This page was opened elsewhere, so for your safety it cannot be used here. Go back to the chat and ask for a new page.',
    backToChat: 'Back to the chat',
    closeByHand: 'You can close this page now.',
    hotline: (number) => `Need help? Call ${number}`,
    ownTabTitle: 'Please fill it in in a new window',
    ownTabText:
      'For your safety this page opens in a window of its own. Press the button, fill it in, and come back.',
    ownTab: 'Open a new window',
    ownTabOpened: 'It is open in a new window. When you are done, come back and close this page.',
  },

  steps: {
    back: 'Back',
    next: 'Next',
    change: 'Change',
    changeOf: (title) => `Change: ${title}`,
    changed: 'Done changing',
    optional: 'optional',
    empty: 'Left out',
    minutesIdle: (minutes) =>
      `Closes after ${plural(minutes, 'minute')} without use; what you filled in stays`,
    saving: 'Saving…',
    saved: (code) => `Saved. With draft number ${code} you can go on later`,
    failedTitle: 'Not saved',
    understood: (words) => `We take this as ${words}. Is that right? If not, please change it.`,
    taken: (words) => `taken as ${words}`,
    notUnderstood: 'Never mind: our staff will read it as you wrote it.',
    masked: 'This looked like a bank card number, so we hid it. We never need one.',
  },

  photos: {
    take: 'Take a photo',
    album: 'From the album',
    choose: 'Choose a photo',
    again: 'Retake',
    change: 'Choose another',
    remove: 'Remove',
    retry: 'Upload again',
    of: (label) => `Photo: ${label}`,
    preparing: 'Preparing the photo…',
    uploading: (percent) => `Uploading ${percent}%`,
    uploaded: 'Uploaded',
    removed: 'Photo removed',
    count: (count) => plural(count, 'photo'),
    missing: 'This photo is still missing',
    wait: 'A photo is still uploading, please wait a moment',
    failed: 'A photo was not uploaded. Press “Upload again”, or remove it',
    network: 'No connection: it was not uploaded',
    busy: (seconds) => `A little fast: please try again in ${plural(seconds, 'second')}`,
    trouble: 'It was not uploaded, please try again',
  },

  password: {
    rulesTitle: 'The new password must be',
    rules: {
      length: (profile) => `${PROFILES[profile].min} to ${PROFILES[profile].max} characters`,
      classes: (profile) => {
        const { needed, waivedFrom } = PROFILES[profile].classes;
        return `of any kind from ${waivedFrom} characters on, or if shorter, of ${needed} kinds among capitals, small letters, digits, signs`;
      },
      characters: () => 'free of invisible characters',
      common: () => 'not one that many people use or that is easy to guess',
      personal: () => 'Leave out your name, phone, ID number and username. We check this when you send it.',
    },
    met: 'done',
    unmet: 'not yet',
    allMet: 'Password is good',
    notYet: 'Not a good password yet: see below',
    stillNeeds: (rules) => `Still needed: ${rules}`,
    join: '; ',
    notAscii:
      'It has letters or signs that may be hard to type when you log in. Plain letters, digits and signs are safer.',
    strength: 'Strength: ',
    levels: ['Very weak', 'Weak', 'Fair', 'Strong', 'Very strong'],
  },
};
