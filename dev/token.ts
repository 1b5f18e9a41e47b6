/** `npm run --silent token -- anna` prints a bearer token, for curl, and nothing else. */
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { levels, type Wish } from './identity-claims.ts'
import { mintToken } from './mint-token.ts'
import { findPersona, personas } from './personas.ts'
import { readAddresses } from './running.ts'

const known = personas.map(({ subject }) => subject).join(', ')
const help = `
npm run --silent token -- <persona> [options]

  <persona>             one of ${known}
  --expired             a token whose time is over
  --audience <other>    a token for someone else
  --loa <level>         level of assurance: ${levels.join(', ')}; substantial where it is left out
  --private             an employee signed in as a private person`

class Misuse extends Error {}

try {
  process.stdout.write(`${await tokenFor(readArguments())}\n`)
} catch (error) {
  const { message } = error as Error
  process.stderr.write(error instanceof Misuse ? `${message}\n${help}\n` : `${message}\n`)
  process.exitCode = 1
}

function readArguments(): { subject: string; wish: Wish } {
  const { values, positionals } = parse()
  const [subject, more] = positionals
  const { audience } = values
  const loa = levels.find((level) => level === values.loa)
  if (subject === undefined) throw new Misuse('Whose?')
  if (more !== undefined) throw new Misuse(`One persona at a time, not "${more}" too`)
  if (findPersona(subject) === undefined) throw new Misuse(`There is no persona "${subject}"`)
  if (values.loa !== undefined && !loa) throw new Misuse(`There is no level "${values.loa}"`)
  if (audience === '') throw new Misuse('Which audience?')
  const wish: Wish = {
    ...(values.expired && { expired: 'true' }),
    ...(audience !== undefined && { audience }),
    ...(loa !== undefined && { loa }),
    ...(values.private && { private: 'true' }),
  }
  return { subject, wish }
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        expired: { type: 'boolean' },
        audience: { type: 'string' },
        loa: { type: 'string' },
        private: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new Misuse((error as Error).message)
  }
}

async function tokenFor({ subject, wish }: { subject: string; wish: Wish }): Promise<string> {
  const { dataFolder, oidcIssuer } = readConfig()
  const issuer = oidcIssuer ?? (await readAddresses(dataFolder))?.identityProvider
  if (issuer === undefined) throw new Error('Nothing is running: start it with npm start')
  return mintToken(issuer, subject, wish).catch((error: Error) => {
    // fetch fails with a TypeError when nobody answers.
    if (!(error instanceof TypeError)) throw error
    throw new Error(`Nothing is running at ${issuer}: start it with npm start`)
  })
}
