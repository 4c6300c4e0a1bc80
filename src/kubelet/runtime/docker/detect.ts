import { get } from 'node:http'
import { RuntimeError } from '../container-runtime.js'
import { Daemon } from './daemon.js'
import { daemonMessage } from './errors.js'

export const defaultSocketPath = '/var/run/docker.sock'

export interface DockerPresence {
  readonly answers: boolean
  /** One clause for people: `Docker answers on /var/run/docker.sock`, `connect ENOENT …`. */
  readonly reason: string
}

/**
 * Whether a Docker daemon answers. Without an argument `DOCKER_HOST` counts, else the usual socket. Never rejects. A unix socket is asked without
 * loading dockerode, and given two seconds.
 */
export async function dockerAnswers(socketPath?: string): Promise<DockerPresence> {
  const host = process.env.DOCKER_HOST
  if (socketPath === undefined && host !== undefined && host !== '' && !host.startsWith('unix://')) {
    return await askRemote(host)
  }
  const path = socketPath ?? (host?.slice('unix://'.length) || defaultSocketPath)
  return await new Promise<DockerPresence>((resolve) => {
    const refused = (reason: string) => resolve({ answers: false, reason })
    const request = get({ socketPath: path, path: '/_ping', timeout: 2000 }, (response) => {
      response.resume()
      if (response.statusCode === 200) resolve({ answers: true, reason: `Docker answers on ${path}` })
      else refused(`${path} answered ${response.statusCode}`)
    })
    request.on('timeout', () => request.destroy(new Error(`no answer on ${path} within 2 s`)))
    request.on('error', (error) => refused(daemonMessage(error)))
  })
}

async function askRemote(host: string): Promise<DockerPresence> {
  const daemon = new Daemon({})
  try {
    await daemon.call((docker) => docker.ping())
    return { answers: true, reason: `Docker answers on ${host}` }
  } catch (error) {
    return { answers: false, reason: error instanceof RuntimeError ? error.message : daemonMessage(error) }
  } finally {
    daemon.close()
  }
}
