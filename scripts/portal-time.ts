/** `2026-01-05 09:30`, portal time, wherever this runs. */
export function portalTime(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
}
