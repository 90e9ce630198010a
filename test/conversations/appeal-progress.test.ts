import { arrive, type Citizen, steps } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

async function walk(citizen: Citizen, lines: readonly (readonly [said: string, ...steps: string[]])[]) {
  for (const [said, ...expected] of lines)
    expect([said, ...steps(await citizen.say(said))]).toEqual([said, ...expected]);
}

describe('looking for an appeal', () => {
  it('asks for receipt and query code, and says nothing about which of them was wrong', async () => {
    const citizen = await arrive(app.origin);
    await walk(citizen, [
      ['查申诉进度', 'appeal-progress.ask-receipt'],
      ['不记得了啊', 'appeal-progress.receipt-unclear'],
      ['SS20261122ABCD', 'appeal-progress.receipt-unclear'],
      ['返回', 'greeting.choose-situation'],
      ['查申诉进度', 'appeal-progress.ask-receipt'],
    ]);
  });
});
