/**
 * Where a request came from, as far as its channel can tell, for the limits that hold over many conversations: the
 * client's network address; of a channel whose requests all come from one service, that channel's user. Only ever
 * compared, never read; kept as a blind index. Figures named `…PerAddress…` count by it.
 */
export type Origin = string;
