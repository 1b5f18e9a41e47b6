import { readConfig } from '../config.ts'
import { startIdentityProvider } from './identity-provider.ts'

/** The identity provider as a process of its own, known to others by `OIDC_ISSUER`. */
const { oidcIssuer, oidcAudience, dataFolder, webPort } = readConfig()
const provider = await startIdentityProvider({
  host: '0.0.0.0',
  port: Number(new URL(oidcIssuer ?? 'http://localhost:3002').port),
  issuer: oidcIssuer,
  audience: oidcAudience,
  folder: dataFolder,
  redirectUris: [`http://localhost:${webPort}/callback`],
})
process.stdout.write(`The identity provider is open: ${provider.issuer}\n`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => provider.stop().then(() => process.exit(0)))
}
