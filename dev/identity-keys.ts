/** What the identity provider signs with: made once, so that tokens outlive a restart. */
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { keepSecret, keepText } from './secrets.ts'

export interface IdentityKeys {
  jwks: { keys: JWK[] }
  cookieSecret: string
}

export async function keepIdentityKeys(folder: string): Promise<IdentityKeys> {
  const cookieSecret = await keepSecret(join(folder, 'identity-cookie-secret'))
  const text = await keepText(join(folder, 'identity-keys.json'), async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const kid = new Date().toISOString()
    const key = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' }
    return JSON.stringify({ keys: [key] })
  })
  return { jwks: JSON.parse(text), cookieSecret }
}
