/**
 * `npx tsx test/package/verapdf/main.ts [file …]`: veraPDF, from Maven Central, about `index.pdf` as the
 * tests make it, or about the files that are named. Needs Java 17 and Maven, and says so.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { indexPdf } from '../../../package/pdf.ts'
import { emptyBook, fullBook } from '../cases.ts'
import { bytesOf } from '../written.ts'

const here = import.meta.dirname
const folder = mkdtempSync(join(tmpdir(), 'borgerdialog-pdf-'))
try {
  const named = process.argv.slice(2)
  const files = named.length > 0 ? named : await makeSome()
  say('Fetching veraPDF (once) …')
  const paths = join(folder, 'paths')
  const wish = ['dependency:build-classpath', `-Dmdep.outputFile=${paths}`]
  run('mvn', ['--quiet', '--batch-mode', '--file', join(here, 'pom.xml'), ...wish])
  const classes = readFileSync(paths, 'utf8')
  run('java', ['-cp', classes, join(here, 'CheckPdf.java'), ...files])
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}

/** Of a record in which everything occurs, and of one in which nothing does. */
async function makeSome(): Promise<string[]> {
  const made = Object.entries({ full: fullBook, empty: emptyBook }).map(async ([name, book]) => {
    const file = join(folder, `${name}.pdf`)
    await writeFile(file, await bytesOf(indexPdf(book)))
    return file
  })
  return Promise.all(made)
}

function run(command: string, args: string[]): void {
  const { error, status } = spawnSync(command, args, { stdio: 'inherit' })
  if (error) {
    throw new Error(`${command} can't be started. Install it: apt-get install -y default-jdk maven`)
  }
  if (status !== 0) throw new Error(`${command} ended with ${status}; what it said stands above.`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
