import { seekAppeal } from '../appeals/find-appeal.ts';
import { writeAudit } from '../audit.ts';
import { countWrongCode, takeBackTry, tryCode } from '../codes/judge-code.ts';
import { takeSendQuotas } from '../codes/request-code.ts';
import { writeEffects } from '../commits.ts';
import { commitTurn, createConversation } from '../conversations.ts';
import { dropDeadline, postponeDeadline } from '../deadlines.ts';
import {
  claimDeliveryRows,
  keepDeliveryAddress,
  moveDelivery,
  releaseDeliveryRows,
  restDelivery,
  retryDeliveryLater,
} from '../deliveries/delivery-rows.ts';
import { deliverDemoMessage } from '../demo/demo-delivery.ts';
import { climbLadder } from '../demo/demo-login.ts';
import { seedDemoAccounts } from '../demo/demo-seed.ts';
import { pruneStalePapers } from '../files/paper-housekeeping.ts';
import { bindFormBrowser, claimForm, completeForm, extendForm, releaseForm } from '../forms.ts';
import { pruneStaleRows } from '../housekeeping.ts';
import { judgeIdentity } from '../identity-check.ts';
import { addressCode, addressContactCode, seemToAddress } from '../outbox/address-code.ts';
import { claimRows, releaseTakenRows, retryRowLater, settleRow, spreadRow } from '../outbox/outbox-rows.ts';
import { countRefusedPassword } from '../refused-passwords.ts';
import type { Procedure } from '../store/store.ts';
import { closeTicket, noteTicketShown, reserveTicket } from '../tickets/tickets.ts';

/** Of whatever input and answer: both are typed where a procedure is asked for. */
export type AnyProcedure = Procedure<never, unknown>;

/** Every procedure there is, for the thread that is only told a name. */
export const PROCEDURES: readonly AnyProcedure[] = [
  addressCode,
  addressContactCode,
  bindFormBrowser,
  claimDeliveryRows,
  claimForm,
  claimRows,
  climbLadder,
  closeTicket,
  commitTurn,
  completeForm,
  countRefusedPassword,
  countWrongCode,
  createConversation,
  deliverDemoMessage,
  dropDeadline,
  extendForm,
  judgeIdentity,
  keepDeliveryAddress,
  moveDelivery,
  noteTicketShown,
  postponeDeadline,
  pruneStalePapers,
  pruneStaleRows,
  releaseDeliveryRows,
  releaseForm,
  releaseTakenRows,
  reserveTicket,
  restDelivery,
  retryDeliveryLater,
  retryRowLater,
  seedDemoAccounts,
  seekAppeal,
  seemToAddress,
  settleRow,
  spreadRow,
  takeBackTry,
  takeSendQuotas,
  tryCode,
  writeAudit,
  writeEffects,
];
