import type { ClosingWay } from '../../domain/effect.ts';
import type { Vault } from '../../domain/ports.ts';
import { queueMessage } from '../effects/outbox-effects.ts';
import type { CountedFailure } from '../ledgers.ts';
import type { Trx } from '../store/store.ts';

/**
 * How the keys of such rows begin, and of all that comes of them. No figure counts them: how many there are tells
 * who is known.
 */
export const CLOSED = 'closed:';

interface Tries {
  /** Never used for another try. */
  key: string;
  conversationId: string;
  way: ClosingWay;
  /** What was typed, as sealed JSON. */
  name?: { sealed: string; counted: CountedFailure };
  accounts: { id: string; counted: CountedFailure }[];
}

/**
 * After a wrong try: leaves word of what it closed, in the transaction that counted it, and so once. A try that
 * closed nothing writes to a row that is there already, so that the work does not tell whether an account closed.
 */
export async function queueClosed(
  trx: Trx,
  { key, conversationId, way, name, accounts }: Tries,
  options: { vault: Vault; now: number; codeDelay?: number },
): Promise<void> {
  const nameEnds = name ? endsOf(name.counted) : [];
  const closed = accounts.filter(({ counted }) => endsOf(counted).length > 0);
  const ends = [...nameEnds, ...closed.flatMap(({ counted }) => endsOf(counted))];
  const until = Math.max(...ends);
  await queueMessage(
    trx,
    {
      kind: 'closed',
      key: CLOSED + (ends.length > 0 ? key : 'nothing'),
      conversationId,
      way,
      ...(Number.isFinite(until) && { until }),
      ...(name && nameEnds.length > 0 && { identifier: JSON.parse(options.vault.open(name.sealed)) }),
      accountIds: closed.map(({ id }) => id),
    },
    options,
  );
}

/** When what this very failure closed opens again, infinity for never; empty where it closed nothing. */
function endsOf({ caused, standing }: CountedFailure): number[] {
  if (caused === 'disable') return [Number.POSITIVE_INFINITY];
  return caused === 'freeze' && standing.kind === 'frozen' ? [standing.until] : [];
}
