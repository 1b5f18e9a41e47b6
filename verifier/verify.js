#!/usr/bin/env -S node --no-warnings
import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { asText, isUnusable, tell } from './answer.js'
import { check } from './check.js'
import { inflate } from './inflate.js'
import { limits } from './zip.js'

const help = `verify <package.zip> [--key <key>]… [--checkpoint <file.json>] [--language en] [--json]

Kontrollerer en pakke fra en aktindsigt: at den er uændret, og at alt er der. Intet netværk bruges.
Checks a package of an aktindsigt: that it is unaltered, and all there. No network is used.

  --key         kommunens nøgle (base64) eller dens fingeraftryk; kan gentages
                the municipality's key (base64) or its fingerprint; may be repeated
  --checkpoint  kontrolpunktet, som det er offentliggjort: /v1/checkpoints/{number}
                the checkpoint as it was published
  --language    da eller en / da or en
  --json        svaret som JSON / the answer as JSON

Slutkode / exit code: 0 ja, yes · 1 nej, no · 2 kunne ikke læses, could not be read
`

/** Wrong use, or a file that cannot be read. */
class Unusable extends Error {}

/** @param {string} path @param {number} most */
async function readUpTo(path, most) {
  try {
    const { size } = await stat(path)
    if (size <= most) return await readFile(path)
  } catch (error) {
    throw new Unusable(`Kan ikke læses / cannot be read: ${/** @type {Error} */ (error).message}`)
  }
  throw new Unusable(`${path}: for stor / too big`)
}

function readArguments() {
  /** @type {{ type: 'string', multiple: true }} */
  const repeated = { type: 'string', multiple: true }
  /** @type {{ type: 'string' }} */
  const one = { type: 'string' }
  /** @type {{ type: 'boolean' }} */
  const flag = { type: 'boolean' }
  const options = { key: repeated, checkpoint: one, language: one, json: flag, help: flag }
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new Unusable(/** @type {Error} */ (error).message)
  }
}

async function main() {
  const { values, positionals } = readArguments()
  const [path, ...others] = positionals
  if (values.help) return say(help, 0)
  const { language = 'da' } = values
  if (!path || others.length > 0 || (language !== 'da' && language !== 'en')) {
    return say(help, 2)
  }
  const given = values.checkpoint
  const published = given ? await readUpTo(given, limits.zip) : undefined
  const zip = await readUpTo(path, limits.zip)
  const answer = await check(zip, {
    inflate,
    keys: values.key ?? [],
    ...(published ? { published } : {}),
  })
  const code = answer.ok ? 0 : isUnusable(answer) ? 2 : 1
  say(values.json ? `${JSON.stringify(answer, null, 2)}\n` : asText(tell(answer, language)), code)
}

/** @param {string} text @param {number} code */
function say(text, code) {
  process.exitCode = code
  const stream = code === 2 ? process.stderr : process.stdout
  stream.write(text)
}

try {
  await main()
} catch (error) {
  say(`${error instanceof Error ? error.message : String(error)}\n`, 2)
}
