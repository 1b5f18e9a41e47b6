import { Refusal } from '../domain/errors.ts'
import type { Route } from './route.ts'

/** Whatever changes or removes a thing says which version (RFC 9110 §13.1.1, RFC 6585 §3). */
export function needsVersion({ method, unversioned }: Route): boolean {
  return method !== 'GET' && method !== 'POST' && !unversioned
}

/** A row's version as a strong ETag (RFC 9110 §8.8.3). */
export function etagOf(version: number): string {
  return `"${version}"`
}

/** Throws `version-mismatch` where the asker has seen another version. */
export function requireVersion(ifMatch: string, version: number): void {
  const seen = ifMatch.split(',').map((one) => one.trim())
  if (!seen.includes('*') && !seen.includes(etagOf(version))) throw new Refusal('version-mismatch')
}
