import type { Authentication } from '../channels/botframework/cloud-adapter.ts';
import type { Clock, Delivery, Directory } from '../domain/ports.ts';
import type { OpenEngine } from '../services/store/engine.ts';

/** What a deployment, or a test, puts in place of the embedded defaults. */
export interface AppParts {
  clock?: Clock;
  /** With a directory of its own nothing of the demo answers. */
  directory?: Directory;
  delivery?: Delivery;
  /** Started before, so that it loads while everything else does. */
  openEngine?: OpenEngine;
  /** Whose tokens are believed, instead of the Azure Bot Service's. */
  botFrameworkAuthentication?: Authentication;
  /** Milliseconds a code is held back, so that sending it does not show in the time of what follows. */
  codeDelay?: () => number;
}
