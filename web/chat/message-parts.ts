import type { Activity, CardAction } from './line/wire.ts';

export interface QuickReply {
  kind: 'imBack' | 'postBack';
  title: string;
  value: string;
}

export interface HeroCard {
  title: string;
  text: string;
  button: { title: string; url: string } | null;
}

export interface Progress {
  at: number;
  of: number;
}

const HERO = 'application/vnd.microsoft.card.hero';

export function repliesOf(activity: Activity): QuickReply[] {
  const actions = activity.suggestedActions?.actions;
  if (!Array.isArray(actions)) return [];
  return actions.flatMap(({ type, title, value }): QuickReply[] => {
    if (type !== 'imBack' && type !== 'postBack') return [];
    const said = typeof value === 'string' ? value : title;
    return said ? [{ kind: type, title: title || said, value: said }] : [];
  });
}

export function cardsOf(activity: Activity): HeroCard[] {
  if (!Array.isArray(activity.attachments)) return [];
  return activity.attachments.flatMap(({ contentType, content }): HeroCard[] => {
    if (contentType !== HERO || typeof content !== 'object' || content === null) return [];
    const { title, text, buttons } = content as { title?: unknown; text?: unknown; buttons?: unknown };
    const open = Array.isArray(buttons)
      ? (buttons as CardAction[]).find(({ type, value }) => type === 'openUrl' && typeof value === 'string')
      : undefined;
    const url = String(open?.value ?? '');
    return [
      {
        title: typeof title === 'string' ? title : '',
        text: typeof text === 'string' ? text : '',
        button: open ? { title: open.title || url, url } : null,
      },
    ];
  });
}

export function progressOf(activity: Activity): Progress | null {
  const progress = activity.channelData?.progress;
  if (typeof progress !== 'object' || progress === null) return null;
  const { at, of } = progress as { at?: unknown; of?: unknown };
  return typeof at === 'number' && typeof of === 'number' && at >= 1 && at <= of ? { at, of } : null;
}

export function stepOf(activity: Activity): string {
  const step = activity.channelData?.step;
  return typeof step === 'string' ? step : '';
}
