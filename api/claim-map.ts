/** Where each broker writes what we need to know of a person; decision 11. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FromSchema } from 'json-schema-to-ts'

const path = { type: 'string', minLength: 1 } as const
const values = { type: 'array', items: { type: 'string' }, minItems: 1 } as const

/** A claim is a literal name, which may hold dots, or a path into nested objects. */
const claimMapSchema = {
  type: 'object',
  properties: {
    cpr: path,
    assurance: {
      type: 'object',
      properties: {
        claim: path,
        /** What a client asks for (`acr_values`) to get at least Substantial. */
        substantial: { type: 'string', pattern: '^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$' },
      },
      required: ['claim', 'substantial'],
      additionalProperties: false,
    },
    identity: {
      type: 'object',
      properties: {
        claim: path,
        professional: values,
        /** Where these are given, a value that is neither is refused. */
        private: values,
        /** A claim that only professional identities have: `x` is also every `x.y`. */
        marks: path,
      },
      required: ['claim', 'professional'],
      additionalProperties: false,
    },
  },
  required: ['cpr', 'assurance', 'identity'],
  additionalProperties: false,
} as const

export type ClaimMap = FromSchema<typeof claimMapSchema>

/** NSIS 2.1: the levels as data.gov.dk names them. */
export const nsis = 'https://data.gov.dk/concept/core/nsis'

const presets: Record<string, ClaimMap> = {
  nets: {
    cpr: 'dk.cpr',
    assurance: { claim: 'loa', substantial: `${nsis}/Substantial` },
    identity: {
      claim: 'identity_type',
      professional: ['professional'],
      private: ['private'],
      marks: 'nemlogin',
    },
  },
  idura: {
    cpr: 'cprNumberIdentifier',
    assurance: { claim: 'loA', substantial: 'urn:grn:authn:dk:mitid:substantial' },
    identity: { claim: 'employee', professional: ['true'], marks: 'cvrNumberIdentifier' },
  },
  signicat: {
    cpr: 'nin',
    assurance: { claim: 'mitid_loa', substantial: 'loa:substantial' },
    identity: { claim: 'idp', professional: ['mitid-business', 'mitid-erhverv'] },
  },
}

const ajv = new Ajv2020({ allErrors: true })
const isClaimMap = ajv.compile<ClaimMap>(claimMapSchema)

/** Reads `OIDC_CLAIMS`: the name of a preset, or a map as JSON. Throws what is wrong with it. */
export function readClaimMap(text: string): ClaimMap {
  const preset = Object.hasOwn(presets, text) ? presets[text] : undefined
  if (preset) return preset
  const map = parse(text)
  if (isClaimMap(map)) return map
  throw new Error(`OIDC_CLAIMS ${ajv.errorsText(isClaimMap.errors, { dataVar: '' })}`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const names = Object.keys(presets).join(', ')
    throw new Error(`OIDC_CLAIMS must be one of ${names}, or a JSON object; see decision 11`)
  }
}
