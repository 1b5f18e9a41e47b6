/** What stands where nothing need be opened: no policy looks into it. */
export const sealed = 's1.AAAA'
export const hash = '0'.repeat(64)
