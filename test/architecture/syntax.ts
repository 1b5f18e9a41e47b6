/** What the rules ask of one place in the syntax tree (of @swc/core, which Jest uses too). */

export interface Node {
  [key: string]: unknown
  type?: string
}

type Visitor = (node: Node, parent: Node | undefined) => void

export function visit(value: unknown, parent: Node | undefined, visitor: Visitor): void {
  if (value === null || typeof value !== 'object') return
  if (Array.isArray(value)) {
    for (const one of value) visit(one, parent, visitor)
    return
  }
  const node = value as Node
  visitor(node, parent)
  for (const child of Object.values(node)) visit(child, node.type ? node : parent, visitor)
}

export function importTarget(node: Node): string | undefined {
  const dynamic = node.type === 'CallExpression' && typeOf(node.callee) === 'Import'
  const argument = dynamic ? (node.arguments as Node[])[0]?.expression : undefined
  const named = node.type === 'TsImportType' ? node.argument : (argument ?? node.source)
  return typeOf(named) === 'StringLiteral' ? String((named as Node).value) : undefined
}

export function isTypeOnly(node: Node): boolean {
  if (node.type === 'TsImportType' || node.typeOnly === true) return true
  const specifiers = (node.specifiers ?? []) as Node[]
  return specifiers.length > 0 && specifiers.every((one) => one.isTypeOnly === true)
}

export function readsEnvironment(node: Node): boolean {
  if (isMember(node, 'process', 'env') || isMember(node, 'Deno', 'env')) return true
  const fromProcess = /^(node:)?process$/.test(importTarget(node) ?? '')
  return fromProcess && !isTypeOnly(node)
}

export function asksClockOrChance(node: Node): boolean {
  const bareDate = node.type === 'NewExpression' && wordOf(node.callee) === 'Date'
  return (
    (bareDate && (node.arguments as unknown[] | null)?.length === 0) ||
    isMember(node, 'Date', 'now') ||
    isMember(node, 'Math', 'random') ||
    isMember(node, 'Temporal', 'Now')
  )
}

export function paramsOf(node: Node): unknown[] | undefined {
  if (node.type === 'ClassMethod' || node.type === 'PrivateMethod')
    return (node.function as { params: unknown[] }).params
  const named = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']
  const isFunction = [...named, 'Constructor', 'MethodProperty'].includes(node.type ?? '')
  return isFunction ? (node.params as unknown[]) : undefined
}

/** `describe` for the function in `describe('…', () => …)` and `describe.each(…)('…', () => …)`. */
export function calleeOf(parent: Node | undefined, node: Node): string | undefined {
  if (parent?.type !== 'CallExpression') return undefined
  if (!(parent.arguments as Node[]).some((one) => one.expression === node)) return undefined
  let callee = parent.callee as Node
  while (callee.type === 'CallExpression' || callee.type === 'MemberExpression')
    callee = (callee.type === 'CallExpression' ? callee.callee : callee.object) as Node
  return wordOf(callee)
}

function isMember(node: Node, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression' || wordOf(node.object) !== object) return false
  const { property: key } = node as { property: Node }
  return wordOf(key.type === 'Computed' ? key.expression : key) === property
}

export function wordOf(node: unknown): string {
  return String((node as Node | undefined)?.value ?? '')
}

export function typeOf(node: unknown): string | undefined {
  return (node as Node | null | undefined)?.type
}
