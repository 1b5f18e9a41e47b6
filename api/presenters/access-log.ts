import {
  type AccessLogSettings,
  concerning,
  type NamedLook,
  nameFor,
} from '../../domain/access-log.ts'
import { tellLook } from '../../domain/access-words.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Language } from '../../domain/language.ts'
import type { AccessLogLine } from '../../schemas/access-log.ts'

export interface LogReader {
  actor: Actor
  /** Whose log it is; undefined across citizens. */
  citizenId?: string
  settings: AccessLogSettings
  language: Language
}

/** As the reader may see it; the last lines are for records officers. */
export function presentLook(row: NamedLook, reader: LogReader): AccessLogLine {
  const { actor, citizenId, settings, language } = reader
  const line = citizenId === undefined ? row : concerning(row, citizenId)
  const name = nameFor(actor, line, settings)
  const { actorKind: kind, role, organisation, fields, purpose, actorId } = line
  const whose = { isCitizen: actor.id === citizenId, isLooker: actor.id === actorId, language }
  return {
    id: line.id,
    at: line.at,
    who: { kind, role, organisation, name },
    onBehalfOf: line.onBehalfOf,
    fields,
    purpose,
    breakGlass: purpose === 'break-glass',
    text: tellLook({ ...line, name }, whose),
    traceId: line.traceId,
    ...(actor.kind === 'employee' && forOfficers(row)),
  }
}

function forOfficers(row: NamedLook) {
  const { alarms, actorId, citizenIds, operation, parameters, address, machine } = row
  return { alarms, actorId, citizenIds, operation, parameters, address, machine }
}
