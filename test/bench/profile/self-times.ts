/** The part of V8's .cpuprofile format that is read here. */
export interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  /** Microseconds before each sample. */
  timeDeltas: number[];
  /** Microseconds. */
  startTime: number;
}

export interface SelfTime {
  name: string;
  micros: number;
}

/** Time spent in each function itself, and in each file or package, after `from`; most first. */
export function selfTimes(profile: CpuProfile, from: number): { functions: SelfTime[]; files: SelfTime[] } {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const functions = new Map<string, number>();
  const files = new Map<string, number>();
  let at = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    const micros = profile.timeDeltas[index] ?? 0;
    at += micros;
    const frame = frames.get(id);
    if (at < from || !frame || frame.functionName === '(idle)') continue;
    const file = shorten(frame.url);
    const name =
      `${frame.functionName || '(anonymous)'} ${file}${file ? `:${frame.lineNumber + 1}` : ''}`.trim();
    functions.set(name, (functions.get(name) ?? 0) + micros);
    const owner = packageOf(file) || frame.functionName;
    files.set(owner, (files.get(owner) ?? 0) + micros);
  }
  return { functions: mostFirst(functions), files: mostFirst(files) };
}

function mostFirst(times: Map<string, number>): SelfTime[] {
  return [...times].map(([name, micros]) => ({ name, micros })).sort((a, b) => b.micros - a.micros);
}

/** Relative to the checkout, or to node_modules. */
function shorten(url: string): string {
  return url
    .replace(/^file:\/\/.*\/(?=(?:src|node_modules)\/)/, '')
    .replace(/^.*\/node_modules\//, 'node_modules/');
}

function packageOf(file: string): string {
  return /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[0] ?? file;
}
