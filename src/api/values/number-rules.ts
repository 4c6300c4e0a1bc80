import { byteLength, maxLengthMessage, rangeMessage } from './name-rules.js'

const none: readonly string[] = []

/** 1 to 65535. */
export function isValidPortNumber(port: number): readonly string[] {
  return isInRange(port, 1, 65535)
}

export function isInRange(value: number, low: number, high: number): readonly string[] {
  return value >= low && value <= high ? none : [rangeMessage(low, high)]
}

/** A user or group number: 0 to 2^31-1. */
export function isValidUserId(id: number): readonly string[] {
  return isInRange(id, 0, 2147483647)
}

/** The name of a port, at most 15 characters with a letter among them (RFC 6335). */
export function isValidPortName(port: string): readonly string[] {
  const reasons: string[] = []
  if (byteLength(port) > 15) reasons.push(maxLengthMessage(15))
  if (!/^[-a-z0-9]+$/.test(port)) {
    reasons.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  }
  if (!/[a-z]/.test(port)) reasons.push('must contain at least one letter (a-z)')
  if (port.includes('--')) reasons.push('must not contain consecutive hyphens')
  if (port.startsWith('-') || port.endsWith('-')) reasons.push('must not begin or end with a hyphen')
  return reasons
}
