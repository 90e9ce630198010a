import type { Channel } from '../../domain/account.ts';
import type { CodePurpose } from '../../domain/effect.ts';
import type { Figures } from '../../domain/figures.ts';
import type { Clock, Delivery, Directory, RenderClosed, Vault } from '../../domain/ports.ts';
import type { Store } from '../store/store.ts';

export interface OutboxDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  figures: Figures;
  directory: Directory;
  delivery: Delivery;
  renderCode: RenderCode;
  renderClosed: RenderClosed;
  /** 0 ≤ x < 1, spreads retries. */
  random: () => number;
  /** Told of every failed attempt and of failures of the worker itself. */
  onError?: (error: unknown) => void;
  /** Messages under way at once. */
  concurrency?: number;
  /** A delivery that takes longer counts as failed. Must be shorter than the lease of 60 s. */
  timeoutMs?: number;
}

export type RenderCode = (message: {
  locale: string;
  channel: Channel;
  purpose: CodePurpose;
  code: string;
  /** How much longer it is good for. */
  minutes: number;
}) => { subject: string; text: string };
