/**
 * Of a process that npm started. The shell between them dies of npm's SIGTERM without passing it on; port and data would
 * stay taken. `parent` as it was at the start.
 */
export function onceOrphaned(parent: number, stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}
