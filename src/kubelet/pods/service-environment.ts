import type { Service } from '../../api/index.js'

/** Variables that name the Services of a pod's namespace, as Docker links did (pkg/kubelet/envvars, v1.34). */
export function serviceEnvironment(services: readonly Service[]): Map<string, string> {
  const variables = new Map<string, string>()
  for (const service of services) {
    const { clusterIP, ports = [] } = service.spec ?? {}
    const [first] = ports
    if (clusterIP === undefined || clusterIP === '' || clusterIP === 'None' || first === undefined) continue
    const prefix = variableName(service.metadata?.name ?? '')
    variables.set(`${prefix}_SERVICE_HOST`, clusterIP)
    variables.set(`${prefix}_SERVICE_PORT`, String(first.port))
    for (const port of ports) {
      if (port.name) variables.set(`${prefix}_SERVICE_PORT_${variableName(port.name)}`, String(port.port))
    }
    const address = clusterIP.includes(':') ? `[${clusterIP}]` : clusterIP
    ports.forEach(({ port, protocol = 'TCP' }, index) => {
      const scheme = protocol.toLowerCase()
      const url = `${scheme}://${address}:${port}`
      const portPrefix = `${prefix}_PORT_${port}_${protocol.toUpperCase()}`
      if (index === 0) variables.set(`${prefix}_PORT`, url)
      variables.set(portPrefix, url)
      variables.set(`${portPrefix}_PROTO`, scheme)
      variables.set(`${portPrefix}_PORT`, String(port))
      variables.set(`${portPrefix}_ADDR`, clusterIP)
    })
  }
  return variables
}

function variableName(name: string): string {
  return name.replaceAll('-', '_').toUpperCase()
}
