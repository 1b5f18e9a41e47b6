import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { decodeJwt } from 'jose'
import { type IdentityProvider, startIdentityProvider } from '../../dev/identity-provider.ts'

let folder: string
let identity: IdentityProvider

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-token-'))
  identity = await startIdentityProvider({ port: 0, folder, audience: 'borgerdialog' })
})
afterAll(async () => {
  await identity.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Said {
  code: unknown
  out: string
  error: string
}

function token(args: string[], issuer = identity.issuer): Promise<Said> {
  const env = { ...process.env, NODE_OPTIONS: '', OIDC_ISSUER: issuer, DATA_FOLDER: folder }
  const command = ['--import', 'tsx', 'dev/token.ts', ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (failure, out, error) =>
      resolve({ code: failure?.code ?? 0, out, error }),
    )
  })
}

const claimsOf = async (...args: string[]) => decodeJwt((await token(args)).out)
const seconds = () => Date.now() / 1000

describe('npm run token', () => {
  it('prints a token and nothing else', async () => {
    const { code, out, error } = await token(['anna'])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    expect(decodeJwt(out)).toMatchObject({ sub: 'anna', aud: 'borgerdialog' })
  })

  it('prints one whose time is over, when asked to', async () => {
    const { iat, exp } = await claimsOf('anna', '--expired')
    expect(exp).toBeLessThan(seconds() - 3000)
    expect(iat).toBeLessThan(exp ?? 0)
  })

  it('prints one for someone else, when asked to', async () => {
    expect(await claimsOf('--audience', 'other', 'anna')).toMatchObject({ aud: 'other' })
  })

  it.each([
    ['low', 'Low'],
    ['substantial', 'Substantial'],
    ['high', 'High'],
  ])('prints one of the level of assurance asked for: %s', async (level, name) => {
    const { loa } = await claimsOf('anna', '--loa', level)
    expect(loa).toBe(`https://data.gov.dk/concept/core/nsis/${name}`)
  })

  it('prints one of an employee who signed in privately, when asked to', async () => {
    const privately = await claimsOf('eva', '--private')
    expect(privately).toMatchObject({ sub: 'eva', identity_type: 'private' })
    expect(Object.keys(privately).join()).not.toContain('nemlogin')
  })

  it.each<[string, string[], string]>([
    ['nobody', [], 'Whose?'],
    ['a stranger', ['mallory'], 'There is no persona "mallory"'],
    ['two', ['anna', 'bent'], 'One persona at a time, not "bent" too'],
    ['an unknown option', ['anna', '--admin'], "Unknown option '--admin'"],
    ['an unknown level', ['anna', '--loa', 'highest'], 'There is no level "highest"'],
    ['no audience', ['anna', '--audience'], "Option '--audience <value>' argument missing"],
    ['an empty audience', ['anna', '--audience='], 'Which audience?'],
  ])('says how it is used when it is misused: %s', async (_, args, said) => {
    const { code, out, error } = await token(args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(error).toContain(said)
    for (const word of ['anna, bent', '--expired', '--audience', '--loa', '--private']) {
      expect(error).toContain(word)
    }
  })

  it('says in one line that nothing is running', async () => {
    const { code, error } = await token(['anna'], 'http://localhost:1')
    expect(code).toBe(1)
    expect(error).toBe('Nothing is running at http://localhost:1: start it with npm start\n')
  })
})
