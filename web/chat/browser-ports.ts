import type { LinePorts, LineSocket } from './line/wire.ts';

function openSocket(address: string): LineSocket {
  // Behind a proxy that ends TLS a server may not know that its page came over HTTPS.
  const url = location.protocol === 'https:' ? address.replace(/^ws:/, 'wss:') : address;
  const socket = new WebSocket(url);
  const line: LineSocket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    close: () => socket.close(),
  };
  socket.onopen = () => line.onopen?.();
  socket.onmessage = (event) => line.onmessage?.(event);
  socket.onclose = () => line.onclose?.();
  socket.onerror = () => line.onerror?.();
  return line;
}

export const browserPorts: LinePorts = {
  fetch: (url, request) => fetch(url, { ...request, cache: 'no-store' }),
  openSocket,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  now: () => Date.now(),
  random: () => Math.random(),
  newId: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(''),
};
