/** How long a broken glass stays broken. */
export const glassMinutes = 60

interface BrokenGlass {
  name: string
  /** A protected name stands nowhere that a citizen reads. */
  nameProtected: boolean
  organisation: string
  reason: string
}

/** As the citizen's record tells it (Danish). */
export function tellBrokenGlass(glass: BrokenGlass): string {
  const { name, nameProtected, organisation, reason } = glass
  const who = nameProtected ? `En medarbejder fra ${organisation}` : `${name} fra ${organisation}`
  return `${who} har fået adgang i en time uden at være en del af sagen. Begrundelse: ${reason}`
}
