import type { ContainerStatus, FieldError, FieldPath, Pod } from '../../../api/index.js'
import {
  addIpErrors,
  addReasons,
  addressWarnings,
  duplicate,
  forbidden,
  immutable,
  internalFieldError,
  invalid,
  isDNS1123Subdomain,
  isDualStack,
  isQualifiedName,
  isValidUserId,
  parseIp,
  path,
} from '../../../api/index.js'
import type { StatusOptions } from '../../../registry/definition/index.js'
import { dropDisabledStatusFields } from './disabled-fields.js'
import { validateAnnotationUpdate } from './validation.js'

const statusAt = path('status')
const notNegativeInteger = 'must be a non-negative integer'

/** What kubelets and schedulers may write. */
export const podStatus: StatusOptions<Pod> = {
  resetFields: ['metadata.deletionTimestamp', 'metadata.ownerReferences'],
  prepareForUpdate(pod, old) {
    const metadata = pod.metadata ?? {}
    pod.metadata = metadata
    // Old kubelets sent owner references back broken.
    if (old.metadata?.ownerReferences) metadata.ownerReferences = old.metadata.ownerReferences
    else delete metadata.ownerReferences
    const qosClass = pod.status?.qosClass || old.status?.qosClass
    if (qosClass) pod.status = { ...pod.status, qosClass }
    keepObservedGenerations(pod, old)
    dropDisabledStatusFields(pod.status, old.status)
  },
  warnings: ({ status }) => [
    ...(status?.podIPs ?? []).flatMap(({ ip }, index) =>
      addressWarnings(ip, statusAt.child('podIPs').index(index).child('ip')),
    ),
    ...(status?.hostIPs ?? []).flatMap(({ ip }, index) =>
      addressWarnings(ip, statusAt.child('hostIPs').index(index).child('ip')),
    ),
  ],
  validateUpdate(pod, old) {
    const errors = validateAnnotationUpdate(pod, old)
    const status = pod.status ?? {}
    const before = old.status ?? {}
    status.conditions?.forEach(({ type, observedGeneration = 0 }, index) => {
      if (observedGeneration < 0) {
        const at = statusAt.child('conditions').index(index).child('observedGeneration')
        errors.push(invalid(at, observedGeneration, notNegativeInteger))
      }
      if (['PodScheduled', 'Ready', 'Initialized'].includes(type)) return
      addReasons(errors, statusAt.child('conditions').index(index).child('Type'), type, isQualifiedName(type))
    })
    const nominated = status.nominatedNodeName
    if (nominated && nominated !== before.nominatedNodeName) {
      addReasons(errors, statusAt.child('nominatedNodeName'), nominated, isDNS1123Subdomain(nominated))
    }
    if ((status.observedGeneration ?? 0) < 0) {
      errors.push(invalid(statusAt.child('observedGeneration'), status.observedGeneration, notNegativeInteger))
    }
    if ((status.qosClass ?? '') !== (before.qosClass ?? '')) {
      errors.push(invalid(statusAt.child('qosClass'), status.qosClass ?? '', immutable))
    }
    addTransitionErrors(errors, pod, old)
    addClaimStatusErrors(errors, pod)
    addPodIpErrors(errors, pod)
    for (const kind of ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const) {
      addUserErrors(errors, status[kind], statusAt.child(kind), pod.spec?.os?.name ?? 'linux')
    }
    return errors
  },
}

/** A writer that knows nothing of the field does not take it away (preserveOldObservedGeneration). */
function keepObservedGenerations(pod: Pod, old: Pod): void {
  const status = pod.status ?? {}
  const before = old.status ?? {}
  if (!status.observedGeneration && before.observedGeneration) status.observedGeneration = before.observedGeneration
  // Types may be there more than once.
  const left = [...(before.conditions ?? [])]
  for (const condition of status.conditions ?? []) {
    const index = left.findIndex(({ type }) => type === condition.type)
    const known = index < 0 ? undefined : left.splice(index, 1)[0]?.observedGeneration
    if (!condition.observedGeneration && known) condition.observedGeneration = known
  }
}

/** As whom a container runs. */
function addUserErrors(
  errors: FieldError[],
  statuses: readonly ContainerStatus[] | undefined,
  at: FieldPath,
  os: string,
): void {
  statuses?.forEach(({ user }, index) => {
    const linux = user?.linux
    const here = at.index(index).child('user', 'linux')
    if (!linux) return
    if (os === 'windows') errors.push(forbidden(here, 'cannot be set for a windows pod'))
    if (os !== 'linux') return
    addReasons(errors, here.child('uid'), linux.uid, isValidUserId(linux.uid))
    addReasons(errors, here.child('gid'), linux.gid, isValidUserId(linux.gid))
    linux.supplementalGroups?.forEach((group, position) => {
      addReasons(errors, here.child('supplementalGroups').index(position), group, isValidUserId(group))
    })
  })
}

/** Containers that have ended for good do not come back. */
function addTransitionErrors(errors: FieldError[], pod: Pod, old: Pod): void {
  const policy = old.spec?.restartPolicy
  const sidecars = new Set(
    old.spec?.initContainers?.filter((one) => one.restartPolicy === 'Always').map((one) => one.name),
  )
  const check = (
    now: readonly ContainerStatus[] = [],
    before: readonly ContainerStatus[] = [],
    at: FieldPath,
    restartPolicy: string | undefined,
    mayRestart: (name: string) => boolean,
  ) => {
    if (restartPolicy === 'Always') return
    before.forEach((status, index) => {
      const terminated = status.state?.terminated
      if (!terminated || (terminated.exitCode !== 0 && restartPolicy === 'OnFailure') || mayRestart(status.name)) return
      const next = now.find((one) => one.name === status.name)
      if (next && !next.state?.terminated) {
        errors.push(forbidden(at.index(index).child('state'), 'may not be transitioned to non-terminated state'))
      }
    })
  }
  const { status = {} } = pod
  const before = old.status ?? {}
  const never = () => false
  check(status.containerStatuses, before.containerStatuses, statusAt.child('containerStatuses'), policy, never)
  check(
    status.initContainerStatuses,
    before.initContainerStatuses,
    statusAt.child('initContainerStatuses'),
    policy,
    (name) => sidecars.has(name),
  )
  check(
    status.ephemeralContainerStatuses,
    before.ephemeralContainerStatuses,
    statusAt.child('ephemeralContainerStatuses'),
    'Never',
    never,
  )
}

function addClaimStatusErrors(errors: FieldError[], { spec, status }: Pod): void {
  const seen = new Set<string>()
  status?.resourceClaimStatuses?.forEach(({ name, resourceClaimName }, index) => {
    const at = statusAt.child('resourceClaimStatuses').index(index).child('name')
    if (!spec?.resourceClaims?.some((claim) => claim.name === name)) {
      errors.push(invalid(at, name, 'must match the name of an entry in `spec.resourceClaims`'))
    }
    if (seen.has(name)) errors.push(duplicate(at, name))
    seen.add(name)
    if (resourceClaimName !== undefined) {
      addReasons(errors, at, resourceClaimName, isDNS1123Subdomain(resourceClaimName))
    }
  })
}

function addPodIpErrors(errors: FieldError[], { status = {} }: Pod): void {
  const { podIPs = [], hostIPs = [], hostIP = '' } = status
  const first = hostIPs[0]?.ip
  addListErrors(errors, podIPs, statusAt.child('podIPs'))
  if (first !== undefined && first !== hostIP) {
    errors.push(invalid(statusAt.child('hostIPs').index(0).child('ip'), first, 'must be equal to `hostIP`'))
  }
  addListErrors(errors, hostIPs, statusAt.child('hostIPs'))
}

/** At most one address of each family. */
function addListErrors(errors: FieldError[], addresses: readonly { ip: string }[], at: FieldPath): void {
  for (const [index, { ip }] of addresses.entries()) addIpErrors(errors, ip, at.index(index))
  if (addresses.length < 2) return
  const texts = addresses.map(({ ip }) => ip)
  const printed = (ip: string) => ({ IP: ip })
  const broken = texts.findIndex((text) => !parseIp(text))
  if (broken >= 0) {
    const problem = `failed to check for dual stack with error:invalid IP[${broken}]: ${texts[broken]}`
    errors.push(internalFieldError(at, problem))
  }
  if (broken >= 0 || !isDualStack(texts) || texts.length > 2) {
    errors.push(invalid(at, texts.map(printed), 'may specify no more than one IP for each IP family'))
  }
}
