/** Files of the demo pages. They are few and small, so they are not part of the build in web/. */

export const DEMO_CSS = `
:root { color-scheme: light; font: 18px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: #1a1a1a; background: #f4f6f8; }
body { margin: 0; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem 1rem 6rem; }
h1 { font-size: 1.4rem; margin: .5rem 0; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
a { color: #0b5cad; }
.banner { margin: 0; padding: .6rem 1rem; background: #fff3cd; color: #5c4400; font-size: .9rem; }
.messages { list-style: none; margin: 0; padding: 0; }
.messages li, form, .empty { background: #fff; border: 1px solid #d5dbe1; border-radius: .5rem; padding: .8rem 1rem; margin: .8rem 0; }
.meta { display: flex; flex-wrap: wrap; gap: 0 .6rem; margin: 0; color: #4a5560; font-size: .9rem; overflow-wrap: anywhere; }
.meta time { margin-left: auto; }
.text { margin: .3rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.stale { color: #8a1f11; }
form { display: grid; gap: .4rem; }
input, button { font: inherit; padding: .7rem; border-radius: .4rem; border: 1px solid #7a8691; min-width: 0; }
button { margin-top: .6rem; background: #0b5cad; color: #fff; border-color: #0b5cad; }
:focus-visible { outline: 3px solid #f0a500; outline-offset: 2px; }
#result { margin: 0; min-height: 1.6em; }
#result.ok { color: #0a6b2d; }
#result.bad { color: #8a1f11; }
`;

/** Takes the list out of a fresh copy of the page, so that there is one way to draw it. */
export const OUTBOX_JS = `
const list = document.getElementById('messages');
const stale = document.getElementById('stale');
async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('messages');
    // Left alone while nothing is new: a text being selected stays selected.
    if (fresh && fresh.innerHTML !== list.innerHTML) list.replaceChildren(...fresh.childNodes);
    stale.hidden = true;
  } catch {
    stale.hidden = false;
  }
  setTimeout(refresh, 3000);
}
setTimeout(refresh, 3000);
`;

export const PORTAL_JS = `
const form = document.getElementById('login');
const result = document.getElementById('result');
function show(text, good) {
  result.textContent = text;
  result.className = good ? 'ok' : 'bad';
}
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const words = form.dataset;
  const button = form.querySelector('button');
  button.disabled = true;
  show(words.submitting, true);
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ account: form.elements.account.value, password: form.elements.password.value }),
    });
    const told = await answer.json();
    if (!answer.ok) show(told.error.message, false);
    else if (told.ok) show(words.ok, true);
    else if (told.reason === 'locked' && told.lockedUntil) {
      const until = new Date(told.lockedUntil).toLocaleString(document.documentElement.lang, { timeZone: 'Asia/Shanghai' });
      show(words.lockedUntil.replace('{time}', until), false);
    } else show(words[told.reason] || words.failed, false);
  } catch {
    show(words.failed, false);
  }
  button.disabled = false;
});
`;
