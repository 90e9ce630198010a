/** What the chat has a conversation for. */
export const SITUATIONS = [
  'forgot-password',
  'forgot-account',
  'locked',
  'contact-changed',
  'appeal-progress',
  'human',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** What it can answer. */
export const TOPICS = [
  'code-not-received',
  'code-validity',
  'password-rules',
  'materials',
  'how-long',
  'hotline-hours',
  'official-channels',
  'scam',
  'privacy',
  'auto-unlock',
  'weekend',
] as const;
export type Topic = (typeof TOPICS)[number];

export type Answerable = Situation | `faq.${Topic}`;
/** What an example sentence can be an example of, and the name of its file. */
export type Label = Answerable | 'clarify' | 'out-of-scope';

export const LABELS: readonly Label[] = [
  ...SITUATIONS,
  ...TOPICS.map((topic) => `faq.${topic}` as const),
  'clarify',
  'out-of-scope',
];

export function isLabel(name: string): name is Label {
  return LABELS.some((label) => label === name);
}

export function isAnswerable(name: string): name is Answerable {
  return isLabel(name) && name !== 'clarify' && name !== 'out-of-scope';
}

export function topicOf(label: Answerable): Topic | undefined {
  return TOPICS.find((topic) => label === `faq.${topic}`);
}
