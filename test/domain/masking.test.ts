import {
  maskBankCard,
  maskCreditCode,
  maskEmail,
  maskIdNumber,
  maskName,
  maskPhone,
  maskUsername,
} from '../../src/domain/masking.ts';

it.each([
  [maskPhone, '13800138000', '138****8000'],
  [maskPhone, '12345', '****'],
  [maskPhone, '', '****'],
  [maskEmail, 'zhang@example.com', 'z***@example.com'],
  [maskEmail, 'zha@example.com', 'z***@example.com'],
  [maskEmail, 'zh@example.com', '***@example.com'],
  [maskEmail, 'z@example.com', '***@example.com'],
  [maskEmail, 'not an address', 'n***'],
  [maskIdNumber, '11010519491231002X', '110*************2X'],
  [maskIdNumber, '110105491231002', '110**********02'],
  [maskIdNumber, 'USA310185070908', 'USA**********08'],
  [maskCreditCode, '91310000MA1FL00000', '9131**********0000'],
  [maskBankCard, '6222021234567890128', '***************0128'],
  [maskName, '张三', '张*'],
  [maskName, '张三丰', '张**'],
  [maskName, '欧阳娜娜', '欧***'],
  [maskName, '买买提·吐尔逊', '买***'],
  [maskName, '𠮷野', '𠮷*'],
  [maskName, '张', '*'],
  [maskName, '', ''],
  [maskUsername, 'zhangsan', 'z***n'],
  [maskUsername, 'abc', '***'],
  [maskUsername, '张三丰', '***'],
  [maskUsername, '𠮷野家的猫', '𠮷***猫'],
])('%p shows %s as %s', (mask, value, masked) => {
  expect(mask(value)).toBe(masked);
});
