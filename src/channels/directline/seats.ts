import type { WebSocket } from 'ws';

/** Who listens: bounded per conversation and per client address. */
export interface Seats {
  /** `false` when the address holds as many streams as it may. */
  hasRoom(address: string): boolean;
  /** Takes a seat until the socket closes. The conversation's oldest stream makes room for a new one. */
  seat(socket: WebSocket, conversationId: string, address: string): void;
  all(): Iterable<WebSocket>;
  count(): number;
}

const POLICY_VIOLATION = 1008;

export function createSeats(limits: { perConversation: number; perAddress: number }): Seats {
  const everyone = new Set<WebSocket>();
  const byConversation = new Map<string, Set<WebSocket>>();
  const byAddress = new Map<string, number>();

  function leave(socket: WebSocket, conversationId: string, address: string): void {
    everyone.delete(socket);
    const listeners = byConversation.get(conversationId);
    listeners?.delete(socket);
    if (listeners?.size === 0) byConversation.delete(conversationId);
    const left = (byAddress.get(address) ?? 1) - 1;
    if (left > 0) byAddress.set(address, left);
    else byAddress.delete(address);
  }

  return {
    hasRoom: (address) => (byAddress.get(address) ?? 0) < limits.perAddress,
    seat(socket, conversationId, address) {
      const listeners = byConversation.get(conversationId) ?? new Set();
      byConversation.set(conversationId, listeners);
      // A phone that changed networks leaves dead streams behind: the newest is the one that is read.
      const open = [...listeners].filter((other) => other.readyState === other.OPEN);
      for (const other of open.slice(0, Math.max(0, open.length + 1 - limits.perConversation))) {
        other.close(POLICY_VIOLATION, 'collision');
      }
      everyone.add(socket);
      listeners.add(socket);
      byAddress.set(address, (byAddress.get(address) ?? 0) + 1);
      socket.once('close', () => leave(socket, conversationId, address));
    },
    all: () => everyone,
    count: () => everyone.size,
  };
}
