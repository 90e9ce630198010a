import { readConfig } from '../../src/config.ts';
import type { Appeal, AppealKind, Statement } from '../../src/domain/appeals/appeal.ts';
import type { Appeals } from '../../src/domain/appeals/ports.ts';
import { COMMON_PASSWORD_WORDS } from '../../src/domain/common-password-words.ts';
import { createIsCommon } from '../../src/domain/common-passwords.ts';
import type { NewForm } from '../../src/domain/effect.ts';
import type { Commits, Directory, Forms } from '../../src/domain/ports.ts';
import type { FormPurpose } from '../../src/domain/secure-form.ts';
import type { Files } from '../../src/domain/uploads.ts';
import type { Browser, OpenForm, SecureForms } from '../../src/forms/contract.ts';
import { createSecureForms } from '../../src/forms/secure-forms.ts';
import { createAppeals } from '../../src/services/appeals/appeals.ts';
import { createCodeProofs } from '../../src/services/codes/code-proofs.ts';
import { createCommits } from '../../src/services/commits.ts';
import { createFolderFiles } from '../../src/services/files/folder-files.ts';
import { createPictures } from '../../src/services/files/pictures.ts';
import { createForms } from '../../src/services/forms.ts';
import { createHeldAccounts } from '../../src/services/held-accounts.ts';
import { createRefusedPasswords } from '../../src/services/refused-passwords.ts';
import { type Bench, openBench } from '../services/harness.ts';
import { MINUTE } from '../support/clock.ts';

export const PERSON = { realName: '陈晓明', idNumber: '110101199003070011' } as const;
export const CONTACT = { channel: 'sms', to: '13912345678' } as const;
/** No cookie: a form that no page was opened for. */
export const NOBODY = { secret: undefined, address: '10.0.0.1' };

/** One picture, sent as the page sends it. */
type AddFile = (
  token: string,
  upload: { field: string; bytes: Uint8Array },
  browser: Browser,
) => ReturnType<OpenForm['addFile']>;

export interface FormBench extends Bench {
  secureForms: SecureForms & { addFile: AddFile };
  forms: Forms;
  commits: Commits;
  appeals: Appeals;
  files: Files;
  folder: string;
  /** Appeals that were stopped. */
  vetoed: string[];
  /** What failed inside, and was told to nobody. */
  failures: unknown[];
  /** Opens a form; its token. */
  open(purpose: FormPurpose, more?: Partial<NewForm>): Promise<string>;
  /** A draft and the token of a form that fills it in. */
  draft(kind: AppealKind, statement?: Statement): Promise<{ appeal: Appeal; token: string }>;
  appeal(id: string): Promise<Appeal>;
}

interface FormBenchOptions {
  inHandPhoto?: boolean;
  /** Without one no form may ask. */
  directory?(bench: Bench): Promise<Directory>;
  /** Before an appeal is stopped. */
  stopping?(): Promise<void>;
  /** Between the moment an appeal is made ready to be handed in and the one in which that is written. */
  handingIn?(appealId: string): Promise<void>;
}

export async function openFormBench(options: FormBenchOptions = {}): Promise<FormBench> {
  const bench = await openBench();
  const { store, vault, clock } = bench;
  const { portal, publicUrl } = readConfig({});
  portal.inHandPhoto = options.inHandPhoto ?? false;
  const folder = bench.dir.file('files');
  const files = createFolderFiles({ folder, vault });
  const commits = createCommits(bench);
  const heldAccounts = createHeldAccounts(bench);
  const forms = createForms(bench);
  const failures: unknown[] = [];
  const vetoed: string[] = [];
  let serial = 0;
  const randomToken = (size: number) => `${(serial++).toString(36)}${'x'.repeat(size)}`;
  const unexpected = async () => {
    throw new Error('not expected');
  };
  const directory: Directory = (await options.directory?.(bench)) ?? {
    ...{ find: unexpected, get: unexpected, isCurrentPassword: unexpected, resetPassword: unexpected },
    ...{ freeze: unexpected, unlock: unexpected, replaceContact: unexpected },
  };
  const appeals = createAppeals({
    ...{
      store,
      vault,
      clock,
      figures: bench.figures,
      commits,
      heldAccounts,
      directory,
      publicUrl,
      randomToken,
    },
    words: {
      toCitizen: () => ({ subject: '', text: '' }),
      toOwner: () => ({ subject: '', text: '' }),
      held: () => ({ subject: '', text: '' }),
    },
  });
  const secureForms = createSecureForms({
    codeProofs: createCodeProofs(bench),
    refusedPasswords: createRefusedPasswords(bench),
    ...{ forms, commits, heldAccounts, files, directory, clock, portal, publicUrl, randomToken },
    appeals: {
      ...appeals,
      async submit(id, change) {
        const acted = await appeals.submit(id, change);
        await options.handingIn?.(id);
        return acted;
      },
    },
    pictures: createPictures(),
    reviews: {
      async veto(id) {
        await options.stopping?.();
        vetoed.push(id);
        return 'vetoed';
      },
    },
    isCommonPassword: createIsCommon(COMMON_PASSWORD_WORDS),
    onError: (error) => failures.push(error),
  });

  const addFile: AddFile = async (token, { field, bytes }, browser) => {
    const found = await secureForms.open(token, browser);
    return found.kind === 'open' ? found.form.addFile(field, bytes) : found;
  };

  async function open(purpose: FormPurpose, more: Partial<NewForm> = {}): Promise<string> {
    const token = `token-${serial++}-0123456789`;
    await commits.apply([
      {
        do: 'open-form',
        form: {
          ...{ id: `form-${serial++}`, token, conversationId: 'c1', purpose, locale: 'zh-CN' },
          expiresAt: clock() + 15 * MINUTE,
          ...more,
        },
      },
    ]);
    return token;
  }

  async function appeal(id: string): Promise<Appeal> {
    const found = await appeals.get(id);
    if (!found) throw new Error(`no appeal ${id}`);
    return found;
  }

  return {
    ...bench,
    secureForms: { ...secureForms, addFile },
    ...{ forms, commits, appeals, files, folder, vetoed, failures, open, appeal },
    async draft(kind, statement = {}) {
      const begun = await appeals.begin({
        ...{ kind, conversationId: 'c1', locale: 'zh-CN', contact: CONTACT, statement },
      });
      if (begun.kind !== 'begun') throw new Error(begun.kind);
      await commits.apply(begun.effects);
      return { appeal: begun.appeal, token: await open('appeal', { appealId: begun.appeal.id }) };
    },
  };
}
