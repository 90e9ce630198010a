import type { Copy } from './zh-CN.ts';

export const choicesEn: Copy['choices'] = {
  forgotPassword: { title: 'Forgot password', words: ['password', 'reset password', 'forgot my password'] },
  forgotAccount: { title: 'Forgot account', words: ['username', 'forgot username', 'forgot my account'] },
  locked: { title: 'Account locked', words: ['locked', 'unlock'] },
  contactChanged: {
    title: 'Phone or email changed',
    words: ['new phone', 'changed phone', 'changed email'],
  },
  appealProgress: { title: 'Appeal progress', words: ['progress', 'appeal', 'appeal status'] },
  human: { title: 'Talk to a person', words: ['human', 'agent', 'person', 'operator', 'staff'] },

  byIdNumber: { title: 'Use identity number', words: ['identity number', 'id number', 'id card', 'id'] },
  isUsername: { title: 'It is my username', words: ['yes', 'it is', 'my username', 'correct'] },
  notUsername: { title: 'No, let me type again', words: ['no', 'it is not', 'password', 'type again'] },
  bySms: {
    title: 'Text message to my phone (recommended)',
    words: ['text message to my phone', 'sms', 'text', 'text me', 'text message', 'phone', 'to my phone'],
  },
  byMail: { title: 'Email', words: ['mail', 'e-mail', 'email code', 'email me'] },
  byMailFirst: { title: 'Email (recommended)', words: [] },
  bySmsSecond: { title: 'Text message to my phone', words: [] },
  byRealName: {
    title: 'Check name and identity number first',
    words: ['name and identity number', 'real name', 'name', 'identity number'],
  },
  tryAgain: { title: 'Try again', words: ['retry', 'once more'] },
  resend: { title: 'Send again', words: ['resend', 'again', 'new code'] },
  notReceived: {
    title: 'Nothing arrived',
    words: ['not received', 'no code', 'did not arrive', 'nothing'],
  },
  otherWay: { title: 'Another way', words: ['other way', 'different way'] },
  otherAccount: {
    title: 'Another account',
    words: ['other account', 'wrong account', 'wrong number', 'wrong phone', 'wrong email', 'neither'],
  },
  reopenForm: {
    title: 'Open the page again',
    words: [
      ...[
        'reopen',
        'open again',
        'expired',
        'new page',
        'page expired',
        'it does not open',
        "it doesn't open",
      ],
      ...['does not open', 'the page does not open', 'nothing happens', 'I closed it'],
    ],
  },
  otherContact: { title: 'Use another number', words: ['another number', 'other number', 'wrong number'] },
  appealReady: { title: 'I am ready', words: ['ready', 'yes', 'ok', 'start', 'begin', "let's start"] },
  appealLater: { title: 'Another day', words: ['later', 'not now', 'not ready', 'no'] },
  supplement: { title: 'Add papers', words: ['add documents', 'supplement', 'add'] },
  withdraw: { title: 'Withdraw the appeal', words: ['withdraw', 'cancel the appeal'] },
  confirmWithdraw: { title: 'Yes, withdraw it', words: ['yes', 'withdraw'] },
  keepAppeal: { title: 'No, keep it', words: ['no', 'keep', 'keep it'] },
  lookAgain: { title: 'Look again', words: ['refresh', 'again', 'progress'] },
  otherReceipt: { title: 'Another appeal', words: ['another', 'other appeal'] },
  startOver: { title: 'Start over', words: ['restart', 'start again'] },
  toForgotPassword: { title: 'Reset my password', words: ['reset', 'yes', 'ok', 'reset password'] },
  nothingElse: {
    title: 'Nothing else',
    words: ['no', 'nothing', "that's all", 'that is all', 'no thanks'],
  },
  neither: { title: 'None of these', words: ['neither', 'none', 'other', 'no', 'not this'] },
  confirmCancel: {
    title: 'Yes, stop',
    words: ['yes', 'stop', 'i am sure', 'sure', 'confirm', 'cancel it'],
  },
  keepGoing: { title: 'No, go on', words: ['no', 'go on', 'continue', 'keep going', "don't stop"] },
  otherNumber: { title: 'Try another number', words: ['another number', 'other number', 'another one'] },
  sendUsernameSms: {
    title: 'Send the username to my phone',
    words: ['send username', 'send it', 'to my phone', 'send me the username'],
  },
  sendUsernameMail: {
    title: 'Send the username to my email',
    words: ['send username', 'send it', 'to my email', 'send me the username'],
  },
  setPassword: {
    title: 'Set a new password',
    words: ['new password', 'reset password', 'reset my password', 'password', 'forgot password'],
  },
  noneIsMine: { title: 'None is mine', words: ['not mine', 'wrong', 'none', 'neither', 'none of them'] },
  unlockByReset: {
    title: 'Set a new password and unlock now',
    words: ['unlock', 'unlock now', 'new password', 'set a new password', 'reset password'],
  },
  unlockByIdentity: {
    title: 'Check my identity and unlock now',
    words: ['unlock', 'unlock now', 'check my identity', 'check identity'],
  },
  remindMe: {
    title: 'Wait, and tell me when it opens',
    words: ['wait', "i'll wait", 'i will wait', 'remind me', 'tell me', 'notify me', 'reminder'],
  },
  appeal: { title: 'Appeal', words: ['i want to appeal', 'make an appeal', 'file an appeal'] },
  findAccount: { title: 'Find my account', words: ['forgot account', 'forgot username', 'find account'] },
  phoneWorks: {
    title: 'The phone still does',
    words: ['phone', 'the phone', 'my phone', 'old phone', 'phone works'],
  },
  mailWorks: {
    title: 'The email still does',
    words: ['email', 'mail', 'the email', 'old email', 'email works'],
  },
  noneWorks: { title: 'Neither does', words: ['neither', 'none', 'no', 'both changed', 'neither works'] },
  useThis: { title: 'Use this', words: ['yes', 'ok', 'okay', 'sure', 'this one', 'use this one'] },
  sendMessage: {
    title: 'Yes, send it',
    words: ['yes', 'ok', 'okay', 'send', 'send it', 'correct', 'submit', 'right', 'fine'],
  },
  changeProblem: { title: 'Change the text', words: ['change text', 'write again', 'wrong text'] },
  changeContact: {
    title: 'Change how to reach me',
    words: ['change contact', 'change the number', 'wrong number', 'wrong phone'],
  },
  noMessage: { title: 'No message', words: ['leave no message', 'no thanks', 'not now', 'never mind'] },
  somethingElse: { title: 'Something else', words: ['yes', 'another thing', 'one more thing'] },
};

export const commandsEn: Copy['commands'] = {
  restart: ['restart', 'start over', 'start again'],
  cancel: ['cancel', 'quit', 'stop', 'exit', 'never mind', 'forget it', 'not now'],
  back: ['back', 'go back', 'return', 'previous'],
  help: ['help', 'help me', 'i need help', 'need help', 'how does this work', "i don't understand"],
  resume: ['continue', 'go on', 'resume', 'carry on', 'i am back', "i'm back"],
  chinese: ['chinese', 'speak chinese', 'mandarin'],
  english: ['english', 'speak english', "i don't speak chinese", 'i speak english', 'english only'],
  agree: [
    'ok',
    'okay',
    'yes',
    'sure',
    'either',
    'any',
    'both',
    'recommended',
    'fine',
    'alright',
    'all right',
  ],
};
