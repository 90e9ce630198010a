import { Writable } from 'node:stream';
import { createLogger } from '../../src/services/logger.ts';

function setup() {
  let written = '';
  const destination = new Writable({
    write(chunk, _, done) {
      written += String(chunk);
      done();
    },
  });
  const logger = createLogger({ destination });
  return { logger, text: () => written, line: () => JSON.parse(written.trim().split('\n').at(-1) ?? '{}') };
}

const PHONE = '19900000001';
const ID = '110101199003070011';

test('personal data in any string is masked, however deep', () => {
  const { logger, text, line } = setup();
  logger.info(
    { note: `call ${PHONE}`, deep: { list: [`id ${ID}`, { mail: 'chen.xiaoming@example.com' }] } },
    `sent 123456 to ${PHONE}`,
  );
  expect(text()).not.toContain(PHONE);
  expect(text()).not.toContain(ID);
  expect(text()).not.toContain('chen.xiaoming');
  expect(text()).not.toContain('123456');
  expect(line()).toMatchObject({ level: 'info', note: 'call 199****0001' });
});

test('known fields are blanked, however deep and however written', () => {
  const { logger, text, line } = setup();
  const deep = { a: { b: { c: { password: 'plain' }, list: [{ Token: 'plain' }] } } };
  logger.warn({ password: 'plain', deep, headers: { Authorization: 'plain' }, kept: 'this' }, 'x');
  logger.child({ realName: 'plain' }).warn('x');
  expect(text()).not.toContain('plain');
  expect(line()).toMatchObject({ realName: '[redacted]', msg: 'x' });
});

test('errors and their causes are told with what they carry, known fields blanked', () => {
  const { logger, text, line } = setup();
  const data = { realName: 'plain' };
  const refused = Object.assign(new Error('refused'), {
    code: 'E_REFUSED',
    status: 403,
    response: { config: { data } },
  });
  logger.error({ err: new AggregateError([refused], 'failed', { cause: refused }), token: 'plain' }, 'x');
  expect(text()).not.toContain('plain');
  const told = { message: 'refused', errorCode: 'E_REFUSED', status: 403 };
  expect(line()).toMatchObject({
    token: '[redacted]',
    err: {
      message: 'failed',
      cause: { ...told, response: { config: { data: { realName: '[redacted]' } } } },
      errors: [told],
    },
  });
  expect(line().err.cause).not.toHaveProperty('code');
});

test('errors keep type, stack and cause, with their messages masked', () => {
  const { logger, text, line } = setup();
  const error = new TypeError(`no contact for ${PHONE}`, { cause: new Error(`and ${ID}`) });
  logger.error({ err: error }, 'failed');
  expect(line().err).toMatchObject({
    type: 'TypeError',
    message: 'no contact for 199****0001',
    cause: { type: 'Error' },
  });
  expect(line().err.stack).toContain('logger.test.ts');
  logger.error(error);
  logger.error(error, 'with %s', `words ${PHONE}`);
  expect(text()).not.toContain(PHONE);
  expect(text()).not.toContain(ID);
  expect(line()).toMatchObject({ msg: 'with words 199****0001' });
});

test('what a child logger is bound to is masked as well', () => {
  const { logger, text, line } = setup();
  logger.child({ who: PHONE, conversationId: 'c1' }).info('hello');
  expect(text()).not.toContain(PHONE);
  expect(line()).toMatchObject({ conversationId: 'c1', msg: 'hello' });
});

test('odd values don’t break a line', () => {
  const { logger, line } = setup();
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  logger.info({ circular, big: 10n, nothing: null, none: undefined, bytes: Buffer.from('x') }, 'odd');
  expect(line()).toMatchObject({ msg: 'odd', big: '10', nothing: null, bytes: '[binary]' });
});

test('the level is kept', () => {
  const { logger, text } = setup();
  logger.debug('not shown');
  expect(text()).toBe('');
});
