/** Steps of an appeal the citizen sees counted, in order. */
export const PROGRESS = {
  checklist: { at: 1, of: 4 },
  contact: { at: 2, of: 4 },
  code: { at: 3, of: 4 },
  form: { at: 4, of: 4 },
} as const;
