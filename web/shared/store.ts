/** Storage that may be missing, full or forbidden (third-party frames, private mode): then nothing is kept. */
export interface Stored {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}
