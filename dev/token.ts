/** `npm run --silent token -- anna` prints a bearer token, for curl, and nothing else. */
import { readConfig } from '../config.ts'
import { mintToken } from './mint-token.ts'
import { findPersona, personas } from './personas.ts'
import { readAddresses } from './running.ts'

const known = personas.map(({ subject }) => subject).join(', ')

try {
  process.stdout.write(`${await tokenFor(process.argv[2])}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}

async function tokenFor(subject: string | undefined): Promise<string> {
  if (subject === undefined)
    throw new Error(`Whose? npm run --silent token -- <persona>, one of ${known}`)
  if (findPersona(subject) === undefined)
    throw new Error(`There is no persona "${subject}"; there are ${known}`)
  const { dataFolder, oidcIssuer } = readConfig()
  const issuer = oidcIssuer ?? (await readAddresses(dataFolder))?.identityProvider
  if (issuer === undefined) throw new Error('Nothing is running: start it with npm start')
  return mintToken(issuer, subject).catch((error: Error) => {
    // fetch fails with a TypeError when nobody answers.
    if (!(error instanceof TypeError)) throw error
    throw new Error(`Nothing is running at ${issuer}: start it with npm start`)
  })
}
