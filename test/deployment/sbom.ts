/** Writes what runs in production, with versions and licences, as CycloneDX: `npm run sbom`. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

export interface Component {
  'bom-ref': string
  name: string
  version: string
  properties: { name: string }[]
  licenses?: ({ license: { id: string } } | { expression: string })[]
}

export interface Sbom {
  bomFormat: string
  specVersion: string
  metadata: { component: { name: string } }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

const file = 'dist/sbom.cdx.json'
/** Said in the package's LICENSE and not in its package.json. */
const unsaid: Record<string, string> = { 'png-js': 'MIT', unionfs: 'Unlicense' }

// with --omit=dev npm would leave out all that a development package needs too, koa among it
const output = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], {
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const all: Sbom = JSON.parse(output.toString())
const components = all.components.filter(runs).map(withLicence)
const kept = new Set(components.map((one) => one['bom-ref']))
const dependencies = all.dependencies.flatMap(({ ref, dependsOn }, index) =>
  // the first is the house itself
  index === 0 || kept.has(ref) ? [{ ref, dependsOn: dependsOn.filter((on) => kept.has(on)) }] : [],
)
// npm takes the folder's name for it
all.metadata.component.name = JSON.parse(readFileSync('package.json', 'utf8')).name

mkdirSync('dist', { recursive: true })
writeFileSync(file, `${JSON.stringify({ ...all, components, dependencies }, null, 2)}\n`)
process.stdout.write(`${components.length} packages run in production: ${file}\n`)

function runs({ properties }: Component): boolean {
  return !properties.some(({ name }) => name === 'cdx:npm:package:development')
}

function withLicence(component: Component): Component {
  const id = unsaid[component.name]
  return component.licenses || !id ? component : { ...component, licenses: [{ license: { id } }] }
}
