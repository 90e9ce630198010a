import { collected, type FormDefinition } from './definition.ts';
import { idNumberField, readIdNumber, readRealName, realNameField } from './person-fields.ts';

/** Name and identity number, which the dialog holds against an account. */
export const realNameForm: FormDefinition = {
  purpose: 'real-name',

  describe({ copy }) {
    const { title, intro, submit, done } = copy.form.realName;
    const fields = [realNameField(copy), idNumberField(copy)];
    return { title, intro, submitLabel: submit, done, fields };
  },

  judge(submitted) {
    const { values, copy, deps } = submitted;
    const realName = readRealName(values.realName, copy);
    const idNumber = readIdNumber(values.idNumber, copy, deps.clock());
    if ('error' in realName || 'error' in idNumber) {
      const errors = [realName, idNumber].flatMap((read) => ('error' in read ? [read.error] : []));
      return { kind: 'errors', errors };
    }
    return collected(submitted, {
      purpose: 'real-name',
      realName: realName.value,
      idNumber: idNumber.value,
    });
  },
};
