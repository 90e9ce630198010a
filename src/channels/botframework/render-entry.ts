import type { Activity, Attachment, CardAction } from 'botbuilder-core';
import { supportsCardActions, supportsSuggestedActions } from 'botbuilder-dialogs';
import type { LogEntry } from '../../domain/conversation.ts';

/** Channels that hand channel data on as it is; others take it for instructions of their own. */
const PASSED_ON = new Set(['emulator', 'webchat', 'directline']);

/**
 * An entry of the log as a channel can show it; undefined where there is nothing to show. A channel without suggested
 * actions gets them numbered in the text, one without cards its link: a number or the words typed are understood.
 */
export function renderEntry({ activity }: LogEntry, channelId: string): Partial<Activity> | undefined {
  if (activity.type !== 'message') return undefined;
  const { text = '', locale, channelData, suggestedActions, attachments } = activity as Partial<Activity>;
  const actions = suggestedActions?.actions ?? [];
  const shown = (attachments ?? []).filter((card) => canShow(card, channelId));
  const written = (attachments ?? []).filter((card) => !shown.includes(card));
  const buttons = supportsSuggestedActions(channelId, actions.length);
  const parts = [
    text,
    ...written.flatMap(linksOf),
    ...(buttons ? [] : [actions.map(({ title }, i) => `${i + 1}. ${title}`).join('\n')]),
  ];
  return {
    type: 'message',
    text: parts.filter(Boolean).join('\n\n'),
    textFormat: 'plain',
    ...(locale ? { locale } : {}),
    ...(PASSED_ON.has(channelId) ? { channelData } : {}),
    ...(buttons && suggestedActions ? { suggestedActions } : {}),
    ...(shown.length > 0 ? { attachments: shown } : {}),
  };
}

function canShow(card: Attachment, channelId: string): boolean {
  return supportsCardActions(channelId, buttonsOf(card).length);
}

function linksOf(card: Attachment): string[] {
  return buttonsOf(card).map(({ title, value }) => `${title}\n${value}`);
}

function buttonsOf({ content }: Attachment): CardAction[] {
  return content?.buttons ?? [];
}
