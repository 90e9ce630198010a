import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import type { FormPage, Understood } from './read-form.ts';
import { fieldsOf } from './steps.ts';
import type { Upload } from './use-uploads.ts';
import type { Values } from './values.ts';

interface Props {
  words: UiCopy;
  form: FormPage;
  values: Values;
  understood: Understood;
  /** Fields from which a bank card's number was taken out. */
  masked: readonly string[];
  uploads: readonly Upload[];
  onChange(step: number): void;
}

/** Everything once more before it is sent, each part with its way back. */
export function Summary({ words, form, values, understood, masked, uploads, onChange }: Props) {
  return (
    <>
      {form.steps.map((step, index) => {
        if (step.fields.length === 0) return null;
        return (
          <section key={step.title} class="summary">
            <div class="summary-head">
              <h3>{step.title}</h3>
              <button
                type="button"
                class="plain"
                aria-label={words.steps.changeOf(step.title)}
                onClick={() => onChange(index)}
              >
                {words.steps.change}
              </button>
            </div>
            <dl>
              {fieldsOf(form, step).map(({ name, type, label }) => {
                const mine = uploads.filter(({ field }) => field === name);
                const typed = values[name]?.trim() ?? '';
                const empty = type === 'file' ? mine.length === 0 : typed === '';
                return (
                  <div key={name}>
                    <dt>{label}</dt>
                    <dd class={empty ? 'empty' : ''}>
                      {empty ? words.steps.empty : type === 'file' ? words.photos.count(mine.length) : typed}
                      {understood[name] && (
                        <span class="understood">{words.steps.taken(understood[name])}</span>
                      )}
                      {masked.includes(name) && <span class="masked">{words.steps.masked}</span>}
                      {mine.map(({ key, preview }) =>
                        preview ? <img key={key} src={preview} alt={words.photos.of(label)} /> : null,
                      )}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </section>
        );
      })}
    </>
  );
}
