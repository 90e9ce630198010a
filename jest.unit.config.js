import all from './jest.config.js';

/** Under test/: what needs a socket, a browser, another process or a thread. The others take seconds together. */
const OTHERS = [
  '(bench|channels|conversations|e2e|http|playground|scripts)/',
  '(app|config)\\.test',
  'services/(data-dir|secret-file)\\.test',
  'forms/store-visits\\.test',
  'services/directory/directories\\.test',
  'services/files/pictures\\.test',
  'services/sqlite/(crash|engines|threaded)\\.test',
  'services/store/races\\.test',
  'understanding/(command-line|model-store-race)\\.test',
];

export default {
  ...all,
  testPathIgnorePatterns: OTHERS.map((path) => `<rootDir>/test/${path}`),
  // So that the list above stays true.
  setupFiles: ['<rootDir>/test/support/nothing-outside.ts'],
};
