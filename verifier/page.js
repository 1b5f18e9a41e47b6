import { tell, wordsOf } from './answer.js'
import { check } from './check.js'
import { inflateInBrowser } from './inflate-in-browser.js'
import { pageWords } from './page-words.js'
import { limits } from './zip.js'

const element = (id) => document.getElementById(id)
const state = { language: 'da', file: undefined, answer: undefined, run: 0 }

function show() {
  const { language } = state
  document.documentElement.lang = language
  document.title = pageWords[language].title
  for (const one of document.querySelectorAll('[data-word]'))
    one.textContent = pageWords[language][one.dataset.word]
  for (const one of document.querySelectorAll('[data-language]'))
    one.setAttribute('aria-pressed', String(one.dataset.language === language))
  showAnswer()
}

function showAnswer() {
  const result = element('result')
  const { answer, language } = state
  if (!answer) return result.replaceChildren()
  if (typeof answer === 'string') return result.replaceChildren(made('p', wordFor(answer)))
  const { sections, verdict, ok } = tell(answer, language)
  const parts = sections.flatMap(({ heading, lines }) => {
    const list = made('ul')
    list.append(...lines.map((line) => made('li', line)))
    return heading ? [made('h2', heading), list] : [list]
  })
  const end = made('p', verdict)
  end.className = ok ? 'yes' : 'no'
  result.replaceChildren(...parts, end)
}

const wordFor = (name) => pageWords[state.language][name] ?? wordsOf(state.language)[name]

function made(name, text = '') {
  const one = document.createElement(name)
  one.textContent = text
  return one
}

/** Begins anew whenever something was chosen; only the last one is shown. */
async function run() {
  const { file } = state
  if (!file) return
  state.run += 1
  const mine = state.run
  state.answer = 'busy'
  showAnswer()
  const answer = await answerTo(file)
  if (mine !== state.run) return
  state.answer = answer
  showAnswer()
}

async function answerTo(file) {
  try {
    if (file.size > limits.zip) return { ok: false, code: 'zip-too-big', where: file.name }
    const keys = element('keys')
      .value.split('\n')
      .filter((line) => line.trim() !== '')
    const [given] = element('published').files
    const published = given && (await bytesOf(given))
    const options = { inflate: inflateInBrowser, keys, ...(given && { published }) }
    return await check(await bytesOf(file), options)
  } catch (error) {
    return error instanceof DOMException ? 'unreadable' : 'failed'
  }
}

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer())

function choose([file]) {
  if (file) state.file = file
  return run()
}

element('file').addEventListener('change', (event) => choose(event.target.files))
element('keys').addEventListener('change', run)
element('published').addEventListener('change', run)
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  return choose(event.dataTransfer.files)
})
for (const one of document.querySelectorAll('[data-language]'))
  one.addEventListener('click', () => {
    state.language = one.dataset.language
    show()
  })
show()
