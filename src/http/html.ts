const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as text and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** HTML as a tagged template: every value is escaped, unless it is itself the result of such a template. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += rendered(value) + (parts[index + 1] ?? '');
  });
  return new Html(text);
}

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function rendered(value: string | Html | Html[]): string {
  if (value instanceof Html) return value.text;
  return Array.isArray(value) ? value.map((item) => item.text).join('') : escapeHtml(value);
}
