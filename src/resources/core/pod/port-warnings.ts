import type { ContainerPort, FieldPath, PodSpec } from '../../../api/index.js'
import { containersOf } from '../../../api/index.js'

/** Each port is compared with those before it, and Warning headers have room for a hundred of them or so. */
const maxCompared = 1000
const maxWarnings = 1000

/** Warnings about ports that say the same twice or contradict each other, over all containers of a pod. */
export function portWarnings(spec: PodSpec, at: FieldPath): readonly string[] {
  const ports = containersOf(spec, at).flatMap(
    ({ container, at: here }) =>
      container.ports?.map((port, index) => ({ port, where: here.child('ports').index(index).toString() })) ?? [],
  )
  const warnings: string[] = []
  const taken = new Map<string, { readonly port: ContainerPort; readonly where: string }[]>()
  for (const { port, where } of ports.slice(0, maxCompared)) {
    if (warnings.length > maxWarnings) break
    if (port.hostIP && !port.hostPort) warnings.push(`${where}: hostIP set without hostPort: ${goStruct(port)}`)
    const key = `${port.containerPort}/${port.protocol}`
    const others = taken.get(key) ?? []
    for (const other of others) {
      const what = conflict(port, other.port)
      if (what !== undefined) warnings.push(`${where}: ${what} port definition with ${other.where}`)
    }
    taken.set(key, [...others, { port, where }])
  }
  const names = new Map<string, string>()
  for (const { port, where } of ports) {
    if (!port.name) continue
    const first = names.get(port.name)
    if (first === undefined) names.set(port.name, where)
    else {
      const said = `duplicate port name ${JSON.stringify(port.name)} with ${first}`
      warnings.push(`${where}: ${said}, services and probes that select ports by name will use ${first}`)
    }
  }
  return warnings
}

/** How two definitions of one container port go together; undefined: well. */
function conflict(one: ContainerPort, other: ContainerPort): string | undefined {
  const [ip, otherIp] = [one.hostIP ?? '', other.hostIP ?? '']
  const [port, otherPort] = [one.hostPort ?? 0, other.hostPort ?? 0]
  if (ip === otherIp && port === otherPort) return 'duplicate'
  if (port === 0 || otherPort === 0) return 'overlapping'
  return port === otherPort && (ip === '') !== (otherIp === '') ? 'dangerously ambiguous' : undefined
}

/** Go's `%+v`. */
function goStruct({ name = '', hostPort = 0, containerPort = 0, protocol = '', hostIP = '' }: ContainerPort): string {
  return `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`
}
