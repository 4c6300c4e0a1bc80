/** `list.push(...more)` for any number of items: arguments of a call lie on the stack, which holds some 100,000. */
export function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one)
}
