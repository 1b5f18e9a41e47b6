import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { allowed, imports, planted } from './architecture/planted.ts'
import { check } from './architecture/rules.ts'
import { readSource } from './architecture/source.ts'
import { readTree } from './architecture/tree.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const tree = await readTree(root)

describe('the house', () => {
  it('keeps every rule', () => {
    expect(check(tree).map(({ rule, at }) => `${rule}: ${at}`)).toEqual([])
  })

  it('is read whole', () => {
    const rooms = new Set(tree.map(({ path }) => path.split('/')[0]))
    const names = [
      'config.ts',
      'schemas',
      'domain',
      'db',
      'activities',
      'workflows',
      'api',
      'worker',
    ]
    for (const name of names) expect(rooms).toContain(name)
    const relay = tree.find(({ path }) => path === 'worker/relay.ts')
    const targets = relay && readSource(relay).imports.map(({ target }) => target)
    expect(targets).toContain('api/engine.ts')
    expect(targets).toContain('pino')
  })
})

describe('the checker', () => {
  it.each(planted.map((one) => ({ ...one, line: one.text.split('\n')[0]?.slice(0, 60) })))(
    'finds a planted violation of "$rule" in $path: $line',
    ({ rule, path, text, at }) => {
      const found = check([{ path, text }]).filter((violation) => violation.rule === rule)
      expect(found).toHaveLength(1)
      expect(found[0]?.at).toContain(at ?? path)
    },
  )

  it('finds nothing in a house that keeps the rules', () => {
    expect(check(allowed).filter(({ rule }) => rule !== 'comments')).toEqual([])
  })

  it('finds a planted violation among all the real files', () => {
    const path = 'domain/a.ts'
    const found = check([...tree, { path, text: imports('../db/database.ts') }])
    expect(found).toContainEqual({ rule: 'rooms', at: `${path} imports db/database.ts` })
  })
})
