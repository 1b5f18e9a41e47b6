/**
 * Names in package-lock.json the packages of other platforms, which npm drops when its registry
 * lacks them, and which `npm ci` then misses: `npx tsx test/deployment/complete-lock.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface Locked {
  dev?: boolean
  license?: string
  optionalDependencies?: Record<string, string>
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony']
const oses = [...systems, 'aix', 'sunos', 'win32']
const cpus = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

const file = 'package-lock.json'
const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(file, 'utf8'))
const { '': project = {}, ...installed } = lock.packages
for (const [place, from] of Object.entries(installed)) {
  for (const [name, version] of Object.entries(from.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`
    if (!installed[at] && !installed[`${place}/${at}`])
      installed[at] = entryFor(name, version, from)
  }
}
const sorted = Object.entries(installed).sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = { '': project, ...Object.fromEntries(sorted) }
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)

/** What the platform is stands in the name: @swc/core-linux-arm64-musl. */
function entryFor(name: string, version: string, { dev, license }: Locked) {
  const parts = name.split(/[/-]/)
  const os = oses.filter((one) => parts.includes(one))
  const cpu = cpus.filter((one) => parts.includes(one))
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(license && { license }),
    optional: true,
    ...(os.length > 0 && { os }),
  }
}
