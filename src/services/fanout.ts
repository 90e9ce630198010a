import type { Fanout } from '../domain/ports.ts';

/** Wake-ups within this process. A listener that throws is reported and keeps nobody else asleep. */
export function createFanout({ onError }: { onError?: (error: unknown) => void } = {}): Fanout {
  const rooms = new Map<string, Set<{ listener: () => void }>>();

  return {
    wake(conversationId) {
      // Copied: a listener may leave, or bring another, while it is called.
      for (const { listener } of [...(rooms.get(conversationId) ?? [])]) {
        try {
          listener();
        } catch (error) {
          onError?.(error);
        }
      }
    },

    subscribe(conversationId, listener) {
      const room = rooms.get(conversationId) ?? new Set();
      rooms.set(conversationId, room);
      // An object of its own, so that the same function subscribed twice is two subscriptions.
      const seat = { listener };
      room.add(seat);
      return () => {
        room.delete(seat);
        if (room.size === 0 && rooms.get(conversationId) === room) rooms.delete(conversationId);
      };
    },
  };
}
