/** Appeals: the checklist, the form, the receipt, the progress and every message about them. */
export const appealsZhCN = {};
export type AppealsCopy = typeof appealsZhCN;
