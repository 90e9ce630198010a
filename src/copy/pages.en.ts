import type { PagesCopy } from './pages.zh-CN.ts';

export const pagesEn: PagesCopy = {
  lang: 'en',

  names: { assistant: 'Account assistant', agent: 'Service agent' },

  refusals: {
    textTooLong: (most) => `This message is too long. Shorten it to ${most} characters, or send it in parts.`,
    tooMany: (seconds) => `That was a little too fast. Try again in ${seconds} s.`,
    unavailable: 'We are busy right now. Nothing is lost: send the same again in a moment.',
    internal: (errorId) => `Something went wrong on our side. Try again later, or quote ${errorId} for help.`,
    fileTooLarge: (megabytes) => `A picture may have at most ${megabytes} MB. Choose a smaller one.`,
    tooManyFiles: (most) => `At most ${most} pictures at a time.`,
    notAPicture: 'Only JPG and PNG pictures can be sent.',
  },

  notBuilt: 'The web pages are not built yet: run "npm run build" first, then start again.',

  demo: {
    banner: 'Demo: accounts, texts and mail here are made up. Do not enter real personal details.',
    otherLanguage: '中文',
    outbox: {
      title: 'Demo outbox',
      intro: 'What would have gone to phones and mailboxes, newest first, refreshed every 3 seconds.',
      empty: 'Nothing yet. Ask for a code in the chat and it will appear here.',
      stale: 'Could not refresh, trying again…',
      sms: 'Text',
      mail: 'Mail',
      to: (address) => `To ${address}`,
      toPortal: 'Sign in to the demo portal',
    },
    portal: {
      title: (portal) => `${portal} (demo portal)`,
      heading: 'Sign in',
      intro: 'A sign-in page for trying things out. Cannot get in? Ask the assistant at the bottom right.',
      account: 'Account',
      accountHint: 'User name, phone number or email',
      password: 'Password',
      submit: 'Sign in',
      submitting: 'Signing in…',
      ok: 'You are signed in.',
      wrong: 'Wrong account or password. Try again, or ask the assistant at the bottom right.',
      locked: 'This account is locked. The assistant at the bottom right can tell you why and what to do.',
      lockedUntil: 'This account is locked until {time}. The assistant at the bottom right can help sooner.',
      banned: 'This account is suspended. The assistant at the bottom right can tell you what to do.',
      failed: 'Could not sign in. Try again in a moment.',
      toOutbox: 'Demo outbox',
    },
  },
};
