import { TestAdapter, TurnContext } from 'botbuilder-core';
import type { DialogContext as Context, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
import { createDialogContext } from '../../src/dialogs/lean-context.ts';
import { Dialog, DialogContext, type DialogReason, DialogSet } from '../../src/dialogs/sdk.ts';

/** Tells what happens to it, with the stack as it is then. */
class Teller extends Dialog {
  readonly told: string[];

  constructor(id: string, told: string[]) {
    super(id);
    this.told = told;
  }

  #tell(what: string, dc: Context, more: unknown = ''): void {
    this.told.push(`${this.id} ${what} ${JSON.stringify(more)} on ${dc.stack.map(({ id }) => id).join('>')}`);
  }

  override async beginDialog(dc: Context, options?: object): Promise<DialogTurnResult> {
    this.#tell('begins', dc, options);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: Context): Promise<DialogTurnResult> {
    this.#tell('goes on', dc);
    return dc.endDialog(`from ${this.id}`);
  }

  override async resumeDialog(dc: Context, reason: DialogReason, result?: unknown) {
    this.#tell(`resumes as ${reason}`, dc, result);
    return Dialog.EndOfTurn;
  }

  override async endDialog(_context: TurnContext, { id }: DialogInstance, reason: DialogReason) {
    this.told.push(`${id} ends as ${reason}`);
  }
}

/** Leaves its end to the SDK. */
class Quiet extends Dialog {
  override async beginDialog(): Promise<DialogTurnResult> {
    return Dialog.EndOfTurn;
  }
}

type Make = (set: DialogSet, context: TurnContext, stack: DialogInstance[]) => Context;

const MAKERS: [name: string, make: Make][] = [
  ['the SDK', (set, context, dialogStack) => new DialogContext(set, context, { dialogStack })],
  ['ours', createDialogContext],
];

function begin(make: Make) {
  const told: string[] = [];
  const set = new DialogSet();
  for (const id of ['one', 'two', 'three']) set.add(new Teller(id, told));
  set.add(new Quiet('quiet'));
  const context = new TurnContext(new TestAdapter(), { type: 'message', text: 'x' });
  const stack: DialogInstance[] = [];
  return { told, stack, dc: make(set, context, stack) };
}

/** The same calls on both: what the dialogs are told, what is answered and what is left on the stack. */
async function record(make: Make, calls: (dc: Context) => AsyncIterable<unknown>) {
  const { told, stack, dc } = begin(make);
  const answers: unknown[] = [];
  for await (const answer of calls(dc)) answers.push(answer);
  return { told, answers, stack };
}

test.each<[string, (dc: Context) => AsyncIterable<unknown>]>([
  [
    'begun, gone on with, ended',
    async function* (dc) {
      yield await dc.continueDialog();
      yield await dc.beginDialog('one', { a: 1 });
      yield await dc.beginDialog('two');
      yield await dc.continueDialog();
      yield await dc.continueDialog();
      yield await dc.endDialog('nobody is there');
    },
  ],
  [
    'replaced',
    async function* (dc) {
      yield await dc.beginDialog('one');
      yield await dc.beginDialog('two');
      yield await dc.replaceDialog('three', { b: 2 });
    },
  ],
  [
    'ended by a dialog that has nothing to tidy up',
    async function* (dc) {
      yield await dc.beginDialog('one');
      yield await dc.beginDialog('quiet');
      yield await dc.continueDialog();
      yield await dc.replaceDialog('quiet');
      yield await dc.cancelAllDialogs();
    },
  ],
  [
    'all cancelled',
    async function* (dc) {
      yield await dc.cancelAllDialogs();
      yield await dc.beginDialog('one');
      yield await dc.beginDialog('two');
      yield await dc.cancelAllDialogs();
    },
  ],
])('the stack does what the SDK makes it do: %s', async (_, calls) => {
  const [theirs, ours] = await Promise.all(MAKERS.map(([, make]) => record(make, calls)));
  expect(theirs?.answers.length).toBeGreaterThan(2);
  expect(ours).toEqual(theirs);
});

test('a dialog that throws is heard as it threw', async () => {
  const { dc } = begin(createDialogContext);
  dc.dialogs.add(
    new (class extends Dialog {
      override beginDialog(): Promise<DialogTurnResult> {
        return Promise.reject(new RangeError('mine'));
      }
    })('bad'),
  );
  await expect(dc.beginDialog('bad')).rejects.toThrow(RangeError);
  await expect(async () => dc.beginDialog('none')).rejects.toThrow('there is no dialog none');
});

test('it is a dialog context to whoever asks, with the scopes of the SDK when they are asked for', () => {
  const { dc } = begin(createDialogContext);
  expect(dc).toBeInstanceOf(DialogContext);
  expect(dc.state.getValue('turn.activity')).toBeUndefined();
});
