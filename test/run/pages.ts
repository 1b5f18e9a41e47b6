import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nsis } from '../../api/claim-map.ts'
import { type IdentityProvider, startIdentityProvider } from '../../dev/identity-provider.ts'
import { mintToken } from '../../dev/mint-token.ts'
import { openWeb, type Web, type WebOptions } from '../../web/server.ts'
import type { HouseOptions } from '../../worker/house.ts'
import { type Caller, callWith } from './caller.ts'
import { openTestHouse, quiet, type TestHouse } from './house.ts'
import { freePort } from './servers.ts'

/** A house, the development identity provider and the pages, as one finds them after `npm start`. */
export interface TestPages {
  house: TestHouse
  /** http://localhost and a port. */
  url: string
  issuer: string
  options: WebOptions
  /** A persona at the API itself. */
  as(subject: string): Caller
  /** Closes the pages and opens them again at the same address, with other options. */
  reopen(more?: Partial<WebOptions>): Promise<void>
  /** Of the pages, ahead of the machine's. */
  clock: { aheadMs: number }
  close(): Promise<void>
}

export async function openTestPages(more: Partial<HouseOptions> = {}): Promise<TestPages> {
  const folder = await mkdtemp(join(tmpdir(), 'borgerdialog-pages-'))
  const webPort = await freePort()
  const url = `http://localhost:${webPort}`
  const identity = await startIdentityProvider({
    ...{ port: 0, folder, audience: 'borgerdialog', redirectUris: [`${url}/callback`] },
  })
  const house = await openTestHouse({ oidcIssuer: identity.issuer, ...more })
  const options = webOptions({ webPort, url, house, identity })
  const clock = { aheadMs: 0 }
  const open = (changed: Partial<WebOptions>) =>
    openWeb({ ...options, ...changed }, quiet, () => new Date(Date.now() + clock.aheadMs))
  let web: Web = await open({})
  return {
    ...{ house, url, issuer: identity.issuer, options, clock },
    as: (subject) => callWith(house.url, mintToken(identity.issuer, subject)),
    async reopen(changed = {}) {
      await web.close()
      web = await open(changed)
    },
    async close() {
      await web.close()
      await house.close()
      await identity.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Around {
  webPort: number
  url: string
  house: TestHouse
  identity: IdentityProvider
}

function webOptions({ webPort, url, house, identity }: Around): WebOptions {
  return {
    webPort,
    webUrl: url,
    apiUrl: house.url,
    oidcIssuer: identity.issuer,
    oidcClientId: 'borgerdialog-web',
    oidcScope: 'openid profile',
    oidcAcrHigh: `${nsis}/High`,
    sessionKeys: `test:${randomBytes(32).toString('base64')}`,
    frameAncestors: [],
    temporalUiUrl: 'http://localhost:8233',
    temporalNamespace: 'default',
    contact: { phone: '70 10 10 00', email: 'borgerservice@example.dk' },
    trustedProxies: 0,
  }
}
