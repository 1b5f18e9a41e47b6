import { signed, zipped } from '../made-up-package.ts'
import { contentOf, genuine, type Mutant, replaced } from './mutant.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Path = (string | number)[]

/** All that are JSON. */
export const files = [
  ...['manifest.json', 'signature.json', 'checkpoint.json', 'completeness.json', 'entries.json'],
  ...['access-log.json', 'withheld.json', 'request.json'],
]

/** Signed anew as it must be, so that only the file itself tells. */
async function zipWith(name: string, bytes: Buffer | string): Promise<{ zip: Buffer }> {
  const alone = new Map([...genuine, [name, Buffer.from(bytes)]])
  if (name === 'signature.json') return { zip: await zipped(alone) }
  return { zip: await zipped(name === 'manifest.json' ? signed(alone) : replaced(name, bytes)) }
}

function one(name: string, what: string, bytes: Buffer | string): Mutant {
  return { name: `${name}: ${what}`, expected: 'json-malformed', make: () => zipWith(name, bytes) }
}

/** What is no JSON, or more than one may send. */
export function malformed(): Mutant[] {
  return files.flatMap((name) => {
    const bytes = contentOf(genuine, name)
    const text = JSON.stringify(JSON.parse(String(bytes)))
    const body = text.trim().slice(1)
    const begin = text[0] ?? ''
    const twice = text.replace(/"([a-zA-Z]+)":/, '"$1":0,"$1":')
    const escaped = text.replace(/"([a-z])([a-zA-Z]+)":/, (all, first: string, rest: string) => {
      return `"\\u00${first.charCodeAt(0).toString(16)}${rest}":0,${all}`
    })
    return [
      one(name, 'a byte order mark', `\ufeff${text}`),
      one(name, 'UTF-16', Buffer.from(text, 'utf16le')),
      one(name, 'no UTF-8', Buffer.concat([bytes, Buffer.from([0xc3, 0x28])])),
      one(
        name,
        'an overlong sign',
        Buffer.concat([bytes.subarray(0, 1), Buffer.from([0xc0, 0xa0])]),
      ),
      one(name, 'nothing', ''),
      one(name, 'a comment', `/* */${text}`),
      one(name, 'two values', text + text),
      one(name, 'a comma at the end', `${text.trim().slice(0, -1)},${text.trim().at(-1)}`),
      one(name, 'not a number', `${begin}"a":NaN,${body}`),
      one(name, 'cut off', text.trim().slice(0, -1)),
      one(name, 'very deep', '['.repeat(100_000)),
      one(name, 'deep, but whole', '['.repeat(40) + ']'.repeat(40)),
      one(
        name,
        'a huge number',
        text
          .replace(/"(number|version|part|passages|count)":\d+/, '"$1":1e999')
          .replace(/"keyId":/, '"a":1e999,"keyId":')
          .replace(/"path":/, '"a":1e999,"path":'),
      ),
      one(name, 'half of a pair', text.replace(/":"/, '":"\\ud800')),
      one(name, 'a line break in a text', text.replace(/":"/, '":"\n')),
      { ...one(name, 'a name twice', twice), expected: 'json-name-twice' },
      { ...one(name, 'a name twice, escaped', escaped), expected: 'json-name-twice' },
    ]
  })
}

/** Each member of each file: missing, of another type, or with something beside it. */
export function misshapen(name: string): Mutant[] {
  const value: Json = JSON.parse(String(genuine.get(name)))
  return pathsOf(value)
    .filter((path) => !isFree(path))
    .flatMap((path) => wrongAt(name, value, path))
}

/** In a content and in labels there may be anything; the `content` of a header is a hash. */
const isFree = (path: Path) =>
  !path.includes('header') && path.some((part) => part === 'content' || part === 'labels')

function wrongAt(name: string, value: Json, path: Path): Mutant[] {
  const here = path.reduce<Json>((from, part) => childOf(from, part), value)
  const isNumber = typeof here === 'number'
  const others: [string, Json][] = [
    ['as null', null],
    ['as a truth', path.at(-1) === 'automatic' ? 'true' : true],
    ['as a number', isNumber ? String(here) : 7],
    ['as another thing', Array.isArray(here) ? {} : []],
    ...(isNumber
      ? ([
          ['as a fraction', 1.5],
          ['as less than zero', -1],
        ] satisfies [string, Json][])
      : []),
    ...strangeTexts(here),
  ]
  const place = `$${path.map((part) => `.${part}`).join('')}`
  const mutants = others
    .filter(([, wrong]) => !(wrong === null && path.at(-1) === 'found'))
    .map(([how, wrong]): [string, Json] => [how, put(value, path, wrong)])
  if (typeof path.at(-1) === 'string') mutants.push(['missing', put(value, path, undefined)])
  if (here !== null && typeof here === 'object' && !Array.isArray(here))
    mutants.push(['with one more', put(value, [...path, 'more'], 1)])
  return mutants.map(([how, wrong]) => ({
    name: `${name} ${place} ${how}`,
    expected: name === 'signature.json' ? ['wrong-shape', 'signature-wrong'] : 'wrong-shape',
    make: () => zipWith(name, JSON.stringify(wrong)),
  }))
}

function strangeTexts(here: Json): [string, Json][] {
  if (typeof here !== 'string') return []
  if (/^[0-9a-f]{64}$/.test(here))
    return [
      ['in capitals', `${here.slice(1)}A`],
      ['too short', here.slice(1)],
      ['too long', `${here}0`],
    ]
  if (/^[0-9a-f-]{36}$/.test(here)) return [['with braces', `{${here}}`]]
  if (/^\d{4}-.*Z$/.test(here))
    return [
      ['a day that is not', '2026-02-30T10:00:00.000Z'],
      ['in another zone', here.replace('Z', '+01:00')],
      ['without milliseconds', here.replace('.000', '')],
      ['with a line break', `${here}\n`],
    ]
  return []
}

/** The way to each member; of a list only its first. */
function pathsOf(value: Json, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  const names = Array.isArray(value) ? (value.length > 0 ? [0] : []) : Object.keys(value)
  return [path, ...names.flatMap((part) => pathsOf(childOf(value, part), [...path, part]))]
}

function childOf(value: Json, part: string | number): Json {
  if (value === null || typeof value !== 'object') return null
  return (Array.isArray(value) ? value[Number(part)] : value[part]) ?? null
}

/** The same with another value there, or with none. */
function put(value: Json, [part, ...rest]: Path, wrong: Json | undefined): Json {
  if (part === undefined) return wrong ?? null
  const child = rest.length > 0 ? put(childOf(value, part), rest, wrong) : wrong
  if (Array.isArray(value)) return value.map((one, n) => (n === part ? (child ?? null) : one))
  const { [part]: _, ...others } = Object(value) as { [name: string]: Json }
  return child === undefined ? others : { ...others, [part]: child }
}
