import { useEffect, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { Callable } from '../shared/hotline.tsx';
import {
  AlertIcon,
  ChevronIcon,
  HeadsetIcon,
  NewTabIcon,
  PersonIcon,
  ShieldIcon,
  WindowIcon,
} from '../shared/icons.tsx';
import { openingOf, splitLinks } from './links.ts';
import type { HeroCard } from './message-parts.ts';
import type { Entry } from './transcript.ts';

interface Props {
  words: UiCopy;
  entry: Entry;
  /** Says again what is on top of it; false when the one above is from the same side. */
  first: boolean;
  /** Whether its last card can still be used. */
  live: boolean;
  canRetry: boolean;
  onRetry(key: string): void;
  onSheet(href: string, title: string): void;
}

export function Message({ words, entry, first, live, canRetry, onRetry, onSheet }: Props) {
  const says =
    entry.side === 'me'
      ? words.log.iSay
      : entry.side === 'agent'
        ? words.log.agentSays(entry.name ?? words.log.agent)
        : words.log.assistantSays;
  return (
    <div class={`message ${entry.side} ${first ? 'first' : ''}`} data-key={entry.key} tabIndex={-1}>
      <span class="avatar" aria-hidden="true">
        {entry.side === 'me' ? <PersonIcon /> : entry.side === 'agent' ? <HeadsetIcon /> : <WindowIcon />}
      </span>
      <div class="body">
        {entry.side === 'agent' && first && (
          <span class="name" aria-hidden="true">
            {entry.name ?? words.log.agent}
          </span>
        )}
        <span class="unseen">{says}</span>
        {entry.text !== '' && (
          <p class="bubble">
            <LinkedText text={entry.text} calls={entry.side !== 'me'} newTab={words.log.newTab} />
          </p>
        )}
        {entry.cards.map((card, index) => (
          <Card
            key={card.title + card.button?.url}
            words={words}
            card={card}
            live={live && index === entry.cards.length - 1}
            onSheet={onSheet}
          />
        ))}
        {entry.side === 'me' && (
          <DeliveryLine words={words} entry={entry} canRetry={canRetry} onRetry={onRetry} />
        )}
      </div>
    </div>
  );
}

function LinkedText({ text, calls, newTab }: { text: string; calls: boolean; newTab: string }) {
  return (
    <>
      {splitLinks(text).map((part, index) =>
        'url' in part ? (
          <a key={index} href={part.url} target="_blank" rel="noopener noreferrer">
            {part.url}
            <span class="unseen">({newTab})</span>
          </a>
        ) : calls ? (
          <Callable key={index} text={part.text} />
        ) : (
          part.text
        ),
      )}
    </>
  );
}

function Card({
  words,
  card,
  live,
  onSheet,
}: {
  words: UiCopy;
  card: HeroCard;
  live: boolean;
  onSheet(href: string, title: string): void;
}) {
  const opening = card.button && live && openingOf(card.button.url, location.origin);
  return (
    <div class={`card ${live ? '' : 'void'}`}>
      <div class="card-head">
        <ShieldIcon />
        <strong>{card.title || words.sheet.label}</strong>
      </div>
      {card.text && (
        <p>
          <Callable text={card.text} />
        </p>
      )}
      {card.button && !live && <p class="gone">{words.log.cardVoid}</p>}
      {card.button && opening && opening.kind === 'sheet' && (
        <button
          type="button"
          class="primary"
          onClick={() => onSheet(opening.href, card.title || words.sheet.label)}
        >
          {card.button.title}
          <ChevronIcon />
        </button>
      )}
      {card.button && opening && opening.kind === 'tab' && (
        <a class="primary" href={opening.href} target="_blank" rel="noopener noreferrer">
          {card.button.title}
          <NewTabIcon />
          <span class="unseen">({words.log.newTab})</span>
        </a>
      )}
    </div>
  );
}

interface DeliveryProps {
  words: UiCopy;
  entry: Entry;
  canRetry: boolean;
  onRetry(key: string): void;
}

function DeliveryLine({ words, entry, canRetry, onRetry }: DeliveryProps) {
  const { delivery } = entry;
  if (delivery.state === 'sending') return <span class="sending" role="img" aria-label={words.log.sending} />;
  if (delivery.state === 'waiting') return <Countdown until={delivery.until} say={words.log.waiting} />;
  if (delivery.state === 'refused') return <p class="delivery bad">{words.log.refused}</p>;
  if (delivery.state === 'failed' && canRetry) {
    return (
      <button type="button" class="delivery bad" onClick={() => onRetry(entry.key)}>
        <AlertIcon />
        {words.log.failed}
      </button>
    );
  }
  return null;
}

function Countdown({ until, say }: { until: number; say(seconds: number): string }) {
  const left = () => Math.max(1, Math.ceil((until - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return <p class="delivery">{say(seconds)}</p>;
}
