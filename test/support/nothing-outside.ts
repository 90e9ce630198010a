import childProcess from 'node:child_process';
import net from 'node:net';
import workers from 'node:worker_threads';

/** For `npm run test:unit`: a test that reaches out of its process fails there, and belongs to the others. */
function refused(): never {
  throw new Error('a unit test needs no socket, no thread and no other process: see jest.unit.config.js');
}

for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'] as const)
  Object.assign(childProcess, { [name]: refused });
Object.assign(net.Server.prototype, { listen: refused });
Object.assign(net.Socket.prototype, { connect: refused });
Object.assign(workers, { Worker: refused });
