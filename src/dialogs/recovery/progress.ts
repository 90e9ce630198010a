/** Steps the citizen sees counted, in order. */
export const PROGRESS = {
  account: { at: 1, of: 4 },
  way: { at: 2, of: 4 },
  code: { at: 3, of: 4 },
  password: { at: 4, of: 4 },
} as const;
