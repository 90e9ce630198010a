import { setTimeout as rest } from 'node:timers/promises';
import { findIdentifier } from './find-identifier.ts';
import type { Understanding } from './understanding.ts';

/** Milliseconds left to the citizens after each step, which takes about as long. */
const REST = 15;

/** What takes long on first use, a little at a time, before the first citizen needs it. */
export async function warmUp(understanding: Understanding): Promise<void> {
  // The recognizers build their patterns on first use.
  findIdentifier('我的手机号是 199 0000 0000,邮箱 a@example.com', 0);
  try {
    await understanding.warmUp(() => rest(REST, undefined, { ref: false }));
  } catch {
    // The turn that needs it fails the same way, and a turn's trouble is reported.
  }
}
