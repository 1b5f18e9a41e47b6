import type { Knex } from 'knex'
import { up as m0001 } from '../migrations/0001-app-role.ts'
import { up as m0002 } from './0002-data-keys.ts'
import { up as m0003 } from './0003-erasure-certificates.ts'

/** Of the key store, which is a database of its own with the same roles; they never change either. */
export const keyMigrations: [name: string, up: (knex: Knex) => PromiseLike<unknown>][] = [
  ['0001-app-role', m0001],
  ['0002-data-keys', m0002],
  ['0003-erasure-certificates', m0003],
]
