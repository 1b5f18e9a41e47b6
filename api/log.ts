import { type Logger, pino } from 'pino'

/** One line of JSON an event. Ids and codes only: never a name, a text, a token or a body. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}

/** Where it went wrong, without the message, which may quote what someone wrote. */
export function placesOf(error: Error): string[] {
  const lines = error.stack?.split('\n') ?? []
  return lines.filter((line) => /^\s+at /.test(line)).slice(0, 8)
}
