/** `error` means that the probe itself could not be made: it counts as nothing. */
export interface ProbeOutcome {
  readonly result: 'success' | 'failure' | 'error'
  readonly output: string
}
