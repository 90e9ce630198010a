/** The part of XMLHttpRequest that directlinejs uses, over fetch. */
export class XhrShim {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  ontimeout: ((event: unknown) => void) | null = null;
  /** Requests so far, to see what a client really does. */
  static readonly calls: { method: string; url: string; status: number }[] = [];
  /** Set to make the network fail. */
  static offline = false;
  readonly #abort = new AbortController();
  readonly #headers: Record<string, string> = {};
  #answer: Headers | undefined;
  #method = '';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#answer?.get(name) ?? null;
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string | FormData): void {
    void this.#run(body).catch((error: unknown) => {
      if (this.#abort.signal.aborted) return;
      this.readyState = 4;
      this.onerror?.call(this, error);
    });
  }

  async #run(body?: string | FormData): Promise<void> {
    if (XhrShim.offline) throw new Error('offline');
    const response = await fetch(this.#url, {
      method: this.#method,
      headers: this.#headers,
      signal: this.#abort.signal,
      ...(body === undefined ? {} : { body }),
    });
    this.#answer = response.headers;
    this.response =
      this.responseType === 'arraybuffer' ? await response.arrayBuffer() : parse(await response.text());
    this.status = response.status;
    this.readyState = 4;
    XhrShim.calls.push({ method: this.#method, url: this.#url, status: response.status });
    this.onreadystatechange?.call(this, { target: this });
  }
}

function parse(text: string): unknown {
  return text === '' ? null : JSON.parse(text);
}
