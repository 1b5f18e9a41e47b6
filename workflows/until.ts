/** Workflow time; at least one millisecond, as a timer needs. */
export function msUntil(instant: string): number {
  return Math.max(1, new Date(instant).getTime() - Date.now())
}
