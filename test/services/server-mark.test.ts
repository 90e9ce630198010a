import { writeFileSync } from 'node:fs';
import { checkMark, leaveMark } from '../../src/services/server-mark.ts';
import { createVault } from '../../src/services/vault.ts';
import { type TempDir, tempDir } from '../support/temp-dir.ts';

const OLD = 'o'.repeat(40);
const NEW = 'n'.repeat(40);
const SETTINGS = { publicUrl: 'https://a.example.gov.cn', portal: { hotline: '12345' } };

let folder: TempDir;
beforeEach(() => {
  folder = tempDir();
});
afterEach(() => folder.remove());

const leave = (secret: string, settings = SETTINGS) => leaveMark(folder.path, createVault(secret), settings);
const check = (secret: string, settings = SETTINGS) => checkMark(folder.path, createVault(secret), settings);

test('the same settings pass; another address or portal file is named', () => {
  leave(OLD);
  expect(() => check(OLD)).not.toThrow();
  expect(() => check(OLD, { ...SETTINGS, publicUrl: 'http://localhost:3978' })).toThrow(
    "PUBLIC_URL: http://localhost:3978 here, https://a.example.gov.cn in the server; put the server's PORT or PUBLIC_URL into .env, which both read",
  );
  expect(() => check(OLD, { ...SETTINGS, portal: { hotline: '12366' } })).toThrow('PORTAL_FILE: ');
});

test('what counts is the latest start', () => {
  leave(OLD);
  const moved = { ...SETTINGS, publicUrl: 'https://b.example.gov.cn' };
  leave(OLD, moved);
  expect(() => check(OLD, moved)).not.toThrow();
  expect(() => check(OLD)).toThrow('PUBLIC_URL: ');
});

test('a rotated secret passes only while the one that the data was written with is still named', () => {
  leave(OLD);
  leave(`${NEW},${OLD}`);
  expect(() => check(`${NEW},${OLD}`)).not.toThrow();
  for (const secret of [NEW, 'x'.repeat(40)]) {
    expect(() => leave(secret)).toThrow(/^SECRET_KEY: what is in .* was written with another one/);
    expect(() => check(secret)).toThrow(/^SECRET_KEY: /);
  }
});

test('no mark, or half of one, is none', () => {
  expect(() => check(OLD)).not.toThrow();
  writeFileSync(folder.file('server.json'), '{"publicUrl":');
  expect(() => check(OLD)).not.toThrow();
  leave(NEW);
  expect(() => check(OLD)).toThrow('SECRET_KEY: ');
});
