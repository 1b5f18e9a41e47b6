import { builtinModules } from 'node:module'
import type { Import, Source } from './source.ts'

export interface Violation {
  rule: string
  /** The file, with the line or with what is wrong in it. */
  at: string
}

/** The table of design §2: which rooms a room may import. `types of x` leaves nothing at run time. */
const below = ['schemas', 'domain', 'ledger', 'package', 'db', 'integrations']
const mayImport: Record<string, string[]> = {
  'config.ts': ['environment.ts', 'production.ts'],
  'environment.ts': [],
  'production.ts': [],
  'signals.ts': [],
  schemas: [],
  domain: ['schemas'],
  ledger: ['schemas'],
  package: ['schemas', 'domain', 'ledger'],
  db: ['schemas', 'domain', 'ledger'],
  integrations: ['schemas', 'domain', 'ledger'],
  activities: below,
  workflows: ['schemas', 'domain', 'types of activities'],
  api: ['schemas', 'domain', 'ledger', 'package', 'db', 'workflows/contract.ts'],
  audit: ['schemas', 'ledger', 'db', 'integrations'],
  worker: [...below, 'activities', 'workflows', 'api'],
  dev: [...below, 'activities', 'workflows', 'api', 'worker', 'audit', 'web'],
  web: ['schemas', 'types of domain'],
  verifier: [],
}

/** Where a package may be used; `types of x` as above. */
const mayUse: Record<string, string[]> = {
  '@temporalio/client': ['api/engine.ts'],
  '@temporalio/worker': ['worker'],
  '@temporalio/workflow': ['workflows'],
  '@temporalio/activity': ['activities'],
  objection: ['db'],
  knex: ['db'],
  pg: ['db'],
  koa: ['api', 'web', 'dev/identity-pages.ts'],
  '@koa/router': ['api', 'web'],
}

/** What composition roots alone know: the configuration, and how a process ends. */
const forRoots: Record<string, string> = { 'config.ts': 'configuration', 'signals.ts': 'signals' }
const composes = (path: string) => /^(\w+\/main|dev\/[^/]+)\.ts$/.test(path)

/** Jest's settings stand at the root; tests and measurements look at all rooms from outside. */
const noRooms = ['jest.config.js', 'test', 'bench']

export function checkRooms(sources: Source[]): Violation[] {
  const known = new Set([...Object.keys(mayImport), ...noRooms])
  return sources
    .filter(({ room }) => !known.has(room))
    .map(({ path }) => ({ rule: 'unknown room', at: path }))
}

export function isRoom(room: string): boolean {
  return room in mayImport
}

export function checkArrows(sources: Source[]): Violation[] {
  return sources
    .filter(({ room }) => isRoom(room))
    .flatMap((source) =>
      source.imports.flatMap((imported) => {
        const rule = imported.ours
          ? brokenByRoom(source, imported)
          : brokenByPackage(source, imported)
        const words = imported.typeOnly ? 'types of ' : ''
        return rule ? [{ rule, at: `${source.path} imports ${words}${imported.target}` }] : []
      }),
    )
}

function brokenByRoom({ path, room }: Source, { target, typeOnly }: Import): string | undefined {
  const other = target.split('/')[0] ?? target
  if (other in forRoots) return composes(path) ? undefined : forRoots[other]
  if (other === room) return undefined
  return isGranted(mayImport[room] ?? [], { path: target, typeOnly }) ? undefined : 'rooms'
}

function brokenByPackage({ path, room }: Source, imported: Import): string | undefined {
  const { target, typeOnly } = imported
  const name = target.split('/', target.startsWith('@') ? 2 : 1).join('/')
  const isBuiltIn = target.startsWith('node:') || builtinModules.includes(name)
  if (isBuiltIn && ['schemas', 'domain', 'workflows'].includes(room)) return 'built-ins'
  const places = mayUse[name]
  return places && !isGranted(places, { path, typeOnly }) ? 'packages' : undefined
}

/** Places are rooms or single files. */
function isGranted(places: string[], asked: { path: string; typeOnly: boolean }): boolean {
  return places.some((place) => {
    const of = place.replace('types of ', '')
    const there = asked.path === of || asked.path.startsWith(`${of}/`)
    return there && (of === place || asked.typeOnly)
  })
}
