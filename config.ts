/** The only file that reads the environment: safe defaults at home, loud failure in production. */
export interface Config {
  production: boolean
  logLevel: string
  /** A login that may become `borgerdialog_app`; undefined where `npm start` starts its own Postgres. */
  databaseUrl: string | undefined
  /** The login that owns the tables; used by migrations only. */
  migrationDatabaseUrl: string | undefined
  temporalAddress: string | undefined
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
  temporalUiUrl: string
  /** Where `npm start` keeps its data. */
  dataFolder: string
  /** Where it looks for, and keeps, the Temporal server. */
  path: string
  cacheFolder: string | undefined
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const production = env.NODE_ENV === 'production'
  const missing: string[] = []
  const needed = (name: string): string | undefined => {
    const value = env[name] || undefined
    if (production && value === undefined) missing.push(name)
    return value
  }
  const config: Config = {
    production,
    logLevel: env.LOG_LEVEL ?? 'info',
    databaseUrl: needed('DATABASE_URL'),
    migrationDatabaseUrl: env.MIGRATION_DATABASE_URL || env.DATABASE_URL || undefined,
    temporalAddress: needed('TEMPORAL_ADDRESS'),
    temporalNamespace: env.TEMPORAL_NAMESPACE ?? 'default',
    taskQueue: env.TASK_QUEUE ?? 'borgerdialog',
    workflowBundle: env.WORKFLOW_BUNDLE || undefined,
    oidcIssuer: needed('OIDC_ISSUER'),
    oidcAudience: env.OIDC_AUDIENCE ?? 'borgerdialog',
    oidcClaims: env.OIDC_CLAIMS || 'nets',
    apiPort: port(env, 'API_PORT', 3000),
    webPort: port(env, 'WEB_PORT', 3001),
    serveApi: env.SERVE_API === 'true',
    payloadKeys: needed('PAYLOAD_KEYS'),
    temporalUiUrl: env.TEMPORAL_UI_URL ?? 'http://localhost:8233',
    dataFolder: env.DATA_FOLDER ?? '.data',
    path: env.PATH ?? '',
    cacheFolder: env.XDG_CACHE_HOME || undefined,
  }
  if (missing.length > 0) throw new Error(`In production these must be set: ${missing.join(', ')}`)
  return config
}

/** All that a migration needs: the login that owns the tables, and no other secret. */
export function readMigrationUrl(env: NodeJS.ProcessEnv = process.env): string {
  const url = env.MIGRATION_DATABASE_URL || env.DATABASE_URL
  if (url) return url
  throw new Error('Set MIGRATION_DATABASE_URL to the login that owns the tables')
}

function port(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = Number(env[name] ?? fallback)
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value
  throw new Error(`${name} must be a port number from 0 to 65535, not "${env[name]}"`)
}
