import { type Logger, pino } from 'pino'

/** One line of JSON an event. Ids and codes only: never a name, a text, a token or a body. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
