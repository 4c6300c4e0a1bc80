import type { FieldPath } from '../errors/index.js'
import { forbidden, invalid, required } from '../errors/index.js'
import type {
  ExecAction,
  GRPCAction,
  HTTPGetAction,
  Lifecycle,
  Probe,
  SleepAction,
  TCPSocketAction,
} from '../generated/index.js'
import type { IntOrString } from '../values/index.js'
import { isHTTPHeaderName, isValidPortName, isValidPortNumber } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addNegative, addReasons, addUnsupported } from './error-list.js'

interface Handler {
  readonly exec?: ExecAction
  readonly httpGet?: HTTPGetAction
  readonly tcpSocket?: TCPSocketAction
  readonly grpc?: GRPCAction
  readonly sleep?: SleepAction
}

/** A port by number or by name. */
export function addPortErrors(errors: Errors, port: IntOrString | undefined, at: FieldPath): void {
  if (typeof port === 'string') addReasons(errors, at, port, isValidPortName(port))
  else addReasons(errors, at, port ?? 0, isValidPortNumber(port ?? 0))
}

function addHandlerErrors(errors: Errors, handler: Handler, at: FieldPath, graceSeconds: number | undefined): void {
  let handlers = 0
  const claim = (name: string): boolean => {
    if (handlers++ === 0) return true
    errors.push(forbidden(at.child(name), 'may not specify more than 1 handler type'))
    return false
  }
  if (handler.exec && claim('exec') && !handler.exec.command?.length) errors.push(required(at.child('exec', 'command')))
  if (handler.httpGet && claim('httpGet')) addHttpGetErrors(errors, handler.httpGet, at.child('httpGet'))
  if (handler.tcpSocket && claim('tcpSocket'))
    addPortErrors(errors, handler.tcpSocket.port, at.child('tcpSocket', 'port'))
  if (handler.grpc && claim('grpc')) addPortErrors(errors, handler.grpc.port, at.child('grpc', 'port'))
  if (handler.sleep && claim('sleep')) {
    const seconds = handler.sleep.seconds ?? 0
    if (graceSeconds !== undefined && (seconds < 0 || seconds > graceSeconds)) {
      errors.push(
        invalid(
          at.child('sleep'),
          seconds,
          `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`,
        ),
      )
    }
  }
  if (handlers === 0) errors.push(required(at, 'must specify a handler type'))
}

function addHttpGetErrors(errors: Errors, action: HTTPGetAction, at: FieldPath): void {
  if (!action.path) errors.push(required(at.child('path')))
  addPortErrors(errors, action.port, at.child('port'))
  addUnsupported(errors, at.child('scheme'), action.scheme ?? '', ['HTTP', 'HTTPS'])
  for (const { name } of action.httpHeaders ?? []) {
    addReasons(errors, at.child('httpHeaders'), name, isHTTPHeaderName(name))
  }
}

export function addLifecycleErrors(
  errors: Errors,
  lifecycle: Lifecycle | undefined,
  at: FieldPath,
  graceSeconds: number | undefined,
): void {
  if (lifecycle?.postStart) addHandlerErrors(errors, lifecycle.postStart, at.child('postStart'), graceSeconds)
  if (lifecycle?.preStop) addHandlerErrors(errors, lifecycle.preStop, at.child('preStop'), graceSeconds)
}

export type ProbeKind = 'livenessProbe' | 'readinessProbe' | 'startupProbe'

/** One probe of a container; `at` is the container's path. */
export function addProbeErrors(
  errors: Errors,
  probe: Probe | undefined,
  kind: ProbeKind,
  at: FieldPath,
  graceSeconds: number | undefined,
): void {
  if (!probe) return
  const here = at.child(kind)
  addHandlerErrors(errors, probe, here, graceSeconds)
  for (const field of [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ] as const) {
    addNegative(errors, here.child(field), probe[field])
  }
  const grace = probe.terminationGracePeriodSeconds
  if (grace !== undefined && grace <= 0) {
    errors.push(invalid(here.child('terminationGracePeriodSeconds'), grace, 'must be greater than 0'))
  }
  if (kind === 'readinessProbe') {
    if (grace !== undefined) {
      errors.push(invalid(here.child('terminationGracePeriodSeconds'), grace, 'must not be set for readinessProbes'))
    }
  } else if (probe.successThreshold !== 1) {
    errors.push(invalid(here.child('successThreshold'), probe.successThreshold ?? 0, 'must be 1'))
  }
}
