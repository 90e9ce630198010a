import { pagePolicy, streamSources } from '../../src/http/security-headers.ts';

const LINE = 'http://127.0.0.1:3978';
const PUBLIC = 'https://chat.example.gov.cn';

test.each([
  ['behind https streams go to PUBLIC_URL', PUBLIC, 'inner:3978', ['wss://chat.example.gov.cn']],
  ['its port is named', `${PUBLIC}:8443/`, undefined, ['wss://chat.example.gov.cn:8443']],
  [
    'without it they stay where the page is',
    LINE,
    'hall.local:80',
    ['ws://hall.local:80', 'wss://hall.local:80'],
  ],
  ['old clients name no host', LINE, undefined, ['ws://127.0.0.1:3978', 'wss://127.0.0.1:3978']],
  [
    'a host that would end the directive',
    LINE,
    "x;script-src'unsafe-inline'",
    ['ws://127.0.0.1:3978', 'wss://127.0.0.1:3978'],
  ],
  ['a host with a star', LINE, '*.example', ['ws://127.0.0.1:3978', 'wss://127.0.0.1:3978']],
])('%s', (_name, publicUrl, host, sources) => {
  expect(streamSources(publicUrl, host)).toEqual(sources);
});

test('a page opens nothing it was not given', () => {
  const policy = pagePolicy([`${PUBLIC}/desk`]);
  expect(policy).toContain("; connect-src 'self'; frame-src 'none'; ");
  expect(policy).toMatch(/frame-ancestors 'self' https:\/\/chat\.example\.gov\.cn$/);
});
