import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readConfig, readWeb } from '../../config.ts'

export interface Service {
  image: string
  build?: { target: string }
  entrypoint?: string[]
  command?: string | string[]
  environment?: Record<string, string>
  ports?: string[]
  volumes?: string[]
  networks?: { default: { aliases: string[] } }
  depends_on?: Record<string, { condition: string }>
  deploy?: { replicas: number }
  healthcheck?: object
  read_only?: boolean
}

const root = new URL('../../', import.meta.url)

export function readText(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

/** The services by name, as `docker compose` would read them. */
export function readServices(): Record<string, Service> {
  return parse(readText('docker-compose.yml'), { merge: true }).services
}

/** One service, or a failure that names it. */
export function serviceOf(name: string): Service {
  const found = readServices()[name]
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`)
  return found
}

/** Those that run what we build. */
export const ours = ['api', 'worker', 'migrate', 'demo', 'identity-provider']

/** With a value for every `${VAR}`. */
export function environmentOf(name: string): Record<string, string> {
  const set = serviceOf(name).environment ?? {}
  const filled = Object.entries(set).map(([key, value]) => [
    key,
    value.replace(/\$\{(\w+):-(\w*)\}/g, '$2').replace(/\$\{(\w+):\?\}/g, secretFor),
  ])
  return Object.fromEntries(filled)
}

/** As an operator would make it. */
function secretFor(_: string, name: string): string {
  const key = randomBytes(32).toString('base64')
  if (name.endsWith('_KEYS')) return `2026-1:${key}`
  return name.endsWith('_KEY') ? key : 'secret'
}

/** `ENV NAME=value` of one stage of the Dockerfile. */
export function imageEnvironment(stage: string): Record<string, string> {
  const lines = stageOf(stage).matchAll(/^ENV (\w+)=(\S+)$/gm)
  return Object.fromEntries([...lines].map(([, name, value]) => [name, value]))
}

/** The text of one stage, from its FROM on. */
export function stageOf(name: string): string {
  const stages = readText('Dockerfile').split(/^(?=FROM )/m)
  return stages.find((stage) => stage.split('\n')[0]?.endsWith(` AS ${name}`)) ?? ''
}

/** Every name that `readConfig` and `readWeb` ask for. */
export function namesRead(): Set<string> {
  const names = new Set<string>()
  const asking = (known: NodeJS.ProcessEnv) =>
    new Proxy(known, {
      get(env, name) {
        names.add(String(name))
        return env[String(name)]
      },
    })
  readConfig(asking({}))
  readWeb(asking({ OIDC_ISSUER: 'http://localhost:3002', SESSION_KEYS: 'dev-1:' }))
  return names
}
