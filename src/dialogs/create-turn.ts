import type { Activity } from 'botbuilder-core';
import { copyFor } from '../copy/copy.ts';
import type { Tried } from '../domain/case-facts.ts';
import type { Effect } from '../domain/effect.ts';
import type { Locale } from '../domain/locale.ts';
import { mayHandOver } from '../domain/owner.ts';
import type { Extras, Turn } from './turn.ts';

const HERO_CARD = 'application/vnd.microsoft.card.hero';

export function createTurn(
  given: Pick<Turn, 'now' | 'conversationId' | 'origin' | 'said' | 'services'> & { locale: Locale },
): Turn {
  const replies: Partial<Activity>[] = [];
  const effects: Effect[] = [];
  const tried: Tried[] = [];
  const known = new Map<unknown, Promise<unknown>>();
  return {
    ...given,
    copy: copyFor(given.locale),
    replies,
    effects,
    tried,
    say(step, text, extras = {}) {
      replies.push(message(this.locale, step, text, extras));
    },
    will(...more) {
      effects.push(...more);
    },
    once<T>(key: unknown, read: () => Promise<T>) {
      const begun = (known.get(key) as Promise<T> | undefined) ?? read();
      known.set(key, begun);
      return begun;
    },
    account(id) {
      return this.once(`account ${id}`, () => given.services.directory.get(id));
    },
    handedTo: undefined,
    handTo(owner) {
      // Dialogs run in the bot's turns only.
      if (!mayHandOver('bot', owner)) throw new Error(`the bot cannot hand over to ${owner}`);
      this.handedTo = owner;
    },
    note(what, result) {
      tried.push({ at: given.now, what, result });
    },
  };
}

function message(locale: Locale, step: string, text: string, extras: Extras): Partial<Activity> {
  const activity: Partial<Activity> = {
    type: 'message',
    locale,
    text,
    // Clients take what says nothing for Markdown, in which line ends and masked numbers vanish.
    textFormat: 'plain',
    channelData: extras.progress ? { step, progress: extras.progress } : { step },
  };
  if (extras.choices?.length) {
    activity.suggestedActions = {
      to: [],
      actions: extras.choices.map(({ title }) => ({ type: 'imBack', title, value: title })),
    };
  }
  if (extras.card) {
    const { title, text: cardText, button, url } = extras.card;
    activity.attachments = [
      {
        contentType: HERO_CARD,
        content: { title, text: cardText, buttons: [{ type: 'openUrl', title: button, value: url }] },
      },
    ];
  }
  return activity;
}
