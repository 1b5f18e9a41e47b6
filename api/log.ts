import { hostname } from 'node:os'
import { types } from 'node:util'
import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * One line of JSON an event, so whatever stands in a value ends no line. Ids and codes only: never a
 * name, a text, an address, a token or a body.
 */
export function createLog(level: string, stream?: DestinationStream): Logger {
  const options = { level, base: { machine: hostname() }, timestamp: pino.stdTimeFunctions.isoTime }
  return pino(options, stream)
}

/** What kind of a failure it is: never its message, which may quote what someone wrote. */
export function nameOf(error: unknown): string {
  return types.isNativeError(error) ? error.name : 'unknown'
}

/** Names, codes and places only: a message may quote what someone wrote. */
export function failureOf(error: unknown): object {
  if (!types.isNativeError(error)) return { name: typeof error }
  return { name: error.name, code: codeOf(error) ?? codeOf(error.cause), at: placesOf(error) }
}

/** Where it went wrong, without the message. */
export function placesOf(error: Error): string[] {
  const lines = error.stack?.split('\n') ?? []
  return lines.filter((line) => /^\s+at /.test(line)).slice(0, 8)
}

function codeOf(error: unknown): unknown {
  return types.isNativeError(error) && 'code' in error ? error.code : undefined
}
