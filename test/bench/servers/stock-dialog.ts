import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import {
  ComponentDialog,
  Dialog,
  type DialogContext,
  DialogSet,
  type DialogState,
  type DialogTurnResult,
  DialogTurnStatus,
} from 'botbuilder-dialogs';
import { read } from '../../../src/bots/readings.ts';
import { createTurn } from '../../../src/dialogs/create-turn.ts';
import { createDialogSet } from '../../../src/dialogs/dialog-set.ts';
import { MAIN, type MainOptions } from '../../../src/dialogs/main.ts';
import { attachTurn, turnOf } from '../../../src/dialogs/turn.ts';
import { stockServices } from './stock-services.ts';

/** This server's dialogs and interruptions, unchanged, inside one component as the samples nest theirs. */
export class StockDialog extends ComponentDialog<MainOptions> {
  constructor() {
    super('StockDialog');
    for (const dialog of createDialogSet().getDialogs()) this.addDialog(dialog);
    this.initialDialogId = MAIN;
  }

  async run(context: TurnContext, accessor: StatePropertyAccessor<DialogState>): Promise<void> {
    const { type, text, conversation } = context.activity;
    const turn = createTurn({
      now: Date.now(),
      conversationId: conversation.id,
      origin: '127.0.0.1',
      said: type === 'message' ? { kind: 'text', text: (text ?? '').trim() } : { kind: 'arrived' },
      services: stockServices,
      locale: 'zh-CN',
    });
    attachTurn(context, turn);

    // A set for each turn, as the samples do.
    const set = new DialogSet(accessor);
    set.add(this);
    const dc = await set.createContext(context);
    const { status } = await dc.continueDialog();
    if (status === DialogTurnStatus.empty) {
      const options: MainOptions = { opening: 'hello' };
      await dc.beginDialog(this.id, options);
    }
    for (const reply of turn.replies) await context.sendActivity(reply);
  }

  /** Where the samples look for words like "help" and "cancel". */
  protected override async onContinueDialog(innerDc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(innerDc.context);
    const text = turn.said.kind === 'text' ? turn.said.text : '';
    await read(turn, innerDc, { text, found: [], passwordPasted: false });
    return Dialog.EndOfTurn;
  }
}
