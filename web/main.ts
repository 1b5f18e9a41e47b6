import { pino } from 'pino'
import { readWeb } from '../config.ts'
import { closeOnSignal } from '../signals.ts'
import { openWeb } from './server.ts'

/** The pages alone; the API is somewhere else. */
const { logLevel, ...options } = readWeb()
const log = pino({ level: logLevel })
const web = await openWeb(options, log)
closeOnSignal(() => web.close(), log)
log.info({ webPort: web.port }, 'open')
