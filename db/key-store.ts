import pg from 'pg'
import type { ErasureCertificate } from '../ledger/erasure.ts'
import { timeouts } from './database.ts'

/** The wrapped data keys, in a Postgres database that no backup of the main one holds. */
export interface KeyStore {
  /** Wrapped keys by their ids; one that is not there was destroyed. */
  find(ids: readonly string[]): Promise<Map<string, string>>
  /** The ids of these wrapped keys, in their order; what is kept already keeps its id. */
  keep(wrapped: readonly string[]): Promise<string[]>
  /** For ever. Safe to repeat. */
  destroy(id: string): Promise<void>
  /** Keeps it, or answers with the one that is there for the same key already; for the owner. */
  certify(certificate: ErasureCertificate): Promise<ErasureCertificate>
  /** All of them, the first first; for the owner. */
  certificates(): Promise<ErasureCertificate[]>
  /** The ids of the municipal keys that wrap something. */
  wrappers(): Promise<string[]>
  /** Some that are wrapped by another municipal key than this. */
  wrappedByOthers(municipalId: string): Promise<KeptKey[]>
  /** Only where it is still wrapped as it was found; for the owner. */
  replace(found: KeptKey, wrapped: string): Promise<void>
  isUp(): Promise<boolean>
  close(): Promise<void>
}

export interface KeptKey {
  id: string
  wrapped: string
}

export interface KeyStoreOptions {
  url: string
  /** The login that owns the table; else one that may become `borgerdialog_app`. */
  asOwner?: boolean
}

interface Certified {
  certificate: ErasureCertificate
}

/** A transaction of the main database may be waiting: even a store that says nothing is not waited for. */
const forServices = {
  options: ['role=borgerdialog_app', ...timeouts].map((one) => `-c ${one}`).join(' '),
  query_timeout: 5000,
}

export function openKeyStore({ url, asOwner = false }: KeyStoreOptions): KeyStore {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 600_000,
    application_name: 'borgerdialog',
    max: 5,
    // whoever only keeps it open has nothing left to do
    allowExitOnIdle: true,
    ...(asOwner ? {} : forServices),
  })
  // a connection that is lost while nobody uses it is made anew
  pool.on('error', () => undefined)

  return {
    async find(ids) {
      const { rows } = await pool.query<KeptKey>({ name: 'find', text: find, values: [ids] })
      return new Map(rows.map(({ id, wrapped }) => [id, wrapped]))
    },
    async keep(wrapped) {
      const { rows } = await pool.query<{ id: string | null }>(keep, [wrapped])
      return rows.map(({ id }) => {
        if (!id) throw new Error('A data key was not kept')
        return id
      })
    },
    async destroy(id) {
      await pool.query('delete from data_keys where id = $1', [id])
    },
    async certify(certificate) {
      const { id, keyId } = certificate
      await pool.query(certify, [id, keyId, JSON.stringify(certificate)])
      const { rows } = await pool.query<Certified>(certified, [keyId])
      return rows[0]?.certificate ?? certificate
    },
    async certificates() {
      return (await pool.query<Certified>(allCertified)).rows.map(({ certificate }) => certificate)
    },
    async wrappers() {
      return (await pool.query<{ id: string }>(wrappers)).rows.map(({ id }) => id)
    },
    async wrappedByOthers(municipalId) {
      return (await pool.query<KeptKey>(wrappedByOthers, [municipalId])).rows
    },
    async replace({ id, wrapped: old }, wrapped) {
      const text = 'update data_keys set wrapped = $3 where id = $1 and wrapped = $2'
      await pool.query(text, [id, old, wrapped])
    },
    isUp() {
      return pool.query('select from data_keys limit 1').then(
        () => true,
        () => false,
      )
    },
    close: () => pool.end(),
  }
}

const find = 'select id, wrapped from data_keys where id = any($1::uuid[])'
const keep = `
  with given as (select * from unnest($1::text[]) with ordinality as g (wrapped, position)),
    made as (insert into data_keys (id, wrapped) select gen_random_uuid(), wrapped from given
      on conflict (wrapped) do nothing returning id, wrapped)
  select coalesce(made.id, earlier.id) as id
  from given left join made using (wrapped) left join data_keys earlier using (wrapped)
  order by position`
const certify = `insert into erasure_certificates (id, key_id, certificate) values ($1, $2, $3)
  on conflict (key_id) do nothing`
const certified = 'select certificate from erasure_certificates where key_id = $1'
const allCertified = 'select certificate from erasure_certificates order by kept_at, id'
const wrappers = `select distinct split_part(wrapped, ':', 1) as id from data_keys order by id`
const wrappedByOthers = `select id, wrapped from data_keys
  where split_part(wrapped, ':', 1) <> $1 order by id limit 500`
