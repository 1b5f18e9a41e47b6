/** What a package's files for people cost: `npx tsx bench/package.ts [entries]`. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Book } from '../package/book.ts'
import { indexHtml } from '../package/page.ts'
import { indexPdf } from '../package/pdf.ts'
import { indexOds } from '../package/sheet.ts'
import { type Made, makeBook, thirdParty } from '../test/package/book.ts'

const writers = { 'index.html': indexHtml, 'index.pdf': indexPdf, 'index.ods': indexOds }

async function measure(file: string, write: (book: Book) => AsyncIterable<Uint8Array>) {
  const book = makeBook({
    entries: { [Symbol.iterator]: () => made(entries, 300) },
    looks: { [Symbol.iterator]: () => made(entries, 60) },
    counts: { entries, looks: entries },
  })
  const pauses = monitorEventLoopDelay({ resolution: 5 })
  pauses.enable()
  const begun = performance.now()
  const before = process.memoryUsage.rss()
  let peak = before
  let size = 0
  for await (const chunk of write(book)) {
    size += chunk.length
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const seconds = (performance.now() - begun) / 1000
  pauses.disable()
  console.log(
    `${file}: ${seconds.toFixed(1)} s, ${(size / 1e6).toFixed(1)} MB, RSS +${((peak - before) / 1e6).toFixed(0)} MB,`,
    `longest pause ${(pauses.max / 1e6).toFixed(0)} ms`,
  )
}

/** Texts of about so many letters; each tenth word is like no other. */
function* made(count: number, length: number): Generator<Made> {
  for (let number = 1; number <= count; number += 1) {
    const text = textOf(number, length)
    if (number % 10 === 0) yield { shown: 'withheld', parts: [thirdParty] }
    else if (number % 10 === 1)
      yield {
        text: `${text} […]`,
        kind: 'Besked',
        shown: 'partly',
        parts: [{ ...thirdParty, passages: 1 }],
      }
    else yield { text, kind: 'Besked', actor: 'Nils Holm', organisation: 'Hjemmepleje Nord' }
  }
}

const vocabulary =
  'aflysning af besøg hos borgeren den fjerde måned medarbejderen har skrevet at rengøring ikke kan ske før næste uge'.split(
    ' ',
  )

function textOf(seed: number, length: number): string {
  let text = ''
  for (let place = seed; text.length < length; place += 7) {
    const word = vocabulary[place % vocabulary.length]
    text += place % 10 === 0 ? `${word}${seed}x${place} ` : `${word} `
  }
  return text
}

const [name = '10000', only] = process.argv.slice(2)
const entries = Number(name)
console.log(
  `${entries} entries and as many looks; RSS and the longest pause as grown or seen meanwhile`,
)
for (const [file, write] of Object.entries(writers))
  if (!only || file === only) await measure(file, write)
