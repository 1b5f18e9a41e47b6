/** How values are read from the environment that `config.ts` hands in. */
import { readFileSync } from 'node:fs'

/** From the variable, or from the file that `<name>_FILE` names. Messages hold neither value nor path. */
export function secret(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name] || undefined
  const file = env[`${name}_FILE`] || undefined
  if (file === undefined) return value
  if (value !== undefined) throw new Error(`Set ${name} or ${name}_FILE, not both`)
  const text = readSecretFile(file, name).replace(/\r?\n$/, '')
  if (text === '') throw new Error(`The file that ${name}_FILE names is empty`)
  return text
}

export function readSecretFile(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`The file that ${name}_FILE names can't be read (${code})`)
  }
}

export function isOn(env: NodeJS.ProcessEnv, name: string, usual: boolean): boolean {
  const value = env[name] || (usual ? 'on' : 'off')
  if (value !== 'on' && value !== 'off') throw new Error(`${name} must be on or off`)
  return value === 'on'
}

/** Exact origins: https, and outside production http on this machine. */
export function origins(env: NodeJS.ProcessEnv, name: string): string[] {
  const production = env.NODE_ENV === 'production'
  const all = (env[name] ?? '').split(',').map((one) => one.trim())
  return all.filter(Boolean).map((origin) => {
    const url = URL.canParse(origin) ? new URL(origin) : undefined
    const here = !production && url?.protocol === 'http:' && url.hostname === 'localhost'
    const exact = url?.origin === origin && !origin.includes('*')
    if (exact && (url.protocol === 'https:' || here)) return origin
    throw new Error(`${name}: "${origin}" is not an origin like https://borger.example.dk`)
  })
}

export function wholeNumber(
  env: NodeJS.ProcessEnv,
  name: string,
  { fallback, most }: { fallback: number; most: number },
): number {
  const value = Number(env[name] || fallback)
  if (Number.isInteger(value) && value >= 0 && value <= most) return value
  throw new Error(`${name} must be a whole number from 0 to ${most}, not "${env[name]}"`)
}
