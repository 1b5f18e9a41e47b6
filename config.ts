/** The only file that reads the environment: safe defaults at home, loud failure in production. */
import { isOn, origins, readSecretFile, secret, wholeNumber } from './environment.ts'
import {
  refuseOpenPages,
  refuseToys,
  refuseUnfitDatabases,
  refuseUnfitIssuer,
  refuseUnfitKeys,
  refuseUnfitVault,
} from './production.ts'

export interface Config {
  production: boolean
  logLevel: string
  /** A login that may become `borgerdialog_app`; undefined where `npm start` starts its own Postgres. */
  databaseUrl: string | undefined
  /** The login that owns the tables; used by migrations only. */
  migrationDatabaseUrl: string | undefined
  /** The same two for the database of the citizens' data keys. */
  keysDatabaseUrl: string | undefined
  migrationKeysDatabaseUrl: string | undefined
  temporalAddress: string | undefined
  /** Undefined without TLS; the certificates are PEM. */
  temporalTls: TemporalTls | undefined
  temporalNamespace: string
  taskQueue: string
  /** Prebuilt by `npm run build`; undefined bundles at the start of the worker. */
  workflowBundle: string | undefined
  oidcIssuer: string | undefined
  oidcAudience: string
  /** Whose claims the tokens have: the name of a broker, or a claim map as JSON. */
  oidcClaims: string
  apiPort: number
  webPort: number
  /** The worker's process serves the API too, on one connection, so that workflows start eagerly. */
  serveApi: boolean
  /** `id:base64` pairs, comma separated; the first encrypts, all decrypt. */
  payloadKeys: string | undefined
  /** In the same form; for what the tables keep encrypted. */
  municipalKeys: string | undefined
  /** 32 bytes of base64; for the hashes by which something is found that is not written down. */
  lookupKey: string | undefined
  /** `id:base64` pairs of Ed25519 keys; the first signs checkpoints. */
  ledgerKeys: string | undefined
  /** Where checkpoints are published as files; undefined publishes by the API alone. */
  checkpointFolder: string | undefined
  /** False for load tests only. */
  rateLimit: boolean
  /** How many proxies stand before the API and add to X-Forwarded-For; 0 believes none. */
  trustedProxies: number
  /** Whose pages may call the API from a browser. */
  corsOrigins: string[]
  temporalUiUrl: string
  /** Where `npm start` keeps its data. */
  dataFolder: string
  /** Where it looks for, and keeps, the Temporal server. */
  path: string
  cacheFolder: string | undefined
}

/** As the Temporal SDK takes it; whose certificates count by themselves where nothing is said. */
export interface TemporalTls {
  serverRootCACertificate?: Buffer
  clientCertPair?: { crt: Buffer; key: Buffer }
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const production = env.NODE_ENV === 'production'
  const missing: string[] = []
  const needed = (name: string, value = env[name] || undefined): string | undefined => {
    if (production && value === undefined) missing.push(name)
    return value
  }
  const neededSecret = (name: string) => needed(name, secret(env, name))
  const config: Config = {
    production,
    logLevel: env.LOG_LEVEL ?? 'info',
    databaseUrl: neededSecret('DATABASE_URL'),
    migrationDatabaseUrl: migrationUrl(env),
    keysDatabaseUrl: neededSecret('KEYS_DATABASE_URL') ?? secret(env, 'DATABASE_URL'),
    migrationKeysDatabaseUrl: migrationKeysUrl(env),
    temporalAddress: needed('TEMPORAL_ADDRESS'),
    temporalTls: temporalTls(env),
    temporalNamespace: env.TEMPORAL_NAMESPACE ?? 'default',
    taskQueue: env.TASK_QUEUE ?? 'borgerdialog',
    workflowBundle: env.WORKFLOW_BUNDLE || undefined,
    oidcIssuer: needed('OIDC_ISSUER'),
    oidcAudience: env.OIDC_AUDIENCE ?? 'borgerdialog',
    oidcClaims: env.OIDC_CLAIMS || 'nets',
    apiPort: wholeNumber(env, 'API_PORT', { fallback: 3000, most: 65_535 }),
    webPort: wholeNumber(env, 'WEB_PORT', { fallback: 3001, most: 65_535 }),
    serveApi: env.SERVE_API === 'true',
    payloadKeys: neededSecret('PAYLOAD_KEYS'),
    municipalKeys: neededSecret('MUNICIPAL_KEYS'),
    lookupKey: neededSecret('LOOKUP_KEY'),
    ledgerKeys: secret(env, 'LEDGER_KEYS'),
    checkpointFolder: env.CHECKPOINT_FOLDER || undefined,
    rateLimit: isOn(env, 'RATE_LIMIT', true),
    trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES', { fallback: 0, most: 9 }),
    corsOrigins: origins(env, 'CORS_ORIGINS'),
    temporalUiUrl: env.TEMPORAL_UI_URL ?? 'http://localhost:8233',
    dataFolder: env.DATA_FOLDER ?? '.data',
    path: env.PATH ?? '',
    cacheFolder: env.XDG_CACHE_HOME || undefined,
  }
  if (missing.length > 0) throw new Error(`In production these must be set: ${missing.join(', ')}`)
  if (production && !config.rateLimit) throw new Error('RATE_LIMIT=off is for load tests only')
  if (production) {
    refuseUnfitKeys('PAYLOAD_KEYS', config.payloadKeys ?? '')
    refuseToys('LEDGER_KEYS', config.ledgerKeys ?? '')
    refuseUnfitVault(config)
    refuseUnfitIssuer(config.oidcIssuer ?? '')
    refuseUnfitDatabases('', config.databaseUrl, config.keysDatabaseUrl)
  }
  return config
}

/** All that a migration needs: the logins that own the tables, and what seals names and texts. */
export function readMigration(env: NodeJS.ProcessEnv = process.env) {
  const url = migrationUrl(env)
  const keysUrl = migrationKeysUrl(env)
  const municipalKeys = secret(env, 'MUNICIPAL_KEYS')
  const lookupKey = secret(env, 'LOOKUP_KEY')
  if (!url) throw new Error('Set MIGRATION_DATABASE_URL to the login that owns the tables')
  if (!keysUrl) throw new Error('Set MIGRATION_KEYS_DATABASE_URL to the login that owns the keys')
  if (!municipalKeys || !lookupKey) throw new Error('Set MUNICIPAL_KEYS and LOOKUP_KEY')
  if (env.NODE_ENV === 'production') {
    refuseUnfitVault({ municipalKeys, lookupKey })
    refuseUnfitDatabases('MIGRATION_', url, keysUrl)
  }
  return { url, keysUrl, municipalKeys, lookupKey }
}

function migrationUrl(env: NodeJS.ProcessEnv): string | undefined {
  return secret(env, 'MIGRATION_DATABASE_URL') ?? secret(env, 'DATABASE_URL')
}

/** At home the keys may lie in the main database. */
function migrationKeysUrl(env: NodeJS.ProcessEnv): string | undefined {
  const own = secret(env, 'MIGRATION_KEYS_DATABASE_URL') ?? secret(env, 'KEYS_DATABASE_URL')
  return own ?? (env.NODE_ENV === 'production' ? undefined : migrationUrl(env))
}

function temporalTls(env: NodeJS.ProcessEnv): TemporalTls | undefined {
  const on = isOn(env, 'TEMPORAL_TLS', false)
  const [authority, crt, key] = ['AUTHORITY', 'CERTIFICATE', 'KEY'].map((what) => {
    const name = `TEMPORAL_TLS_${what}`
    const file = env[`${name}_FILE`] || undefined
    if (file && !on) throw new Error(`${name}_FILE needs TEMPORAL_TLS=on`)
    return file && Buffer.from(readSecretFile(file, name))
  })
  if (!crt !== !key) {
    throw new Error('Set TEMPORAL_TLS_CERTIFICATE_FILE and TEMPORAL_TLS_KEY_FILE, or neither')
  }
  if (!on) return undefined
  return {
    ...(authority && { serverRootCACertificate: authority }),
    ...(crt && key && { clientCertPair: { crt, key } }),
  }
}

/** All that the pages need; they know neither database nor engine. */
export function readWeb(env: NodeJS.ProcessEnv = process.env) {
  const oidcIssuer = env.OIDC_ISSUER || undefined
  const sessionKeys = secret(env, 'SESSION_KEYS')
  if (!oidcIssuer) throw new Error('The pages need OIDC_ISSUER: where one signs in')
  if (!sessionKeys) throw new Error('The pages need SESSION_KEYS: id:base64 of 32 bytes')
  const pages = readPages(env)
  if (env.NODE_ENV === 'production') {
    refuseUnfitKeys('SESSION_KEYS', sessionKeys)
    refuseUnfitIssuer(oidcIssuer)
    refuseOpenPages(pages.webUrl)
  }
  const logLevel = env.LOG_LEVEL ?? 'info'
  return { ...pages, oidcIssuer, sessionKeys, logLevel }
}

/** What the pages are set up with, wherever they run. */
export function readPages(env: NodeJS.ProcessEnv = process.env) {
  const webPort = wholeNumber(env, 'WEB_PORT', { fallback: 3001, most: 65_535 })
  const apiPort = wholeNumber(env, 'API_PORT', { fallback: 3000, most: 65_535 })
  return {
    webPort,
    webUrl: env.WEB_URL || `http://localhost:${webPort}`,
    apiUrl: env.API_URL || `http://localhost:${apiPort}`,
    oidcClientId: env.OIDC_CLIENT_ID || 'borgerdialog-web',
    oidcClientSecret: secret(env, 'OIDC_CLIENT_SECRET'),
    oidcScope: env.OIDC_SCOPE || 'openid profile',
    oidcAcrHigh: env.OIDC_ACR_HIGH || 'https://data.gov.dk/concept/core/nsis/High',
    frameAncestors: origins(env, 'FRAME_ANCESTORS'),
    temporalUiUrl: env.TEMPORAL_UI_URL ?? 'http://localhost:8233',
    temporalNamespace: env.TEMPORAL_NAMESPACE ?? 'default',
    contact: { phone: env.CONTACT_PHONE ?? '', email: env.CONTACT_EMAIL ?? '' },
    trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES', { fallback: 0, most: 9 }),
  }
}
