import { checkArrows, checkRooms, isRoom, type Violation } from './arrows.ts'
import { checkComments, checkFiles, checkFunctions, checkScripts, checkSpread } from './budgets.ts'
import { readSource, type Source } from './source.ts'
import type { TreeFile } from './tree.ts'

const nameless = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'lib', 'misc'])
/** Tools that read a default export: Jest's settings, its setup and its teardown. */
const demandDefault = new Set(['jest.config.js', 'test/run/begin.js', 'test/run/end.js'])
const openRights = new Set(['anyone', 'signed in'])

/** Everything that the house holds itself to; a pure function of its files. */
export function check(files: TreeFile[]): Violation[] {
  const sources = files.filter(({ path }) => path !== 'package.json').map(readSource)
  const rooms = sources.filter(({ room }) => isRoom(room))
  return [
    ...checkRooms(sources),
    ...checkArrows(sources),
    ...rooms.filter(readsEnvironmentElsewhere).map(violates('environment')),
    ...rooms.filter(isImpureDomain).map(violates('pure domain')),
    ...sources.filter(isNameless).map(violates('file names')),
    ...sources.filter(isNotKebabCase).map(violates('kebab-case')),
    ...sources.filter(hasNeedlessDefault).map(violates('default exports')),
    ...checkRights(sources),
    ...checkFiles(sources),
    ...checkSpread(rooms),
    ...checkFunctions(sources),
    ...checkComments(rooms),
    ...files
      .filter(({ path }) => path === 'package.json')
      .flatMap(({ text }) => checkScripts(text)),
  ]
}

function violates(rule: string) {
  return ({ path }: Source): Violation => ({ rule, at: path })
}

function readsEnvironmentElsewhere({ path, readsEnvironment }: Source): boolean {
  return readsEnvironment && path !== 'config.ts'
}

function isImpureDomain({ room, asksClockOrChance }: Source): boolean {
  return room === 'domain' && asksClockOrChance
}

function isNameless({ path }: Source): boolean {
  return path.split('/').some((part) => nameless.has(part.split('.')[0] ?? ''))
}

function isNotKebabCase({ path }: Source): boolean {
  return !path.split('/').every((part) => /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(part))
}

function hasNeedlessDefault({ path, hasDefaultExport }: Source): boolean {
  return hasDefaultExport && !demandDefault.has(path)
}

/** A route names the right that it asks for: one of the one access table. */
function checkRights(sources: Source[]): Violation[] {
  const known = new Set(sources.flatMap(({ path, policies }) => (isTable(path) ? policies : [])))
  return sources
    .filter(({ path }) => path.startsWith('api/routes/'))
    .flatMap(({ path, rights }) =>
      rights
        .filter((right) => !known.has(right) && !openRights.has(right))
        .map((right) => ({ rule: 'rights', at: `${path} names "${right}"` })),
    )
}

function isTable(path: string): boolean {
  return path === 'domain/policies.ts'
}
