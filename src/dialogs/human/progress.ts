/** Where each question stands in a message to the staff. */
export const PROGRESS = {
  contact: { at: 1, of: 3 },
  problem: { at: 2, of: 3 },
  confirm: { at: 3, of: 3 },
};
