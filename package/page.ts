import { createHash } from 'node:crypto'
import { type Book, gap } from './book.ts'
import { encode, Markup, markup } from './markup.ts'
import { pageStyle } from './page-style.ts'
import { writable } from './plain-text.ts'
import type { Line, Run } from './reading.ts'
import { type Block, sections, tellStory } from './story.ts'
import { words } from './words.ts'

/** `index.html`: all of it as one page that needs neither network nor script. */
export function indexHtml(book: Book): AsyncIterable<Uint8Array> {
  return encode(write(book))
}

async function* write(book: Book): AsyncGenerator<Markup> {
  yield begin(writable(book.head.request.citizen.name))
  let isOpen = false
  for await (const block of tellStory(book)) {
    if (block.block === 'section' && isOpen) yield markup`</section>\n`
    isOpen = true
    yield show(block)
  }
  yield markup`</section>\n</main>\n</body>\n</html>\n`
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64')

function begin(citizen: string): Markup {
  return markup`<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${words.title}: ${citizen}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header>
<h1>${words.title}</h1>
<p>${citizen}</p>
</header>
<nav aria-labelledby="contents">
<h2 id="contents">${words.contents}</h2>
<ul>
${sections.map((id) => markup`<li><a href="#${id}">${words[id]}</a></li>\n`)}</ul>
</nav>
<main id="content" tabindex="-1">
`
}

function show(block: Block): Markup {
  switch (block.block) {
    case 'section':
      return markup`<section aria-labelledby="${block.id}">
<h2 id="${block.id}">${words[block.id]}</h2>\n`
    case 'part':
      return markup`<h3>${block.title}</h3>\n`
    case 'paragraph':
      return markup`<p dir="auto">${block.text}</p>\n`
    case 'facts':
      return markup`<dl>
${block.facts.map(({ term, text }) => markup`<dt>${term}</dt><dd dir="auto">${text}</dd>\n`)}</dl>\n`
    case 'table':
      return showTable(block)
    case 'entry':
      return showEntry(block.line)
    case 'list':
      return markup`<ol>\n`
    case 'list-end':
      return markup`</ol>\n`
    case 'item':
      return markup`<li>${block.text}</li>\n`
    case 'look':
      return showLook(block.line)
  }
}

function showTable({ caption, columns, rows }: Extract<Block, { block: 'table' }>): Markup {
  return markup`<table>
<caption>${caption}</caption>
<thead><tr>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first = '', ...rest]) =>
    markup`<tr><th scope="row">${first}</th>${rest.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`,
)}</tbody>
</table>\n`
}

function showEntry({ number, when, kind, runs, withheld, ...line }: Line): Markup {
  const by = [line.organisation, line.who].filter(Boolean)
  return markup`<article aria-labelledby="n${number}">
<h3 id="n${number}">${number}. ${kind}, ${when}</h3>
${by.length > 0 && markup`<p class="by">${by.map((one, index) => markup`${index > 0 && ' · '}<bdi>${one}</bdi>`)}</p>\n`}${
  runs.length > 0 && markup`<p dir="auto">${runs.map(showRun)}</p>\n`
}${withheld.map((sentence) => markup`<p class="withheld">${sentence}</p>\n`)}</article>\n`
}

function showLook({ number, when, runs, withheld }: Line): Markup {
  const text = runs.length > 0 && markup`<bdi>${runs.map(showRun)}</bdi>`
  const laws = withheld.map((sentence) => markup` <strong>${sentence}</strong>`)
  return markup`<li value="${number}">${when}: ${text}${laws}</li>\n`
}

function showRun(run: Run): Markup {
  return 'gap' in run
    ? markup`<mark>${gap}<span class="hidden"> (${words.gapSpoken}) </span></mark>`
    : markup`${run.text}`
}
