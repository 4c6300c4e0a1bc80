/** Volumes of a pod could not be made ready; one message for each, as its FailedMount event says it. */
export class MountFailure extends Error {
  override readonly name = 'MountFailure'
  readonly messages: readonly string[]

  constructor(messages: readonly string[]) {
    super(messages.join('; '))
    this.messages = messages
  }
}

/** One volume cannot be made ready: `MountVolume.SetUp failed for volume "v" : <message>`. */
export class VolumeError extends Error {
  override readonly name = 'VolumeError'
}
