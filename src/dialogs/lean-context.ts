import type { TurnContext } from 'botbuilder-core';
import type {
  DialogContext as Context,
  DialogInstance,
  DialogSet,
  DialogTurnResult,
} from 'botbuilder-dialogs';
import { Dialog, DialogContext, DialogReason, DialogStateManager, DialogTurnStatus } from './sdk.ts';

/**
 * The SDK's dialog context without what no dialog here uses: its memory scopes, which it builds anew for every
 * context, events to dialogs that hear none, and a wrapper around each call for each error. The rules of the
 * stack are the SDK's. What is left out here (prompts, events) is inherited, and works.
 */
class LeanDialogContext {
  readonly dialogs: DialogSet;
  readonly context: TurnContext;
  readonly stack: DialogInstance[];
  readonly parent = undefined;
  #state: DialogStateManager | undefined;

  constructor(dialogs: DialogSet, context: TurnContext, stack: DialogInstance[]) {
    this.dialogs = dialogs;
    this.context = context;
    this.stack = stack;
  }

  get state(): DialogStateManager {
    this.#state ??= new DialogStateManager(asContext(this));
    return this.#state;
  }

  get activeDialog(): DialogInstance | undefined {
    return this.stack[this.stack.length - 1];
  }

  findDialog(id: string): Dialog | undefined {
    return this.dialogs.find(id);
  }

  beginDialog(id: string, options?: object): Promise<DialogTurnResult> {
    const dialog = this.#known(id);
    this.stack.push({ id, state: {} });
    return dialog.beginDialog(asContext(this), options);
  }

  async continueDialog(): Promise<DialogTurnResult> {
    const active = this.activeDialog;
    return active
      ? this.#known(active.id).continueDialog(asContext(this))
      : { status: DialogTurnStatus.empty };
  }

  async endDialog(result?: unknown): Promise<DialogTurnResult> {
    await this.#endActive(DialogReason.endCalled);
    const active = this.activeDialog;
    return active
      ? this.#known(active.id).resumeDialog(asContext(this), DialogReason.endCalled, result)
      : { status: DialogTurnStatus.complete, result };
  }

  async replaceDialog(id: string, options?: object): Promise<DialogTurnResult> {
    await this.#endActive(DialogReason.replaceCalled);
    return this.beginDialog(id, options);
  }

  async cancelAllDialogs(): Promise<DialogTurnResult> {
    if (this.stack.length === 0) return { status: DialogTurnStatus.empty };
    while (this.stack.length > 0) await this.#endActive(DialogReason.cancelCalled);
    return { status: DialogTurnStatus.cancelled };
  }

  async #endActive(reason: DialogReason): Promise<void> {
    const active = this.activeDialog;
    if (!active) return;
    const dialog = this.findDialog(active.id);
    // The SDK's own does nothing, in three microseconds.
    if (dialog && dialog.endDialog !== Dialog.prototype.endDialog)
      await dialog.endDialog(this.context, active, reason);
    this.stack.pop();
  }

  #known(id: string): Dialog {
    const dialog = this.findDialog(id);
    if (!dialog) throw new Error(`there is no dialog ${id}`);
    return dialog;
  }
}

Object.setPrototypeOf(LeanDialogContext.prototype, DialogContext.prototype);

/** It is one by its prototype; only the SDK's constructor was not asked. */
function asContext(lean: LeanDialogContext): Context {
  return lean as unknown as Context;
}

export function createDialogContext(
  dialogs: DialogSet,
  context: TurnContext,
  stack: DialogInstance[],
): Context {
  return asContext(new LeanDialogContext(dialogs, context, stack));
}
