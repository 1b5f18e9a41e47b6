import { setTimeout as sleep } from 'node:timers/promises'
import type { OwnHouse } from '../run/own-house.ts'

export type Victim = 'house' | 'temporal' | 'postgres'

/** With SIGKILL, whatever it is at; up to a second and a half later they are there again. */
export async function killAndRestart(house: OwnHouse, victims: Victim[]): Promise<void> {
  if (victims.includes('house')) await house.kill()
  if (victims.includes('temporal')) await house.temporal.kill()
  if (victims.includes('postgres')) await house.postgres.kill()
  await sleep(Math.random() * 1500)
  if (victims.includes('postgres')) await house.postgres.start()
  if (victims.includes('temporal')) await house.temporal.start()
  if (victims.includes('house')) await house.start()
}
