import { seekProcedures } from '../appeals/find-appeal.ts';
import { auditProcedures } from '../audit.ts';
import { judgeProcedures } from '../codes/judge-code.ts';
import { quotaProcedures } from '../codes/request-code.ts';
import { conversationProcedures } from '../conversations.ts';
import { deadlineProcedures } from '../deadlines.ts';
import { demoDeliveryProcedures } from '../demo/demo-delivery.ts';
import { demoLoginProcedures } from '../demo/demo-login.ts';
import { demoSeedProcedures } from '../demo/demo-seed.ts';
import { factProcedures } from '../facts.ts';
import { paperProcedures } from '../files/paper-housekeeping.ts';
import { formProcedures } from '../forms.ts';
import { housekeepingProcedures } from '../housekeeping.ts';
import { identityProcedures } from '../identity-check.ts';
import { addressProcedures } from '../outbox/address-code.ts';
import { outboxProcedures } from '../outbox/outbox-rows.ts';
import { ticketProcedures } from '../tickets/tickets.ts';

/** Every transaction there is, by name. What is not here cannot be asked of a store. */
export const PROCEDURES = {
  ...seekProcedures,
  ...auditProcedures,
  ...judgeProcedures,
  ...quotaProcedures,
  ...conversationProcedures,
  ...deadlineProcedures,
  ...demoDeliveryProcedures,
  ...demoLoginProcedures,
  ...demoSeedProcedures,
  ...factProcedures,
  ...paperProcedures,
  ...formProcedures,
  ...housekeepingProcedures,
  ...identityProcedures,
  ...addressProcedures,
  ...outboxProcedures,
  ...ticketProcedures,
};
