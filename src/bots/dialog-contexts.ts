import type { TurnContext } from 'botbuilder-core';
import type { DialogSet } from 'botbuilder-dialogs';
import { DialogContext } from '../dialogs/sdk.ts';

export interface DialogContexts {
  create(context: TurnContext, dialogStack: DialogContext['stack']): DialogContext;
}

/** Where the SDK looks for the configuration of its state manager before it makes one. */
const CONFIGURATION = 'DialogStateManagerConfiguration';

/**
 * Dialog contexts that share one configuration of the SDK's state manager: it would otherwise build the same
 * scopes and path resolvers anew for each context and each waterfall step, and we use none of them.
 */
export function createDialogContexts(dialogs: DialogSet): DialogContexts {
  let configuration: DialogContext['state']['configuration'] | undefined;
  return {
    create(context, dialogStack) {
      if (configuration) context.turnState.set(CONFIGURATION, configuration);
      const dc = new DialogContext(dialogs, context, { dialogStack });
      configuration ??= dc.state.configuration;
      return dc;
    },
  };
}
