import type { Figures } from './measure.ts'
import { keyOf, type Results } from './report.ts'
import { median } from './statistics.ts'
import { loads, type VariantName, variantNames, variantWords } from './variants.ts'

const cpuOf = ({ cpu, temporalCpu, postgresCpu }: Figures) => cpu + temporalCpu + postgresCpu

/** For docs/performance.md, in Markdown: everything as a multiple of (a) under the same load. */
export function ratios(results: Results): string[] {
  const lines = loads.flatMap(({ name, shape }) => {
    const base = name.replace(' async', '')
    const line = (words: string, pick: (figures: Figures) => number) =>
      [`${name}, ${words}`, ...variantNames.map((variant) => times(variant, pick))].join(' | ')
    const times = (variant: VariantName, pick: (figures: Figures) => number) => {
      const value = middle(results.get(keyOf(variant, name)), pick)
      const ofPlain = middle(results.get(keyOf('plain', base)), pick)
      return Number.isNaN(value / ofPlain) ? '–' : (value / ofPlain).toFixed(2)
    }
    const p50Line = line('median', ({ p50 }) => p50)
    const p95Line = line('p95', ({ p95 }) => p95)
    return 'perSecond' in shape
      ? [p50Line, p95Line]
      : [p50Line, line('flows a second', ({ perSecond }) => perSecond), line('CPU a flow', cpuOf)]
  })
  const head = ['multiples of (a)', ...variantNames.map((name) => variantWords[name])]
  return [head.join(' | '), head.map(() => '---').join(' | '), ...lines].map(
    (line) => `| ${line} |`,
  )
}

function middle(rounds: Figures[] = [], pick: (figures: Figures) => number): number {
  return median(rounds.map(pick))
}
