import { SystemClock, silentLogger } from '../../../base/index.js'
import { dockerAnswers } from './detect.js'
import { createDockerRuntime } from './docker-runtime.js'

/** Made by conformance/docker/test-images.sh. */
export const testImages = {
  busybox: 'wherry-test/busybox:1',
  entrypoint: 'wherry-test/entrypoint:1',
  httpd: 'wherry-test/httpd:1',
  user: 'wherry-test/user:1',
  namedUser: 'wherry-test/named-user:1',
} as const

/** Why tests with Docker cannot run here; undefined when they can. In CI that is a failure, so it throws there. */
export async function whyNoDocker(): Promise<string | undefined> {
  const reason = await missing()
  if (reason !== undefined && process.env.CI !== undefined && process.env.CI !== 'false') {
    throw new Error(`CI needs Docker: ${reason}`)
  }
  return reason
}

async function missing(): Promise<string | undefined> {
  const { answers, reason } = await dockerAnswers()
  if (!answers) return `Docker does not answer (${reason})`
  const runtime = createDockerRuntime({ cluster: 'probe', clock: new SystemClock(), logger: silentLogger })
  try {
    const present = await Promise.all(Object.values(testImages).map((image) => runtime.imageStatus(image)))
    return present.includes(undefined) ? 'test images are missing: run conformance/docker/test-images.sh' : undefined
  } finally {
    await runtime.close()
  }
}
