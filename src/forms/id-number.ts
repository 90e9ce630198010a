import { collected, type FormDefinition } from './definition.ts';
import { idNumberField, readIdNumber } from './person-fields.ts';

/** Names an account. */
export const idNumberForm: FormDefinition = {
  purpose: 'id-number',

  describe({ copy }) {
    const { title, intro, submit, done } = copy.form.idNumber;
    return { title, intro, submitLabel: submit, done, fields: [idNumberField(copy)] };
  },

  judge(submitted) {
    const { values, copy, deps } = submitted;
    const idNumber = readIdNumber(values.idNumber, copy, deps.clock());
    if ('error' in idNumber) return { kind: 'errors', errors: [idNumber.error] };
    return collected(submitted, { purpose: 'id-number', idNumber: idNumber.value });
  },
};
