import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const NAME = 'yct_form';
const SECRET = /^[\w-]{43}$/;

export function newBrowserSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The secret this browser was given for the form, if any. */
export function browserSecret(req: IncomingMessage): string | undefined {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.split('=', 2).map((part) => part.trim());
    if (name === NAME && value !== undefined && SECRET.test(value)) return value;
  }
  return undefined;
}

/**
 * A cookie that only this form's address gets, and no script. Inside a portal's page the form is a third
 * party: browsers keep such a cookie only when it is Secure, SameSite=None and Partitioned, which needs https.
 */
export function formCookie(token: string, secret: string, options: { https: boolean }): string {
  const site = options.https ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax';
  return `${NAME}=${secret}; Path=/f/${token}; HttpOnly; ${site}`;
}
