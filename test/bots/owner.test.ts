import type { DialogContext } from 'botbuilder-dialogs';
import { MAIN } from '../../src/dialogs/main.ts';
import { Dialog, DialogSet } from '../../src/dialogs/sdk.ts';
import { type DialogServices, turnOf } from '../../src/dialogs/turn.ts';
import type { SecureForm } from '../../src/domain/secure-form.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { stockServices } from '../bench/servers/stock-services.ts';
import { startOwned } from './owner-setup.ts';

jest.setTimeout(60_000);

const PHONE = '19900000001';
const account = demoAccounts(0).find(({ id }) => id === 'demo-01-active');

/** The page for the identity number, as it stands in the directory of forms. */
function formsWith(status: SecureForm['status'], formId: () => string): Pick<DialogServices, 'forms'> {
  const form = () =>
    ({
      id: formId(),
      purpose: 'id-number',
      status,
      result: { purpose: 'id-number', idNumber: '110101199003070011' },
    }) as unknown as SecureForm;
  return { forms: { ...stockServices.forms, get: async () => form() } };
}

/** At the page for the identity number, in the hands of an agent; `formId` is that page's. */
async function atForm(status: SecureForm['status'], services: Partial<DialogServices> = {}) {
  let formId = '';
  const owned = await startOwned({ ...formsWith(status, () => formId), ...services });
  await owned.say('忘记密码');
  await owned.say('用身份证号');
  const opened = owned.written().find((effect) => effect.do === 'open-form');
  if (opened?.do !== 'open-form') throw new Error('no page was opened');
  formId = opened.form.id;
  await owned.handTo('queue');
  await owned.handTo('agent:li');
  owned.written();
  return { ...owned, formId };
}

describe('who has it', () => {
  it('the epoch grows with each change, and a stale one is refused', async () => {
    const { handTo, load } = await startOwned();
    expect(await handTo('queue')).toEqual({ kind: 'done', epoch: 1 });
    expect(await handTo('agent:li')).toEqual({ kind: 'done', epoch: 2 });
    expect(await handTo('agent:wang', 1)).toEqual({ kind: 'stale', epoch: 2, owner: 'agent:li' });
    expect(await handTo('bot')).toEqual({ kind: 'done', epoch: 3 });
    expect(await handTo('agent:li')).toEqual({ kind: 'not-allowed' });
    expect(await load()).toMatchObject({ owner: 'bot', epoch: 3 });
  });

  it('a dialog hands it over with its turn: what it says is the last of the bot', async () => {
    class HandsOver extends Dialog {
      override async beginDialog() {
        return Dialog.EndOfTurn;
      }

      override async continueDialog(dc: DialogContext) {
        const turn = turnOf(dc.context);
        turn.say('test.wait', '请稍等');
        turn.handTo('queue');
        return Dialog.EndOfTurn;
      }
    }
    const { say, load } = await startOwned({}, new DialogSet().add(new HandsOver(MAIN)));
    expect(await say('转人工')).toEqual(['citizen 转人工', 'bot test.wait']);
    expect(await load()).toMatchObject({ owner: 'queue', epoch: 1 });
    expect(await say('在吗')).toEqual(['citizen 在吗']);
  });

  it('of five claims at once one wins', async () => {
    const { handTo, load } = await startOwned();
    await handTo('queue');
    const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => handTo(`agent:${i}`, 1)));
    expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'stale')).toHaveLength(4);
    expect(await load()).toMatchObject({ epoch: 2 });
  });

  it('while somebody else has it, messages are kept and the bot says nothing', async () => {
    const { say, handTo } = await startOwned();
    await say('忘记密码');
    await handTo('queue');
    expect(await say(PHONE)).toEqual([`citizen ${PHONE.slice(0, 3)}****${PHONE.slice(-4)}`]);
    await handTo('agent:li');
    expect(await say('你好')).toEqual(['citizen 你好']);
  });

  it('back with the bot, the pending question is asked again, and answered goes on from there', async () => {
    const { say, handTo, fireSet, written } = await startOwned();
    await say('忘记密码');
    await say(PHONE);
    await handTo('queue');
    await handTo('agent:li');
    written();
    await handTo('bot');
    expect(await fireSet()).toEqual(['bot forgot-password.choose-way']);
    expect(await say('短信')).toEqual(['citizen 短信', 'bot forgot-password.enter-code']);
  });

  it('back with the bot, and already gone on with: nothing is asked twice', async () => {
    const { say, handTo, fireSet, written, conversations } = await startOwned();
    await say('忘记密码');
    await handTo('queue');
    written();
    await handTo('bot');
    const returned = written();
    await say(PHONE);
    written();
    conversations.effects.push(...returned);
    expect(await fireSet()).toEqual([]);
  });

  it('a turn in flight when it changes hands is run again under the new owner, who has the word', async () => {
    let inFlight: (() => Promise<unknown>) | undefined;
    const owned = await startOwned({
      codes: {
        ...stockServices.codes,
        async request(asked) {
          await inFlight?.();
          inFlight = undefined;
          return stockServices.codes.request(asked);
        },
      },
    });
    await owned.say('忘记密码');
    await owned.say(PHONE);
    owned.written();
    // Past the lease, as another instance would whose lease had run out.
    inFlight = async () => {
      const conversation = await owned.load();
      if (!conversation) throw new Error('gone');
      const { id: conversationId, version, epoch, state } = conversation;
      await owned.conversations.commit({
        ...{ conversationId, version, epoch, state, owner: 'queue', log: [], effects: [] },
      });
    };
    expect(await owned.say('短信')).toEqual(['citizen 短信']);
    expect(owned.written().filter((effect) => effect.do === 'issue-code')).toEqual([]);
  });
});

describe('what falls due meanwhile', () => {
  it('a form handed in: told to who has it, and to the dialog when it is back', async () => {
    const { fire, formId, handTo, fireSet, written } = await atForm('done');
    expect(await fire({ name: 'form-done', formId })).toEqual(['system form-done']);
    expect(written()).toEqual([{ do: 'meet-deadline', deadlineId: 'd' }]);
    await handTo('bot');
    expect(await fireSet()).toEqual(['bot forgot-password.choose-way']);
  });

  it('a form that is lost in mid-submission: given up at once, and told when it is back', async () => {
    const { fire, formId, handTo, fireSet, written } = await atForm('working');
    expect(await fire({ name: 'form-stuck', formId })).toEqual(['system form-expired']);
    expect(written()).toEqual([
      { do: 'meet-deadline', deadlineId: 'd' },
      { do: 'abandon-form', formId },
    ]);
    await handTo('bot');
    expect(await fireSet()).toEqual(['bot forgot-password.form-expired']);
  });

  it('the end of a lock: the message leaves at once, the chat hears of it once, when it is back', async () => {
    const { fire, handTo, written } = await atForm('open', {
      directory: { ...stockServices.directory, get: async () => account },
    });
    expect(await fire({ name: 'lock-ended', accountId: account?.id ?? '', channel: 'sms' })).toEqual([
      'system lock-ended',
    ]);
    expect(written().filter((effect) => effect.do === 'send')).toHaveLength(1);
    await handTo('bot');
    const back = written();
    expect(back.filter((effect) => effect.do === 'set-deadline')).toHaveLength(2);
    expect(back[0]).toMatchObject({
      deadline: { event: { name: 'lock-ended', messageSent: true } },
    });
    const told: string[] = [];
    for (const effect of back)
      if (effect.do === 'set-deadline') told.push(...(await fire(effect.deadline.event, effect.deadline.id)));
    expect(told).toEqual(['bot locked.ended', 'bot forgot-password.ask-account']);
    expect(written().filter((effect) => effect.do === 'send')).toEqual([]);
  });

  it('a silence is none of the bot’s: nothing is said, and its own begins anew with the way back', async () => {
    const { fire, handTo, fireSet, written, clock, load } = await atForm('open');
    clock.advance(3_600_000);
    expect(await fire({ name: 'idle' })).toEqual([]);
    expect(written()).toEqual([{ do: 'meet-deadline', deadlineId: 'd' }]);
    await handTo('bot');
    expect(await fireSet()).toEqual(['bot forgot-password.ask-account']);
    expect((await load())?.state.attention?.heardAt).toBe(clock());
  });

  it('several: all are told, in their order, and only once', async () => {
    const { fire, formId, handTo, fireSet, load } = await atForm('done');
    await fire({ name: 'form-done', formId }, 'one');
    await fire({ name: 'form-expired', formId: 'another', certain: true }, 'two');
    expect((await load())?.state.parked?.map(({ id }) => id)).toEqual(['one', 'two']);
    await handTo('bot');
    expect((await load())?.state.parked).toBeUndefined();
    expect(await fireSet()).toEqual(['bot forgot-password.choose-way']);
  });
});
