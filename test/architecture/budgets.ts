import type { Violation } from './arrows.ts'
import type { Source } from './source.ts'

export const budgets = {
  fileLines: { longest: 250, of95Percent: 150, median: 50 },
  functionLines: 60,
  params: 3,
  commentShare: { least: 0.03, most: 0.1 },
  npmScripts: 12,
}

/** A single file may be too long anywhere. */
export function checkFiles(sources: Source[]): Violation[] {
  const { longest } = budgets.fileLines
  return sources
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => ({ rule: 'file length', at: `${path} has ${lines} lines` }))
}

/** The house as a whole is made of short files; its tests may have long tables. */
export function checkSpread(rooms: Source[]): Violation[] {
  const { of95Percent, median } = budgets.fileLines
  const lengths = rooms.map(({ lines }) => lines).sort((a, b) => a - b)
  const at = (share: number) => lengths[Math.ceil(lengths.length * share) - 1] ?? 0
  return [
    ...(at(0.95) > of95Percent
      ? [{ rule: '95 % of the files', at: `have up to ${at(0.95)} lines` }]
      : []),
    ...(at(0.5) > median ? [{ rule: 'median file', at: `has ${at(0.5)} lines` }] : []),
  ]
}

/** `describe` only groups tests: what stands in it is measured test by test. */
export function checkFunctions(sources: Source[]): Violation[] {
  return sources.flatMap(({ path, functions }) =>
    functions.flatMap(({ line, lines, params, calledBy }) => [
      ...(lines > budgets.functionLines && calledBy !== 'describe'
        ? [{ rule: 'function length', at: `${path}:${line} has ${lines} lines` }]
        : []),
      ...(params > budgets.params
        ? [{ rule: 'parameters', at: `${path}:${line} has ${params} parameters` }]
        : []),
    ]),
  )
}

export function checkComments(sources: Source[]): Violation[] {
  const sum = (values: number[]) => values.reduce((all, one) => all + one, 0)
  const share = sum(sources.map((one) => one.commentLines)) / sum(sources.map((one) => one.lines))
  const { least, most } = budgets.commentShare
  if (sources.length === 0 || (share >= least && share <= most)) return []
  return [{ rule: 'comments', at: `are ${(share * 100).toFixed(1)} % of the lines` }]
}

export function checkScripts(packageJson: string): Violation[] {
  const count = Object.keys(JSON.parse(packageJson).scripts ?? {}).length
  return count > budgets.npmScripts
    ? [{ rule: 'npm scripts', at: `package.json has ${count}` }]
    : []
}
