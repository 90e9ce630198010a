import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coldStarts, openMemory, settling, underLoad } from './chapters.ts';
import { contenders } from './contenders.ts';
import { measureCommitMs } from './measures/disk.ts';
import { readOptions } from './options.ts';
import { profileOurs } from './profile/profile-ours.ts';
import { describeMachine } from './report/machine.ts';
import { startConnector } from './talks/connector.ts';

const options = readOptions(process.argv.slice(2));
const dir = mkdtempSync(join(tmpdir(), 'bench-'));
const connector = await startConnector();
const say = (text: string) => console.log(`${text}\n`);

try {
  say(describeMachine(measureCommitMs(dir)));
  if (options.profile) say(await profileOurs(options, join(dir, 'profile')));
  else {
    const all = contenders(connector);
    if (options.settle > 0) say(await settling(all, options, dir));
    else {
      say(await underLoad(all, options, dir));
      if (options.starts > 0) say(await coldStarts(all, options, dir));
      if (options.open > 0) say(await openMemory(all, options, dir));
    }
  }
} finally {
  connector.close();
  rmSync(dir, { recursive: true, force: true });
}
