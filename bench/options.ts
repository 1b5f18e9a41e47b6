import { parseArgs } from 'node:util'
import { type VariantName, variantNames } from './variants.ts'

export interface BenchOptions {
  /** Each load of each variant in each round runs so long. */
  seconds: number
  rounds: number
  only: readonly VariantName[]
  /** A folder for CPU profiles: a folder for each variant, a file for each thread. */
  profile: string | undefined
}

export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '6' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: variantNames.join(',') },
      profile: { type: 'string' },
    },
  })
  const wanted = values.only.split(',')
  const only = variantNames.filter((name) => wanted.includes(name))
  if (only.length !== wanted.length)
    throw new Error(`--only takes ${variantNames.join(', ')}, comma separated`)
  return {
    seconds: positive('seconds', values.seconds),
    rounds: positive('rounds', values.rounds),
    only,
    profile: values.profile,
  }
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`--${name} takes a whole number above 0, not "${text}"`)
}
