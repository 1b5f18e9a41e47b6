import { inTransaction, theProcess } from '../db/acting.ts'
import { eraseAgain } from '../db/erase-again.ts'
import { listHeld, retentionTerms } from '../db/models/retention.ts'
import { technicalTerms } from '../domain/retention.ts'
import { readErasures } from '../integrations/witness/erasures.ts'
import { type ErasureCertificate, isErasureSigned } from '../ledger/erasure.ts'
import { everyTwoSeconds } from './progress.ts'
import { pagesOfDue, type Retention } from './retention-erase.ts'

const page = 200

/** Ids, counts and times only. */
export async function listWhoIsDue({ db, say }: Retention): Promise<boolean> {
  const now = new Date()
  const tell = everyTwoSeconds(say)
  let due = 0
  for await (const some of pagesOfDue({ db })) {
    for (const { citizenId, since, entries } of some)
      say(`due   ${citizenId}  since ${since}, ${entries} entries`)
    due += some.length
    tell(`… ${due} so far`)
  }
  let held = 0
  for (let after: string | undefined; ; ) {
    const wanted = { limit: page, now, ...(after && { after }) }
    const found = await inTransaction(db, theProcess, (trx) => listHeld(trx, wanted))
    for (const { citizenId, until } of found)
      say(`held  ${citizenId}  until ${until ?? 'the request has ended'}`)
    held += found.length
    if (found.length < page) break
    after = found.at(-1)?.citizenId
  }
  say(`Due: ${due}. Held: ${held}.`)
  return true
}

export async function sayTerms({ db, say }: Retention): Promise<boolean> {
  for (const term of await inTransaction(db, theProcess, retentionTerms)) {
    const what = [term.kle && `KLE ${term.kle}`, term.facet && `facet ${term.facet}`]
    say(`${term.class}  ${what.filter(Boolean).join(', ') || 'anything else'}: ${term.years} years`)
  }
  for (const { what, hours } of technicalTerms) say(`technical  ${what}: ${hours} hours`)
  return true
}

interface Found {
  certificates: ErasureCertificate[]
  /** Of these the signature, or the key that it names, is not known here. */
  unsigned: ErasureCertificate[]
}

/** From the key store and from the folder: a restore may have taken them from the one or the other. */
async function findCertificates({ vault, folder, keys }: Retention): Promise<Found> {
  const both = [...(await vault.store.certificates()), ...(await readErasures(folder))]
  const signed = both.filter((one) => isErasureSigned(keys, one))
  const certificates = [...new Map(signed.map((one) => [one.id, one])).values()]
  return { certificates, unsigned: both.filter((one) => !signed.includes(one)) }
}

export async function listCertificates(retention: Retention): Promise<boolean> {
  const { say, vault } = retention
  const { certificates, unsigned } = await findCertificates(retention)
  const there = await vault.store.find(certificates.map(({ keyId }) => keyId))
  for (const { id, at, entries, reason, keyId } of certificates) {
    const back = there.has(keyId) ? '  ITS KEY IS THERE: run it again' : ''
    say(`${id}  ${at}  ${entries} entries  ${reason}${back}`)
  }
  sayUnsigned(retention, unsigned)
  say(`Certificates: ${certificates.length}, all signed. Keys that are there: ${there.size}.`)
  return unsigned.length === 0 && there.size === 0
}

export async function again(retention: Retention): Promise<boolean> {
  const { say } = retention
  const tell = everyTwoSeconds(say)
  const { certificates, unsigned } = await findCertificates(retention)
  const came = { nothing: 0, key: 0, citizen: 0, held: 0 }
  for (const [index, certificate] of certificates.entries()) {
    const what = await eraseAgain(retention, certificate)
    came[what] += 1
    if (what === 'held')
      say(
        `Certificate ${certificate.id}: a newer request for aktindsigt holds the citizen; run it again after that`,
      )
    tell(`… ${index + 1} of ${certificates.length} certificates`)
  }
  sayUnsigned(retention, unsigned)
  const { key, citizen, held } = came
  say(`Certificates: ${certificates.length}. Had come back and are erased again: ${key + citizen}.`)
  return unsigned.length === 0 && held === 0
}

function sayUnsigned({ say }: Retention, unsigned: readonly ErasureCertificate[]): void {
  for (const { id, signedBy } of unsigned)
    say(
      `WRONG. Certificate ${id} is not signed by "${signedBy}" as LEDGER_KEYS knows it: nothing is done by it`,
    )
}
