/**
 * What runs of botbuilder-dialogs, taken file by file: its index also loads prompts and recognizers that
 * nobody here asks, a fifth of the time a start takes. Types may come from the index, they load nothing.
 */
export { Dialog, DialogReason, DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog.js';
export { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
export { DialogStateManager } from 'botbuilder-dialogs/lib/memory/dialogStateManager.js';
export { Prompt } from 'botbuilder-dialogs/lib/prompts/prompt.js';
export { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
export { WaterfallStepContext } from 'botbuilder-dialogs/lib/waterfallStepContext.js';
