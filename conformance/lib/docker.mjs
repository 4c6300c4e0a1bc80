// What the suites ask of Docker itself, through its command.
import { spawnSync } from 'node:child_process'

/** Where Docker has to be there, its absence is a failure and no reason to leave tests out. */
export function mustHaveDocker() {
  return Boolean(process.env.CI)
}

export function dockerAnswers() {
  return spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 10_000 }).status === 0
}

/** For `describe`: a reason to skip, or false. */
export function skipWithoutDocker() {
  return !mustHaveDocker() && !dockerAnswers() && 'Docker does not answer on this machine'
}

/** The standard output, by lines. */
export function docker(...args) {
  const { status, stdout, stderr } = spawnSync('docker', args, { encoding: 'utf8', timeout: 60_000 })
  if (status !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`)
  return stdout.split('\n').filter((line) => line !== '')
}

/** The clusters whose names begin so and that have something left in Docker. */
export function clustersInDocker(prefix) {
  const format = '{{.Label "wherry.dev/cluster"}}'
  const filter = 'label=wherry.dev/cluster'
  const containers = docker('ps', '--all', '--filter', filter, '--format', format)
  const networks = docker('network', 'ls', '--filter', filter, '--format', format)
  return [...new Set([...containers, ...networks])].filter((name) => name.startsWith(prefix))
}
