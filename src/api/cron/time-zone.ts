const parts = /^[A-Za-z._0-9+-]{1,14}$/

/** Whether a part of a name looks like a file of a time zone: nothing but a well-known form of case. */
const isFileName = (part: string): boolean =>
  parts.test(part) &&
  !part.startsWith('-') &&
  part !== '.' &&
  part !== '..' &&
  /^[A-Z]/.test(part) &&
  !shouting.test(part)

const shouting = /^[A-Z]{5,}$/

/**
 * Whether Go would find the zone in its database. Names there are files, in which case matters; Intl knows the same names, but takes them in
 * any case, and offsets too.
 */
export function isTimeZone(name: string): boolean {
  if (!name.split('/').every(isFileName)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
