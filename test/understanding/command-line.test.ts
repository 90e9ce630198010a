import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(__dirname, '..', '..');
const start = (...args: string[]) =>
  spawn(process.execPath, [join(ROOT, 'scripts', 'understand.ts'), ...args], { cwd: ROOT });

interface Told {
  text: string;
  situation: string;
  topic?: string;
  confidence: number;
  found: Record<string, unknown>;
  why?: [string, number][];
  between?: string[];
}

async function understand(input: string | Buffer, ...args: string[]): Promise<Told[]> {
  const child = start(...args);
  const output = textOf(child.stdout);
  const trouble = textOf(child.stderr);
  const closed = once(child, 'close');
  child.stdin.end(input);
  expect(await closed).toEqual([0, null]);
  expect(await trouble).toBe('');
  return (await output)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Told);
}

jest.setTimeout(60_000);

it('a line of JSON for every line, in order, with the last one ended or not', async () => {
  const told = await understand('密码忘了 13800138000\n\n今天天气怎么样\r\n周末上班吗\n登不上');
  expect(told.map(({ text }) => text)).toEqual([
    '密码忘了 13800138000',
    '',
    '今天天气怎么样',
    '周末上班吗',
    '登不上',
  ]);
  expect(told.map(({ situation }) => situation)).toEqual([
    'forgot-password',
    'clarify',
    'out-of-scope',
    'faq',
    'clarify',
  ]);
  expect(told.map(({ topic }) => topic)).toEqual([undefined, undefined, undefined, 'weekend', undefined]);
  expect(told[0]?.found).toEqual({ phone: '13800138000' });
  for (const one of told) {
    expect(Object.keys(one)).toEqual(
      one.topic
        ? ['text', 'situation', 'topic', 'confidence', 'found']
        : ['text', 'situation', 'confidence', 'found'],
    );
    expect(one.confidence).toBeGreaterThanOrEqual(0);
    expect(one.confidence).toBeLessThanOrEqual(1);
  }
});

it('nothing in, nothing out', async () => {
  expect(await understand('')).toEqual([]);
});

it('a very long line is one line, and is not slow', async () => {
  const long = '密码忘了'.repeat(8_500);
  const told = await understand(`${long}\n锁了\n`);
  expect(told.map(({ text }) => text.length)).toEqual([long.length, 2]);
  expect(told[1]?.situation).toBe('locked');
});

it('bytes that are no text', async () => {
  const bytes = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 151 + 7) % 256));
  const lines = bytes.filter((byte) => byte === 10).length;
  const told = await understand(Buffer.concat([bytes, Buffer.from('\n锁了')]));
  expect(told).toHaveLength(lines + 2);
  expect(told.at(-1)).toMatchObject({ text: '锁了', situation: 'locked' });
});

it('only a line feed ends a line', async () => {
  const told = await understand('密码\u2028忘了\u0085\r我的\n');
  expect(told.map(({ text }) => text)).toEqual(['密码\u2028忘了\u0085\r我的']);
});

it('characters cut between two chunks', async () => {
  const child = start();
  const output = textOf(child.stdout);
  const bytes = Buffer.from('密码忘了\n');
  child.stdin.write(bytes.subarray(0, 4));
  await pause(50);
  child.stdin.end(bytes.subarray(4));
  expect(JSON.parse(await output)).toMatchObject({ text: '密码忘了', situation: 'forgot-password' });
});

it('answers a line before the next one comes', async () => {
  const child = start();
  child.stdin.write('锁了\n');
  const [first] = await once(child.stdout, 'data');
  expect(JSON.parse(String(first))).toMatchObject({ situation: 'locked' });
  child.stdin.end();
  await once(child, 'close');
});

it('a reader that has seen enough ends it quietly', async () => {
  const child = start();
  const trouble = textOf(child.stderr);
  child.stdin.on('error', () => {});
  child.stdin.write('锁了\n'.repeat(20_000));
  child.stdin.end();
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await trouble).toBe('');
});

it('--why tells what spoke for the reading, and between which readings a doubt lies', async () => {
  const [told, doubt] = await understand('密码忘了\n登不上\n', '--why');
  expect(told?.why?.length).toBeGreaterThan(0);
  expect(doubt?.between).toEqual(['forgot-password', 'locked']);
});
