import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '../api/log.ts'
import { readConfig, readPages } from '../config.ts'
import { openKeyStore } from '../db/key-store.ts'
import { migrate, migrateKeyStore } from '../db/migrate.ts'
import { createVault } from '../db/vault.ts'
import { newLedgerKey } from '../ledger/keys.ts'
import { closeOnSignal } from '../signals.ts'
import { openWeb, type Web } from '../web/server.ts'
import { type House, openHouse } from '../worker/house.ts'
import { installRuntime } from '../worker/worker.ts'
import { announce } from './announce.ts'
import { writeAuditable } from './auditable.ts'
import { makeDemo } from './demo/municipality.ts'
import { startNeighbours } from './neighbours.ts'
import { takeDataFolder, writeAddresses } from './running.ts'
import { keepText } from './secrets.ts'

/** `npm start`: a whole municipality on one machine. */
const patienceMs = 20_000
const config = readConfig()
const folder = resolve(config.dataFolder)
const say = (line: string) => process.stdout.write(`${line}\n`)

const taken = await takeDataFolder(folder)
if ('heldBy' in taken) {
  say(`Borgerdialog runs already (process ${taken.heldBy}); stop it first, or set DATA_FOLDER.`)
  process.exit(1)
}

const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
const neighbours = startNeighbours(config, folder, say)
let house: House | undefined
let web: Web | undefined
let stopping = false
closeOnSignal(async () => {
  stopping = true
  say('\nStopping …')
  await web?.close()
  await house?.close()
  await neighbours.stop()
  await taken.release()
  say('Stopped. The data stays; the next start finds it again.')
}, log)

try {
  const { addresses, ports } = await neighbours.ready
  say('Bringing the tables up to date …')
  const secrets = {
    payloadKeys: config.payloadKeys ?? (await keepText(`${folder}/payload-keys`, makeKeys)),
    municipalKeys: config.municipalKeys ?? (await keepText(`${folder}/municipal-keys`, makeKeys)),
    lookupKey: config.lookupKey ?? (await keepText(`${folder}/lookup-key`, makeKey)),
    ledgerKeys: config.ledgerKeys ?? (await keepText(`${folder}/ledger-keys`, makeLedgerKeys)),
    checkpointFolder: config.checkpointFolder ?? `${folder}/checkpoints`,
  }
  const { migrationDatabaseUrl: ownerUrl, migrationKeysDatabaseUrl: keysUrl } = addresses
  const store = openKeyStore({ url: keysUrl, asOwner: true })
  const vault = createVault({ ...secrets, store })
  await migrateKeyStore(keysUrl)
  await migrate(ownerUrl, vault)
  await makeDemo({ ownerUrl, vault })
  await writeAuditable(folder, { ...addresses, ...secrets })
  await store.close()
  installRuntime(log)
  house = await openHouse({ ...config, ...addresses, ...secrets, apiPort: ports.api }, log)
  const begun = await Promise.race([house.working.then(() => true), sleep(patienceMs, false)])
  if (!begun)
    say('Temporal does not answer yet: wishes are accepted, and carried out when it does.')
  const api = `http://localhost:${ports.api}`
  const sessionKeys = await keepText(`${folder}/session-keys`, makeKeys)
  const places = { apiUrl: api, webPort: ports.web, webUrl: `http://localhost:${ports.web}` }
  web = await openWeb({ ...readPages(), ...addresses, ...places, sessionKeys }, log)
  const { webUrl: pages } = places
  const { oidcIssuer: identityProvider, temporalUiUrl: temporalUi, temporalAddress } = addresses
  await writeAddresses(folder, {
    api,
    pages,
    identityProvider,
    temporalUi,
    temporal: temporalAddress,
  })
  announce({ api, pages, identityProvider, temporalUi }, say)
} catch (error) {
  // while stopping it is no failure: the parts are being taken away, and the signal ends the process
  if (!stopping) {
    say(`It could not be started: ${error instanceof Error ? error.message : String(error)}`)
    await web?.close()
    await house?.close()
    await neighbours.stop()
    await taken.release()
    process.exit(1)
  }
}

async function makeKeys(): Promise<string> {
  return `dev-1:${await makeKey()}`
}

async function makeLedgerKeys(): Promise<string> {
  return `dev-1:${newLedgerKey()}`
}

async function makeKey(): Promise<string> {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')
}
