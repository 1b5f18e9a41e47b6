import { cpus, loadavg } from 'node:os'
import { readConfig } from '../config.ts'
import { type Contender, enter } from './contender.ts'
import { createEnding } from './ending.ts'
import { visitsNeeded } from './load.ts'
import { type Machine, startMachine } from './machine.ts'
import { measure } from './measure.ts'
import { type BenchOptions, readOptions } from './options.ts'
import { ratios } from './ratios.ts'
import { keyOf, type Results, table, verdicts } from './report.ts'
import { loads, warmUp } from './variants.ts'

/** `npm run bench`: our house beside (a) a plain transaction and (b) six regular activities. */
const config = readConfig()
const options = readOptions(process.argv.slice(2))
const say = (line: string) => void process.stdout.write(`${line}\n`)
const ending = createEnding()

const [busy = 0] = loadavg()
say(`${cpus().length} cores, Node ${process.version}, load average ${busy.toFixed(2)}`)
if (busy > 0.5) say('The machine is busy with something else: the figures will be worse for it.')

try {
  const each = loads.map(({ shape }) => visitsNeeded(shape, options.seconds * options.rounds))
  const visits = each.reduce((sum, one) => sum + one, visitsNeeded(warmUp.shape, warmUp.seconds))
  const machine = await startMachine(config, visits, { ending, say })
  const contenders: Contender[] = []
  for (const variant of options.only) {
    const contender = await enter(variant, machine, { config, profile: options.profile })
    ending.add(contender.server.stop)
    contenders.push(contender)
  }
  const results = await runRounds(machine, contenders, options)
  say('')
  say(`Medians of ${options.rounds} rounds of ${options.seconds} s. Times in ms, from when a POST`)
  say('was due to its answer. CPU in ms for each flow: API and worker, Temporal, Postgres.')
  for (const line of ['', ...table(results), '', ...ratios(results)]) say(line)
  for (const line of ['', ...verdicts(results)]) say(line)
} catch (error) {
  if (!ending.begun()) throw error
} finally {
  await ending.all()
}

/** All run all the time and take turns, so that a noisy minute of the machine meets each. */
async function runRounds(
  machine: Machine,
  contenders: Contender[],
  { rounds, seconds }: BenchOptions,
): Promise<Results> {
  const results: Results = new Map()
  for (const one of contenders) await measure(one, warmUp, { machine, seconds: warmUp.seconds })
  for (let round = 1; round <= rounds; round += 1) {
    say(`Round ${round} of ${rounds} …`)
    for (const load of loads) {
      for (const one of contenders.filter(({ variant }) => load.variants.includes(variant))) {
        const key = keyOf(one.variant, load.name)
        const figures = await measure(one, load, { machine, seconds })
        results.set(key, [...(results.get(key) ?? []), figures])
      }
    }
  }
  return results
}
