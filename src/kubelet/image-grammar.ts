/** The parts of an image's name by the grammar of distribution/reference. */

/** The registry, with a port or without. */
export const imageDomain =
  /^(?:localhost|[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/

export const imagePathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/

export const imageTag = /^\w[\w.-]{0,127}$/

export const imageDigest = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/

/** Without tag and digest. */
export const longestImageName = 255
