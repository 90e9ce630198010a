/** Steps of an appeal the citizen sees counted, in order; the code's are those of any code, 3 of 4. */
export const PROGRESS = {
  checklist: { at: 1, of: 4 },
  contact: { at: 2, of: 4 },
  form: { at: 4, of: 4 },
} as const;

/** Where a contact is proven already. */
export const SHORT_PROGRESS = {
  checklist: { at: 1, of: 2 },
  form: { at: 2, of: 2 },
} as const;
