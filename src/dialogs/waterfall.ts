import type { DialogContext, DialogTurnResult, WaterfallStep } from 'botbuilder-dialogs';
import { createStepContext } from './lean-context.ts';
import { DialogReason, WaterfallDialog } from './sdk.ts';

/** What a waterfall keeps between turns; plain JSON. */
export interface WaterfallState<Options extends object = object, Values extends object = object> {
  options: Options;
  values: Values;
  stepIndex: number;
}

/** The SDK's waterfall on the lean context, and without an instance id and telemetry, which nobody reads here. */
export class LeanWaterfall<Options extends object> extends WaterfallDialog<Options> {
  /** The SDK's own list is private. */
  protected readonly walk: readonly WaterfallStep<Options>[];

  constructor(id: string, walk: WaterfallStep<Options>[]) {
    super(id, walk);
    this.walk = walk;
  }

  override beginDialog(dc: DialogContext, options?: Options): Promise<DialogTurnResult> {
    return this.start(dc, options ?? ({} as Options), {});
  }

  protected start(dc: DialogContext, options: Options, values: object): Promise<DialogTurnResult> {
    const begun: WaterfallState<Options> = { options, values, stepIndex: 0 };
    Object.assign(stateOf(dc), begun);
    return this.runStep(dc, 0, DialogReason.beginCalled);
  }

  protected override async runStep(
    dc: DialogContext,
    index: number,
    reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    const run = this.walk[index];
    if (!run) return dc.endDialog(result);
    const state = stateOf(dc) as WaterfallState<Options>;
    state.stepIndex = index;
    const { options, values } = state;
    const onNext = (answer?: unknown) => this.resumeDialog(dc, DialogReason.nextCalled, answer);
    return run(createStepContext(dc, { index, options, values, reason, result, onNext }));
  }

  /** The SDK's tells its telemetry. */
  override async endDialog(): Promise<void> {}
}

export function stateOf(dc: DialogContext): WaterfallState {
  const active = dc.activeDialog;
  if (!active) throw new Error('a waterfall runs only as the active dialog');
  return active.state as WaterfallState;
}
