import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** The page as one file: our modules put in a row, each a function of its own. */
export function buildPage() {
  const style = `\n${read('page.css')}`
  const script = `\n${inRow('page.js').join('\n')}\n`
  if (/<\/script|<!--/i.test(script)) throw new Error('The script would end its element')
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const parts = {
    "default-src 'self'": policy,
    '<link rel="stylesheet" href="page.css">': `<style>${style}</style>`,
    ' src="page.js"></script>': `>${script}</script>`,
  }
  return Object.entries(parts).reduce((page, [from, to]) => {
    if (!page.includes(from)) throw new Error(`page.html has no ${from}`)
    return page.replace(from, () => to)
  }, read('page.html'))
}

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const importRule = /^import (\{[^}]*\}) from '\.\/([^']+)'\n/gm
const exportRule = /^export (?=(?:async function|function|class|const) (\w+))/gm

/**
 * A module after all that it imports, each once.
 * @param {string} name
 * @param {Set<string>} done
 * @returns {string[]}
 */
function inRow(name, done = new Set()) {
  if (done.has(name)) return []
  done.add(name)
  const text = read(name)
  const needs = [...text.matchAll(importRule)].flatMap(([, , other = '']) => inRow(other, done))
  const exported = [...text.matchAll(exportRule)].map(([, one]) => one)
  const body = text
    .replace(importRule, (_, names, other) => `const ${names} = ${variable(other)}\n`)
    .replace(exportRule, '')
  if (/^(import|export)\b/m.test(body)) throw new Error(`${name} imports or exports otherwise`)
  const made = `const ${variable(name)} = (() => {\n${body}return { ${exported.join(', ')} }\n})()`
  return [...needs, `// ${name}\n${made}`]
}

/** @param {string} name */
const variable = (name) => `module_${name.replace(/\W/g, '_')}`

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  writeFileSync(new URL('verify.html', import.meta.url), buildPage())
