import { expect, it } from '@jest/globals'
import { readText } from './compose-file.ts'

interface Locked {
  optionalDependencies?: Record<string, string>
}

/**
 * `npm ci` refuses a lock without them, and npm drops those that its registry lacked:
 * `npx tsx test/deployment/complete-lock.ts` names them again.
 */
it('package-lock.json names the packages of every platform, not only of this one', () => {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(
    readText('package-lock.json'),
  )
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
