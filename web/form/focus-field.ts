import type { FieldError } from './wire.ts';

/** The first field that is wrong has the focus; one of several inputs of a name, the first of them. */
export function focusField(form: HTMLFormElement | null, errors: readonly FieldError[]): void {
  const found = form?.elements.namedItem(errors[0]?.field ?? '');
  const first = found instanceof RadioNodeList ? found[0] : found;
  if (first instanceof HTMLElement) first.focus();
}
