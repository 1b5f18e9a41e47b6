import type { Figures } from './measure.ts'
import { median } from './statistics.ts'
import { loads, type VariantName, variantNames, variantWords } from './variants.ts'

/** The figures of every round, by variant and load. */
export type Results = Map<string, Figures[]>

export function keyOf(variant: VariantName, load: string): string {
  return `${variant} ${load}`
}

const columns = ['load', 'variant', 'p50', 'p95', 'p99', 'flows/s', 'CPU', 'Temporal', 'Postgres']

/** Medians of the rounds, one line for each load and variant. */
export function table(results: Results): string[] {
  const rows = loads.flatMap(({ name }) =>
    variantNames.flatMap((variant) => {
      const rounds = results.get(keyOf(variant, name))
      return rounds ? [row(name, variant, rounds)] : []
    }),
  )
  return [columns, ...rows].map((cells) =>
    cells.map((cell, index) => (index < 2 ? cell.padEnd(20) : cell.padStart(9))).join(''),
  )
}

function row(load: string, variant: VariantName, rounds: Figures[]): string[] {
  const of = (pick: (figures: Figures) => number) => median(rounds.map(pick)).toFixed(1)
  const otherwise = rounds.flatMap((figures) => figures.otherwise)
  return [
    load,
    variantWords[variant],
    of(({ p50 }) => p50),
    of(({ p95 }) => p95),
    of(({ p99 }) => p99),
    of(({ perSecond }) => perSecond),
    of(({ cpu }) => cpu),
    of(({ temporalCpu }) => temporalCpu),
    of(({ postgresCpu }) => postgresCpu),
    ...(otherwise.length > 0 ? [`  ${otherwise.length} otherwise: ${tally(otherwise)}`] : []),
  ]
}

function tally(statuses: number[]): string {
  const different = [...new Set(statuses)]
  const count = (status: number) => statuses.filter((one) => one === status).length
  return different.map((status) => `${count(status)} × ${status}`).join(', ')
}

/** What was asked for, each with the word that says whether it came out so. */
export function verdicts(results: Results): string[] {
  const p50 = (variant: VariantName, load: string) => middle(results, keyOf(variant, load), 'p50')
  const flows = (variant: VariantName) => middle(results, keyOf(variant, closed), 'perSecond')
  const ran = (...variants: VariantName[]) =>
    variants.every((one) => results.has(keyOf(one, '5/s')))
  const share = p50('ours', '5/s') / p50('six', '5/s')
  const times = flows('ours') / flows('six')
  const over = p50('ours', '5/s async') - p50('plain', '5/s')
  const besideSix = [
    verdict(share <= 0.1, `median at 5/s is ${share.toFixed(3)} of (b)'s; at most 0.100`),
    verdict(times >= 3, `throughput is ${times.toFixed(1)} times (b)'s; at least 3.0`),
  ]
  const besidePlain = [
    verdict(over <= 5, `the 202 at 5/s is ${over.toFixed(1)} ms over (a); at most 5.0`),
  ]
  const besideOurs = (without: VariantName, what: string) => {
    if (!results.has(keyOf(without, closed))) return []
    const cost = 1 - flows('ours') / flows(without)
    const words = `${what} costs ${(100 * cost).toFixed(0)} % of the throughput; at most 15 %`
    return [verdict(cost <= 0.15, words)]
  }
  return [
    ...(ran('ours', 'six') ? besideSix : []),
    ...(ran('ours', 'plain') ? besidePlain : []),
    ...besideOurs('unguarded', 'row-level security'),
    ...besideOurs('unledgered', 'the ledger'),
  ]
}

const closed = '32 at a time'

function verdict(met: boolean, words: string): string {
  return `${met ? 'pass ' : 'short'}  ${words}`
}

function middle(results: Results, key: string, figure: 'p50' | 'perSecond'): number {
  return median((results.get(key) ?? []).map((figures) => figures[figure]))
}
