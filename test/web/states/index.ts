import { citizenRoom } from './citizen.ts'
import { deskRoom } from './desk.ts'
import { dialogueRoom } from './dialogue.ts'
import { openRoom } from './open.ts'
import { operatorRoom } from './operator.ts'
import { recordsRoom } from './records.ts'
import type { Room } from './state.ts'

/** Every page and state of it; a new page is a new line in its room. */
export const rooms: Room[] = [
  openRoom,
  citizenRoom,
  dialogueRoom,
  deskRoom,
  recordsRoom,
  operatorRoom,
]
