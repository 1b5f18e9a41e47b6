import { execFile } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { readClaimMap } from '../../api/claim-map.ts'

const own = {
  cpr: 'person.cpr',
  assurance: { claim: 'acr', substantial: 'urn:broker:substantial' },
  identity: { claim: 'type', professional: ['work', 'signatory'] },
}

describe('OIDC_CLAIMS', () => {
  it.each(['nets', 'idura', 'signicat'])('names a broker: %s', (name) => {
    expect(readClaimMap(name)).toMatchObject({ cpr: expect.any(String) })
  })

  it('is a map of the same shape for any other broker', () => {
    expect(readClaimMap(JSON.stringify(own))).toEqual(own)
    const full = { ...own, identity: { ...own.identity, private: ['home'], marks: 'company' } }
    expect(readClaimMap(JSON.stringify(full))).toEqual(full)
  })

  it.each<[string, string, RegExp]>([
    ['an unknown name', 'criipto', /one of nets, idura, signicat, or a JSON object/],
    ['the name of a method', 'constructor', /one of nets/],
    ['half a map', '{"cpr":', /one of nets/],
    ['a list', '[]', /must be object/],
    ['nothing in it', '{}', /'cpr'.*'assurance'.*'identity'/],
    ['a misspelt part', JSON.stringify({ ...own, CPR: 'x' }), /must NOT have additional/],
    ['a path that is none', JSON.stringify({ ...own, cpr: '' }), /\/cpr/],
    ['a path that is a number', JSON.stringify({ ...own, cpr: 5 }), /\/cpr must be string/],
    [
      'no word for Substantial',
      JSON.stringify({ ...own, assurance: { claim: 'acr' } }),
      /\/assurance must have required property 'substantial'/,
    ],
    [
      'a word that ends its header',
      JSON.stringify({ ...own, assurance: { claim: 'acr', substantial: 'a"\r\nX: y' } }),
      /\/assurance\/substantial/,
    ],
    [
      'no word for professional',
      JSON.stringify({ ...own, identity: { claim: 'type', professional: [] } }),
      /\/identity\/professional/,
    ],
  ])('is refused, with what is wrong: %s', (_, text, said) => {
    expect(() => readClaimMap(text)).toThrow(/^OIDC_CLAIMS /)
    expect(() => readClaimMap(text)).toThrow(said)
  })
})

describe('an API whose claim map is malformed', () => {
  it('ends at its start, and says so', async () => {
    const { code, said } = await startApi('{"cpr":"dk.cpr"}')
    expect(code).toBe(1)
    expect(said).toContain("OIDC_CLAIMS  must have required property 'assurance'")
  })
})

function startApi(claims: string): Promise<{ code: unknown; said: string }> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    DATABASE_URL: 'postgres://localhost:1/nowhere',
    TEMPORAL_ADDRESS: 'localhost:1',
    OIDC_ISSUER: 'http://localhost:1',
    PAYLOAD_KEYS: `test:${Buffer.alloc(32).toString('base64')}`,
    MUNICIPAL_KEYS: `test:${Buffer.alloc(32).toString('base64')}`,
    LOOKUP_KEY: Buffer.alloc(32).toString('base64'),
    OIDC_CLAIMS: claims,
    API_PORT: '0',
  }
  const options = { env, timeout: 30_000 }
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'api/main.ts'], options, (error, _, said) =>
      resolve({ code: error?.code, said }),
    )
  })
}
