import { ActivityHandler, type ConversationState, type TurnContext, type UserState } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import type { StockDialog } from './stock-dialog.ts';

/** Greets who joins, hands messages to the dialog, and saves what has changed after each activity. */
export class StockBot extends ActivityHandler {
  readonly #conversationState: ConversationState;
  readonly #userState: UserState;

  constructor(conversationState: ConversationState, userState: UserState, dialog: StockDialog) {
    super();
    this.#conversationState = conversationState;
    this.#userState = userState;
    const dialogState = conversationState.createProperty<DialogState>('DialogState');

    this.onMembersAdded(async (context, next) => {
      const { membersAdded = [], recipient } = context.activity;
      for (const { id } of membersAdded) if (id !== recipient.id) await dialog.run(context, dialogState);
      await next();
    });
    this.onMessage(async (context, next) => {
      await dialog.run(context, dialogState);
      await next();
    });
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    await this.#conversationState.saveChanges(context, false);
    await this.#userState.saveChanges(context, false);
  }
}
