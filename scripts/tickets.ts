import { parseArgs } from 'node:util';
import { loadEnvFile } from '../src/config.ts';
import { showReachedAt } from '../src/dialogs/human/show-reached-at.ts';
import { showIdentifier } from '../src/dialogs/recovery/show-identifier.ts';
import { OperatorError } from '../src/domain/operator-error.ts';
import type { Tickets } from '../src/domain/ports.ts';
import { parseTicketNumber, type Ticket } from '../src/domain/tickets.ts';
import { openData } from './open-data.ts';
import { portalTime } from './portal-time.ts';

/**
 * What citizens left for the staff. Personal data is masked; --contact shows where to reach the citizen, and that
 * somebody looked is kept in the audit trail.
 */
const USAGE = `usage: npm run --silent tickets -- list
       npm run --silent tickets -- show NUMBER [--contact --as NAME]
       npm run --silent tickets -- close NUMBER --as NAME`;

try {
  loadEnvFile();
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
}

/** Resolves to the exit code: 2 when the line was not understood. */
async function run(args: string[]): Promise<number> {
  const work = understand(args);
  if (!work) {
    console.log(USAGE);
    return 2;
  }
  await withTickets(work);
  return 0;
}

function understand(args: string[]): ((tickets: Tickets) => Promise<void>) | undefined {
  const parsed = parse(args);
  if (!parsed) return undefined;
  const [command, typed, ...more] = parsed.positionals;
  if (command === 'list') return typed === undefined ? list : undefined;
  if ((command !== 'show' && command !== 'close') || !typed || more.length > 0) return undefined;
  const number = parseTicketNumber(typed);
  if (!number) throw new OperatorError(`NUMBER: ${typed} is not one, such as RG202601050001`);
  if (command === 'show' && !parsed.values.contact) return (all) => show(all, number);
  const by = parsed.values.as?.trim();
  if (!by) throw new OperatorError('--as NAME: who does this is kept in the audit trail');
  return (all) => (command === 'show' ? showContact(all, number, by) : close(all, number, by));
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { as: { type: 'string' }, contact: { type: 'boolean' } },
    });
  } catch {
    // An option nobody knows, or one without its value.
    return undefined;
  }
}

async function withTickets(work: (tickets: Tickets) => Promise<void>): Promise<void> {
  const data = await openData(process.env, Date.now);
  try {
    await work(data.tickets);
  } finally {
    await data.close();
  }
}

async function list(tickets: Tickets): Promise<void> {
  const open = await tickets.list();
  if (open.length === 0) console.log('no messages');
  for (const { number, at, case: facts, problem } of open)
    console.log(
      `${number}  ${portalTime(at)}  ${(facts?.situation ?? '-').padEnd(16)} ${inOneLine(problem)}`,
    );
}

async function show(tickets: Tickets, number: string): Promise<void> {
  console.log(describe(await find(tickets, number)).join('\n'));
}

async function showContact(tickets: Tickets, number: string, by: string): Promise<void> {
  const { reachedAt } = await find(tickets, number);
  await tickets.noteShown(number, by);
  console.log(reachedAt.value);
}

async function close(tickets: Tickets, number: string, by: string): Promise<void> {
  await find(tickets, number);
  if ((await tickets.close(number, by)) === 'not-open') throw new OperatorError(`${number}: closed already`);
  console.log(`${number}: closed`);
}

async function find(tickets: Tickets, number: string): Promise<Ticket> {
  const ticket = await tickets.get(number);
  if (!ticket) throw new OperatorError(`${number}: there is none`);
  return ticket;
}

function describe(ticket: Ticket): string[] {
  const { case: facts, closed } = ticket;
  const lines: [string, string | undefined][] = [
    ['number', ticket.number],
    ['status', closed ? `closed ${portalTime(closed.at)} by ${closed.by}` : 'open'],
    ['left at', portalTime(ticket.at)],
    ['conversation', ticket.conversationId],
    ['language', ticket.locale],
    ['reach at', `${showReachedAt(ticket.reachedAt)} (${ticket.reachedAt.kind}, not verified)`],
    ['problem', inOneLine(ticket.problem)],
    ['also named', ticket.stated.map(showIdentifier).join(', ') || undefined],
    ['came from', facts?.situation],
    [
      'account',
      facts?.identifier && `${showIdentifier(facts.identifier)} (${facts.identifier.kind}, as typed)`,
    ],
    ['account id', facts?.accountId],
    ['proven', facts?.proven],
    ...(facts?.tried ?? []).map(({ at, what, result }): [string, string] => [
      'tried',
      `${portalTime(at)}  ${what}: ${result}`,
    ]),
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name.padEnd(13)} ${value}`]));
}

/** A second line of the citizen's could look like one of ours. */
function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
