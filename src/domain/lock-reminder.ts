/** How the ids of an account's reminders begin; escaped, so that no account's are part of another's. */
export function lockReminderPrefix(accountId: string): string {
  return `lock-ended:${encodeURIComponent(accountId)}:`;
}

/** One reminder per account, conversation and end of a lock, however often it is wished for. */
export function lockReminderId(accountId: string, conversationId: string, endsAt: number): string {
  return `${lockReminderPrefix(accountId)}${conversationId}:${endsAt}`;
}
