import { posix } from 'node:path'
import { parseSync } from '@swc/core'
import {
  asksClockOrChance,
  calleeOf,
  importTarget,
  isTypeOnly,
  type Node,
  paramsOf,
  readsEnvironment,
  typeOf,
  visit,
  wordOf,
} from './syntax.ts'
import type { TreeFile } from './tree.ts'

export interface Import {
  /** `domain/errors.ts` for one of ours, else as it is written: `node:fs`, `koa`. */
  target: string
  ours: boolean
  /** Nothing of it is left when the program runs. */
  typeOnly: boolean
}

export interface Source {
  path: string
  /** The first folder, or the file's own name where it stands at the root. */
  room: string
  lines: number
  commentLines: number
  imports: Import[]
  functions: { line: number; lines: number; params: number; calledBy: string | undefined }[]
  hasDefaultExport: boolean
  readsEnvironment: boolean
  /** Asks the clock or chance itself instead of taking `now`. */
  asksClockOrChance: boolean
  /** Values of the properties called `may`. */
  rights: string[]
  /** Keys of the object called `policies`. */
  policies: string[]
}

/** Reads one file into what the rules ask about, by its syntax tree. */
export function readSource({ path, text }: TreeFile): Source {
  const source: Source = {
    path,
    room: path.split('/')[0] ?? path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    commentLines: text.split('\n').filter((line) => /^\s*(\/\/|\/\*|\*)/.test(line)).length,
    imports: [],
    functions: [],
    hasDefaultExport: false,
    readsEnvironment: false,
    asksClockOrChance: false,
    rights: [],
    policies: [],
  }
  // the first statement's place tells what the parser counts from; it counts bytes
  const bytes = Buffer.from(`;${text.replace(/^#!/, '//')}`)
  const { body } = parseSync(bytes.toString(), { syntax: 'typescript', target: 'es2022' })
  const base = body[0]?.span.start ?? 1
  const lineAt = (offset: number) =>
    bytes
      .subarray(0, offset - base)
      .toString()
      .split('\n').length
  visit(body, undefined, (node, parent) => note(source, node, { parent, lineAt }))
  return source
}

interface Around {
  parent: Node | undefined
  lineAt: (offset: number) => number
}

function note(source: Source, node: Node, { parent, lineAt }: Around): void {
  const target = importTarget(node)
  if (target !== undefined) {
    const ours = target.startsWith('.')
    source.imports.push({
      ours,
      target: ours ? posix.join(posix.dirname(source.path), target) : target,
      typeOnly: isTypeOnly(node),
    })
  }
  if (node.type?.startsWith('ExportDefault')) source.hasDefaultExport = true
  source.readsEnvironment ||= readsEnvironment(node)
  source.asksClockOrChance ||= asksClockOrChance(node)
  noteRights(source, node)
  const params = paramsOf(node)
  if (!params) return
  const { start, end } = node.span as { start: number; end: number }
  const line = lineAt(start)
  const lines = lineAt(end) - line + 1
  source.functions.push({ line, lines, params: params.length, calledBy: calleeOf(parent, node) })
}

function noteRights(source: Source, node: Node): void {
  if (node.type === 'KeyValueProperty' && wordOf(node.key) === 'may') {
    if (typeOf(node.value) === 'StringLiteral') source.rights.push(wordOf(node.value))
  }
  if (node.type !== 'VariableDeclarator' || wordOf(node.id) !== 'policies') return
  visit(node.init, undefined, (inner, parent) => {
    if (inner.type === 'KeyValueProperty' && parent?.type === 'ObjectExpression')
      source.policies.push(wordOf(inner.key))
  })
}
