import { rememberLast } from './remember-last.ts';

/**
 * The bare words of a short answer, for comparing: lower case, simplified characters, no white space, no
 * punctuation, and without the courtesies people put around an answer (「请帮我…一下吧」, “please”).
 */
export const withoutCourtesies = rememberLast((text) => {
  const plain = bare(text);
  return plain.replace(BEFORE, '').replace(AFTER, '') || plain;
});

/** Lower case, simplified, no white space, punctuation or symbols; nothing else is left out. */
export const bare = rememberLast((text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(TRADITIONAL, (character) => SIMPLIFIED.get(character) ?? character),
);

const BEFORE =
  /^(?:我想要|我想|我要|我|请|帮我|给我|麻烦您?|那就|那个?|就|用|选择?|能不能|可不可以|嗯+|please|pls|canyou|couldyou|iwantto|iwant|idlike(?:to)?)+/;
const AFTER =
  /(?:可以吗|好吗|行吗|吧|啊|呀|呢|了|哦|啦|嘛|吗|哈|的|一下|谢谢您?|please|pls|thanks|thankyou)+$/;

/** Traditional characters of the buttons and commands, each before its simplified one. */
const PAIRS =
  '沒没發发換换種种開开轉转號号賬账帳账碼码戶户簡简訊讯驗验證证郵邮電电機机單单個个還还來来這这裡里請请幫帮鎖锁舊旧銀银實实頁页結结網网絡络時时間间對对錯错說说話话聽听過过選选擇择從从頭头復复進进應应該该會会認认識识為为麼么嗎吗點点達达罵骂騙骗盜盗動动務务員员總总術术鍵键緊紧讓让別别處处問问題题給给誰谁錢钱費费謝谢臉脸掃扫註注冊册關关輸输煩烦國国語语寫写內内';
const SIMPLIFIED = new Map([...PAIRS.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to]));
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'gu');
