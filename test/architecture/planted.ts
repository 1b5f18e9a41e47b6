import type { TreeFile } from './tree.ts'

export const imports = (what: string) =>
  `import { thing } from '${what}'\nexport const one = thing\n`
export const importsType = (what: string) =>
  `import type { Thing } from '${what}'\nexport type One = Thing\n`
const linesOf = (count: number) => 'export const one = 1\n'.repeat(count)
const functionOf = (count: number) => `export function long() {\n${'\n'.repeat(count - 2)}}\n`

export interface Planted {
  rule: string
  path: string
  text: string
  at?: string
}

/** One file for each way of breaking the house. */
export const planted: Planted[] = [
  { rule: 'rooms', path: 'schemas/a.ts', text: importsType('../domain/a.ts') },
  { rule: 'rooms', path: 'domain/a.ts', text: importsType('../db/models/a.ts') },
  { rule: 'rooms', path: 'domain/a.ts', text: `type A = import('../api/a.ts').A\n` },
  { rule: 'rooms', path: 'db/models/a.ts', text: importsType('../../activities/a.ts') },
  { rule: 'rooms', path: 'db/a.ts', text: `export * from '../integrations/a.ts'\n` },
  { rule: 'rooms', path: 'integrations/cpr/a.ts', text: imports('../../db/a.ts') },
  { rule: 'rooms', path: 'activities/a.ts', text: importsType('../workflows/contract.ts') },
  { rule: 'rooms', path: 'activities/a.ts', text: imports('../api/a.ts') },
  { rule: 'rooms', path: 'workflows/a.ts', text: imports('../activities/index.ts') },
  {
    rule: 'rooms',
    path: 'workflows/a.ts',
    text: `import { type A, b } from '../activities/index.ts'\nexport const c: A = b\n`,
  },
  { rule: 'rooms', path: 'workflows/a.ts', text: importsType('../db/a.ts') },
  { rule: 'rooms', path: 'api/a.ts', text: imports('../workflows/hands.ts') },
  { rule: 'rooms', path: 'api/a.ts', text: importsType('../worker/relay.ts') },
  { rule: 'rooms', path: 'api/a.ts', text: imports('../activities/index.ts') },
  { rule: 'rooms', path: 'api/a.ts', text: `export const a = () => import('../dev/a.ts')\n` },
  { rule: 'rooms', path: 'worker/a.ts', text: imports('../dev/a.ts') },
  { rule: 'rooms', path: 'worker/a.ts', text: imports('../test/run/house.ts') },
  { rule: 'rooms', path: 'web/a.ts', text: imports('../domain/a.ts') },
  { rule: 'rooms', path: 'web/a.ts', text: imports('../api/a.ts') },
  { rule: 'rooms', path: 'config.ts', text: imports('./domain/a.ts') },
  { rule: 'unknown room', path: 'services/a.ts', text: linesOf(1) },
  { rule: 'unknown room', path: 'main.ts', text: linesOf(1) },
  { rule: 'configuration', path: 'api/a.ts', text: imports('../config.ts') },
  { rule: 'signals', path: 'worker/house.ts', text: imports('../signals.ts') },
  { rule: 'built-ins', path: 'workflows/a.ts', text: imports('node:crypto') },
  { rule: 'built-ins', path: 'workflows/a.ts', text: imports('fs/promises') },
  { rule: 'built-ins', path: 'domain/a.ts', text: imports('node:fs') },
  { rule: 'packages', path: 'api/a.ts', text: imports('@temporalio/client') },
  { rule: 'packages', path: 'worker/a.ts', text: importsType('@temporalio/client') },
  { rule: 'packages', path: 'dev/a.ts', text: imports('@temporalio/worker') },
  { rule: 'packages', path: 'api/a.ts', text: imports('objection') },
  { rule: 'packages', path: 'activities/a.ts', text: importsType('knex') },
  { rule: 'packages', path: 'dev/a.ts', text: imports('pg') },
  { rule: 'packages', path: 'domain/a.ts', text: importsType('koa') },
  { rule: 'packages', path: 'worker/a.ts', text: imports('@koa/router') },
  { rule: 'environment', path: 'db/a.ts', text: 'export const a = process.env.HOME\n' },
  { rule: 'environment', path: 'dev/a.ts', text: `export const a = process['env']\n` },
  { rule: 'environment', path: 'api/a.ts', text: imports('node:process') },
  { rule: 'pure domain', path: 'domain/a.ts', text: 'export const a = () => new Date()\n' },
  { rule: 'pure domain', path: 'domain/a.ts', text: 'export const a = () => Date.now()\n' },
  { rule: 'file names', path: 'domain/utils.ts', text: linesOf(1) },
  { rule: 'file names', path: 'api/lib/a.ts', text: linesOf(1) },
  { rule: 'file names', path: 'test/helpers.test.ts', text: linesOf(1) },
  { rule: 'kebab-case', path: 'domain/replyPermission.ts', text: linesOf(1) },
  { rule: 'kebab-case', path: 'api/Acceptance/a.ts', text: linesOf(1) },
  { rule: 'default exports', path: 'domain/a.ts', text: 'export default 1\n' },
  { rule: 'default exports', path: 'domain/a.ts', text: 'export default function a() {}\n' },
  { rule: 'rights', path: 'api/routes/a.ts', text: `export const a = { may: 'eat cake' }\n` },
  { rule: 'file length', path: 'domain/a.ts', text: linesOf(251) },
  {
    rule: '95 % of the files',
    path: 'domain/a.ts',
    text: linesOf(151),
    at: 'have up to 151 lines',
  },
  { rule: 'median file', path: 'domain/a.ts', text: linesOf(51), at: 'has 51 lines' },
  {
    rule: 'function length',
    path: 'domain/a.ts',
    text: functionOf(61),
    at: 'domain/a.ts:1 has 61 lines',
  },
  {
    rule: 'parameters',
    path: 'domain/a.ts',
    text: '// æøå\nexport class A {\n  go(a, b, c, d) {}\n}\n',
    at: 'domain/a.ts:3 has 4 parameters',
  },
  { rule: 'parameters', path: 'api/a.ts', text: 'export const a = (b, c, d, e) => b\n' },
  {
    rule: 'comments',
    path: 'api/a.ts',
    text: '// why\nexport const a = 1\n',
    at: 'are 50.0 % of the lines',
  },
  { rule: 'comments', path: 'api/a.ts', text: linesOf(40), at: 'are 0.0 % of the lines' },
  {
    rule: 'npm scripts',
    path: 'package.json',
    text: JSON.stringify({ scripts: Object.fromEntries([...'abcdefghijklm'].map((a) => [a, a])) }),
    at: 'package.json has 13',
  },
]

export const allowed: TreeFile[] = [
  { path: 'workflows/a.ts', text: importsType('../activities/index.ts') },
  { path: 'workflows/b.ts', text: imports('@temporalio/workflow') },
  { path: 'api/a.ts', text: imports('../workflows/contract.ts') },
  { path: 'api/engine.ts', text: imports('@temporalio/client') },
  { path: 'api/main.ts', text: imports('../config.ts') },
  { path: 'db/a.ts', text: imports('knex') },
  { path: 'web/a.ts', text: importsType('../domain/a.ts') },
  { path: 'dev/main.ts', text: imports('../worker/house.ts') },
  { path: 'bench/a.ts', text: imports('@temporalio/client') },
  { path: 'test/a.ts', text: 'export const a = process.env.HOME\n' },
  { path: 'domain/policies.ts', text: `export const policies = { 'read cake': () => true }\n` },
  { path: 'api/routes/a.ts', text: `export const a = { may: 'read cake' }\n` },
  { path: 'api/routes/b.ts', text: `export const b = { may: 'anyone' }\n` },
  { path: 'domain/b.ts', text: 'export const b = (at: string) => new Date(at)\n' },
  { path: 'domain/c.ts', text: functionOf(60) },
  { path: 'test/run/begin.js', text: 'export default function begin() {}\n' },
  {
    path: 'test/b.test.ts',
    text: `describe.each([1])('b', () => {\n${'\n'.repeat(80)}})\n`,
  },
]
