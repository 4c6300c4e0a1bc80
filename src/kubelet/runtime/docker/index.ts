// docker: containers by the Docker Engine API (the only importer of dockerode, which it loads at the first call).
// May import: base, the runtime seam.
// Start here: docker-runtime.ts, then sandboxes.ts and containers.ts.
export type { CleanupResult } from './cleanup.js'
export type { DockerPresence } from './detect.js'
export { defaultSocketPath, dockerAnswers } from './detect.js'
export type { DockerRuntimeOptions } from './docker-runtime.js'
export { createDockerRuntime, DockerRuntime } from './docker-runtime.js'
export type { PodNetwork } from './network.js'
export { podsRunInDocker } from './running-pods.js'
