import type { AppealsCopy } from './appeals.zh-CN.ts';

export const appealsEn: AppealsCopy = {};
