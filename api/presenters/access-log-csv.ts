import type { NamedLook } from '../../domain/access-log.ts'
import { type LogReader, presentLook } from './access-log.ts'
import { csv } from './csv.ts'

/** The columns of SAPA's log, in its order; what Borgerdialog has none of stays empty. */
const columns = {
  'Log ID': ({ row }) => row.id,
  'Kald ID': ({ row }) => row.traceId,
  'Transaktions ID': ({ row }) => row.traceId,
  'Aftale ID': () => null,
  'KaldersAftale ID': () => null,
  Parametre: ({ row }) => JSON.stringify(row.parameters),
  Tidspunkt: ({ row }) => row.at,
  'Service ID': ({ row }) => row.operation,
  'IP Adresse': ({ row }) => row.address,
  Maskinnavn: ({ row }) => row.machine,
  'Bruger ID': ({ row }) => row.actorId,
  BrugerNavn: ({ row }) => row.userName,
  Bruger: ({ name }) => name,
  'IT-System ID': () => 'borgerdialog',
  'Organisatorisk ID': ({ row }) => row.organisationId,
  'Organisationsenhed ID': ({ row }) => row.organisationCode,
  'LOS-ID': () => null,
  'LOS-Navn': ({ row }) => row.organisation,
  Applikation: () => 'Borgerdialog',
  Komponent: ({ row }) => (row.actorKind === 'process' ? 'worker' : 'api'),
  Soegekriterier: ({ row }) => filtersOf(row),
  'Sags ID': ({ row }) => row.parameters.cancellationId ?? row.parameters.id,
  Part: ({ citizenId }) => citizenId,
  Aktoer: ({ row }) => row.role,
  'Anvendte CVR rettigheder': ({ row }) => row.permission,
  Beskrivelse: ({ row, text }) => [text, ...row.alarms].join(' '),
} satisfies Record<string, (told: Told) => string | null | undefined>

interface Told {
  row: NamedLook
  citizenId: string
  name: string | null
  text: string
}

export function accessLogCsv(rows: NamedLook[], reader: LogReader & { citizenId: string }): string {
  const { citizenId } = reader
  const lines = rows.map((row) => {
    const { who, text } = presentLook(row, reader)
    const told = { row, citizenId, name: who.name, text }
    return Object.values(columns).map((column) => column(told))
  })
  return csv(Object.keys(columns), lines)
}

/** What was asked for beside the thing itself. */
function filtersOf({ parameters }: NamedLook): string {
  const { id: _, ...filters } = parameters
  return new URLSearchParams(filters).toString()
}
