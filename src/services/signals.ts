import type { Effect } from '../domain/effect.ts';
import type { Clock } from '../domain/ports.ts';

/**
 * Tells the workers that a commit left them something, so that nobody waits for their next look. Losing a
 * signal costs that wait and nothing else.
 */
export interface Signals {
  committed(effects: Effect[]): void;
  onOutbox(wake: () => void): void;
  onDeadline(wake: () => void): void;
  onDelivery(wake: () => void): void;
}

export function createSignals({ clock }: { clock: Clock }): Signals {
  const outbox: (() => void)[] = [];
  const deadlines: (() => void)[] = [];
  const deliveries: (() => void)[] = [];
  const ring = (listeners: (() => void)[]) => {
    for (const wake of listeners) wake();
  };

  return {
    committed(effects) {
      if (effects.some((effect) => effect.do === 'send')) ring(outbox);
      if (effects.some((effect) => effect.do === 'deliver')) ring(deliveries);
      const now = clock();
      if (effects.some((effect) => effect.do === 'set-deadline' && effect.deadline.dueAt <= now))
        ring(deadlines);
    },
    onOutbox: (wake) => void outbox.push(wake),
    onDeadline: (wake) => void deadlines.push(wake),
    onDelivery: (wake) => void deliveries.push(wake),
  };
}
