/**
 * What the writers of the kill test write: the n-th write of a key is known from n alone, so whatever is found afterwards can be judged.
 */
export const keysPerRun = 48

export function keyOf(run: number, index: number): string {
  return `/registry/things/run-${run}/key-${index}`
}

/** Every fifth write of a key deletes it. */
export function isDelete(step: number): boolean {
  return step % 5 === 4
}

/** What the key holds after so many writes. */
export function valueAfter(key: string, steps: number): Uint8Array | undefined {
  if (steps === 0 || isDelete(steps - 1)) return undefined
  const filler = String.fromCharCode(97 + (steps % 26)).repeat((steps * 389) % 5000)
  return Buffer.from(`${key} ${steps} ${filler}.`)
}
