import type { Book } from './book.ts'
import { Paper } from './pdf-paper.ts'
import { Print } from './pdf-print.ts'
import { writable } from './plain-text.ts'
import { tellStory } from './story.ts'
import { words } from './words.ts'

/** `index.pdf`: the same as `index.html`, tagged (PDF/UA-1), to print. */
export async function* indexPdf(book: Book, { compress = true } = {}): AsyncGenerator<Uint8Array> {
  const paper = new Paper({ title: words.title, madeAt: book.head.madeAt, compress })
  const print = new Print(paper)
  print.begin(writable(book.head.request.citizen.name))
  for await (const block of tellStory(book)) {
    print.draw(block)
    const done = paper.take()
    if (done) yield done
  }
  paper.end()
  for (let done = paper.take(); done; done = paper.take()) yield done
}
