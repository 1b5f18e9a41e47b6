/** A bearer token of a demo persona, asked of the development identity provider. */
import type { Wish } from './identity-claims.ts'
import { personaClient, personaGrant } from './identity-configuration.ts'

export async function mintToken(issuer: string, subject: string, wish: Wish = {}): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: personaGrant,
      client_id: personaClient,
      persona: subject,
      ...wish,
    }),
  })
  const body = (await response.json()) as { access_token?: string; error_description?: string }
  if (body.access_token !== undefined) return body.access_token
  throw new Error(body.error_description ?? `${issuer} gave no token (${response.status})`)
}
