export interface StreamSizes {
  /** Open streams of one identity, and of the process. */
  ofIdentity: number
  ofProcess: number
  /** A client that leaves more than this unread is dropped. */
  unreadBytes: number
  heartbeatMs: number
}

export const usualStreams: StreamSizes = {
  ofIdentity: 10,
  ofProcess: 2000,
  unreadBytes: 256 * 1024,
  heartbeatMs: 15_000,
}
