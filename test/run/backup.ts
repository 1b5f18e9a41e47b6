import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { asAdmin, named } from './admin.ts'
import { theRun } from './servers.ts'

/** A copy of a database as it was at one moment. */
export interface Backup {
  url: string
  sql<T extends object>(text: string, values?: unknown[]): Promise<T[]>
  drop(): Promise<void>
}

/** Byte by byte, dead rows too. Whoever is connected to it is put out for that moment. */
export async function backUp(url: string): Promise<Backup> {
  const { adminUrl, databaseUrl } = theRun()
  const source = new URL(url).pathname.slice(1)
  const name = `backup_${randomUUID().replaceAll('-', '')}`
  const putOut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`
  for (let triesLeft = 20; ; triesLeft -= 1) {
    await asAdmin(adminUrl, putOut, [source])
    try {
      await asAdmin(adminUrl, `create database ${name} template ${source}`)
      break
    } catch (error) {
      if (triesLeft === 0) throw error
      await sleep(100)
    }
  }
  return {
    url: named(databaseUrl, name),
    sql: (text, values) => asAdmin(named(adminUrl, name), text, values),
    drop: async () =>
      void (await asAdmin(adminUrl, `drop database if exists ${name} with (force)`)),
  }
}
