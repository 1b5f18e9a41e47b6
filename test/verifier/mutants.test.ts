import { describe, expect, it } from '@jest/globals'
import { check } from '../../verifier/check.js'
import { inflate } from '../../verifier/inflate.js'
import { reasons } from '../../verifier/reasons.js'
import { dropped, moved, ofSomeoneElse, rechained, reworded } from './mutants/by-insider.ts'
import { type Altered, fingerprintOf, genuineZip, type Mutant } from './mutants/mutant.ts'
import {
  cutsAndAdditions,
  flipsAnywhere,
  flipsInFiles,
  flipsInHeaders,
} from './mutants/of-bytes.ts'
import { checkpoints, mapProofs, otherMaps } from './mutants/of-checkpoints.ts'
import { files, malformed, misshapen } from './mutants/of-json.ts'
import { names } from './mutants/of-names.ts'
import { keysAndSignatures, leavesAndProofs, salts } from './mutants/of-proofs.ts'
import { belongings, withholding } from './mutants/of-withholding.ts'
import {
  bombs,
  damaged,
  soundByHand,
  storedByHand,
  strangeEnds,
  strangeHeaders,
} from './mutants/of-zips.ts'

const kinds: Record<string, Mutant[]> = {
  'a bit anywhere': flipsAnywhere(150),
  'a bit of a header': flipsInHeaders(),
  'a bit of a file': flipsInFiles(6),
  'cut off or added to': cutsAndAdditions(),
  'strange headers': strangeHeaders(),
  'a strange end': strangeEnds(),
  bombs: bombs(),
  'damaged files': damaged(),
  names: names(),
  'malformed JSON': malformed(),
  ...Object.fromEntries(files.map((name) => [`misshapen ${name}`, misshapen(name)])),
  'entries dropped': dropped(),
  'entries reworded': reworded(),
  'entries chained otherwise': rechained(),
  'entries moved': moved(),
  'entries of someone else': ofSomeoneElse(),
  'leaves and proofs': leavesAndProofs(),
  salts: salts(),
  'keys and signatures': keysAndSignatures(),
  checkpoints: checkpoints(),
  'proofs of the end': mapProofs(),
  'maps that say otherwise': otherMaps(),
  withholding: withholding(),
  belongings: belongings(),
}
/** `NIGHTLY=on` tries all; else of a kind with many each fourth, and one at least for each reason. */
const enough = 20
function tried(all: Mutant[]): Mutant[] {
  const reached = new Set<string>()
  return all.filter(({ expected }, n) => {
    const reason = String(expected)
    const isNew = !reached.has(reason)
    reached.add(reason)
    return process.env.NIGHTLY === 'on' || isNew || n < enough || n % 4 === 0
  })
}
const longest = 10_000
const seen = new Set([fingerprintOf({ zip: genuineZip })])
const codes = new Set<string>()

const given = ({ keys = [], published }: Altered) => ({
  keys,
  ...(published !== undefined && { published: Buffer.from(JSON.stringify(published)) }),
})

/** What went wrong: no refusal, another one, nothing altered, or too slow. */
async function wrongAnswers(mutants: Mutant[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { name, expected, make } of mutants) {
    const altered = await make()
    const print = fingerprintOf(altered)
    if (seen.has(print)) wrong.push(`${name}: was there before`)
    seen.add(print)
    const begun = performance.now()
    const code = await check(altered.zip, { inflate, ...given(altered) }).then(
      (answer) => (answer.ok ? 'yes' : answer.code),
      (error: unknown) => `fails: ${error}`,
    )
    codes.add(code)
    if (![expected].flat().includes(code)) wrong.push(`${name}: ${code} for ${expected}`)
    if (performance.now() - begun > longest) wrong.push(`${name}: too slow`)
  }
  return wrong
}

describe('the verifier', () => {
  it.each([
    ['written by hand', soundByHand],
    ['written by hand, stored', storedByHand],
    ['as it is', () => genuineZip],
  ])('says yes to the package %s', async (_, zip) => {
    expect(await check(zip(), { inflate })).toMatchObject({ ok: true })
  })

  it.each(Object.entries(kinds).map(([kind, all]) => ({ kind, mutants: tried(all) })))(
    'refuses, for the right reason, $kind: $mutants.length',
    async ({ mutants }) => {
      expect(await wrongAnswers(mutants)).toEqual([])
    },
  )

  it('refused at least 300 different ones, for every reason that there is', () => {
    expect(seen.size - 1).toBeGreaterThanOrEqual(300)
    const never = Object.keys(reasons).filter((code) => !codes.has(code))
    expect(never).toEqual(['given-checkpoint-unreadable'])
  })
})
