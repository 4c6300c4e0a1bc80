import type { FieldError, FieldPath, ServicePort, ServiceSpec } from '../../../api/index.js'
import {
  addPortErrors,
  addReasons,
  duplicate,
  forbidden,
  isDNS1123Label,
  isQualifiedName,
  isValidPortNumber,
  protocols,
  required,
  requireOneOf,
} from '../../../api/index.js'

/** One port by itself; `names` are those of the ports before it. */
export function addServicePortErrors(
  errors: FieldError[],
  port: ServicePort,
  { requireName, names }: { readonly requireName: boolean; readonly names: Set<string> },
  at: FieldPath,
): void {
  const name = port.name ?? ''
  if (requireName && name === '') {
    errors.push(required(at.child('name')))
  } else if (name !== '') {
    addReasons(errors, at.child('name'), name, isDNS1123Label(name))
    if (names.has(name)) errors.push(duplicate(at.child('name'), name))
    names.add(name)
  }
  addReasons(errors, at.child('port'), port.port ?? 0, isValidPortNumber(port.port ?? 0))
  requireOneOf(errors, at.child('protocol'), port.protocol, protocols)
  addPortErrors(errors, port.targetPort, at.child('targetPort'))
  if (port.appProtocol !== undefined)
    addReasons(errors, at.child('appProtocol'), port.appProtocol, isQualifiedName(port.appProtocol))
}

/** The ports among each other: whether the type has node ports, and that nothing is used twice. */
export function addPortUseErrors(errors: FieldError[], { ports = [], type }: ServiceSpec, at: FieldPath): void {
  if (type === 'ClusterIP') {
    ports.forEach(({ nodePort }, index) => {
      if (!nodePort) return
      errors.push(forbidden(at.index(index).child('nodePort'), "may not be used when `type` is 'ClusterIP'"))
    })
  }
  const nodePorts = new Set<string>()
  ports.forEach(({ nodePort = 0, protocol }, index) => {
    if (nodePort === 0) return
    const key = `${protocol}/${nodePort}`
    if (nodePorts.has(key)) errors.push(duplicate(at.index(index).child('nodePort'), nodePort))
    nodePorts.add(key)
  })
  const taken = new Set<string>()
  ports.forEach(({ port, protocol = '' }, index) => {
    const key = `${protocol}/${port}`
    // As Go prints the struct that it compares by.
    const printed = { Name: '', Protocol: protocol, AppProtocol: null, Port: port, TargetPort: 0, NodePort: 0 }
    if (taken.has(key)) errors.push(duplicate(at.index(index), printed))
    taken.add(key)
  })
}
