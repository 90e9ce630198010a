import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { answer, type Reply, type Stage } from './floor-machine.ts';

/**
 * The floor: the least a server can do for the same conversation with every turn on disk. No framework, no
 * checks, no tokens, no encryption; one read and one synced commit a turn; just enough of Direct Line.
 */
const { PORT, DATA_DIR = '.' } = process.env;

const db = new DatabaseSync(join(DATA_DIR, 'floor.db'));
db.exec('PRAGMA journal_mode = WAL');
db.exec('PRAGMA synchronous = FULL');
db.exec(
  'CREATE TABLE turns (conversation TEXT, seq INTEGER, stage TEXT, said TEXT, replies TEXT, PRIMARY KEY (conversation, seq))',
);
const last = db.prepare('SELECT seq, stage FROM turns WHERE conversation = ? ORDER BY seq DESC LIMIT 1');
const append = db.prepare('INSERT INTO turns VALUES (?, ?, ?, ?, ?)');
const since = db.prepare(
  'SELECT seq, said, replies FROM turns WHERE conversation = ? AND seq > ? ORDER BY seq',
);

const ROOT = '/v3/directline';
const ACTIVITIES = /^\/v3\/directline\/conversations\/([^/]+)\/activities(?:\?watermark=(\d*))?$/;

createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => serve(req, res, Buffer.concat(chunks).toString('utf8')));
}).listen(Number(PORT), '127.0.0.1');

function serve(req: IncomingMessage, res: ServerResponse, body: string): void {
  const { url = '', method } = req;
  if (url === `${ROOT}/tokens/generate`) {
    const id = randomUUID();
    send(res, 200, { conversationId: id, token: id, expires_in: 3600 });
    return;
  }
  if (url === `${ROOT}/conversations`) {
    const id = (req.headers.authorization ?? '').slice('Bearer '.length);
    take(id, 1, undefined, undefined);
    send(res, 201, { conversationId: id, token: id, expires_in: 3600 });
    return;
  }
  const [, id, watermark] = ACTIVITIES.exec(url) ?? [];
  if (id === undefined) send(res, 404, {});
  else if (method === 'GET') send(res, 200, readFrom(id, Number(watermark ?? 0)));
  else {
    const before = last.get(id);
    const seq = Number(before?.seq ?? 0) + 1;
    take(id, seq, before?.stage as Stage, JSON.parse(body));
    send(res, 200, { id: `${id}|${seq}` });
  }
}

function take(id: string, seq: number, stage: Stage | undefined, said: { text: string } | undefined): void {
  const { next, replies } = answer(stage, said?.text ?? '');
  append.run(id, seq, next, JSON.stringify(said ?? null), JSON.stringify(replies));
}

function readFrom(id: string, after: number): object {
  const rows = since.all(id, after);
  const activities = rows.flatMap(({ seq, replies }) =>
    (JSON.parse(String(replies)) as Reply[]).map((reply, at) => ({ ...reply, id: `${id}|${seq}.${at}` })),
  );
  return { activities, watermark: String(rows.at(-1)?.seq ?? after) };
}

function send(res: ServerResponse, status: number, value: object): void {
  const json = JSON.stringify(value);
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(json),
  });
  res.end(json);
}
