import type { Pod } from '../../api/index.js'
import type { ContainerSecurity, ImageStatus } from '../runtime/container-runtime.js'
import type { AnyContainer } from './pod-spec.js'
import { formatPod } from './pod-spec.js'
import { ConfigurationError } from './sources.js'

/** The container's security settings over those of its pod; throws where runAsNonRoot cannot hold (pkg/kubelet/kuberuntime/security_context.go). */
export function containerSecurity(
  pod: Pod,
  container: AnyContainer,
  image: ImageStatus,
  seccompProfile: string | undefined,
): ContainerSecurity {
  const ofPod = pod.spec?.securityContext ?? {}
  const own = container.securityContext ?? {}
  const runAsUser = own.runAsUser ?? ofPod.runAsUser
  const runAsGroup = own.runAsGroup ?? ofPod.runAsGroup
  if ((own.runAsNonRoot ?? ofPod.runAsNonRoot) === true) verifyNonRoot(pod, container, runAsUser, image.user)
  const user =
    runAsUser === undefined && runAsGroup === undefined
      ? undefined
      : `${runAsUser ?? image.user}${runAsGroup === undefined ? '' : `:${runAsGroup}`}`
  const groups = [...(ofPod.supplementalGroups ?? []), ...(ofPod.fsGroup === undefined ? [] : [ofPod.fsGroup])]
  return {
    ...(user === undefined ? {} : { user }),
    groups: [...new Set(groups)],
    privileged: own.privileged === true,
    readOnlyRootFilesystem: own.readOnlyRootFilesystem === true,
    noNewPrivileges: own.allowPrivilegeEscalation === false,
    addCapabilities: own.capabilities?.add ?? [],
    dropCapabilities: own.capabilities?.drop ?? [],
    ...(seccompProfile === undefined ? {} : { seccomp: seccompProfile }),
    procMountUnmasked: own.procMount === 'Unmasked',
  }
}

function verifyNonRoot(pod: Pod, container: AnyContainer, runAsUser: number | undefined, imageUser: string): void {
  const where = `(pod: "${formatPod(pod)}", container: ${container.name})`
  if (runAsUser !== undefined) {
    if (runAsUser === 0) throw new ConfigurationError(`container's runAsUser breaks non-root policy ${where}`)
    return
  }
  const [name = ''] = imageUser.split(':')
  if (name === '' || Number(name) === 0) {
    throw new ConfigurationError(`container has runAsNonRoot and image will run as root ${where}`)
  }
  if (!/^\d+$/.test(name)) {
    throw new ConfigurationError(
      `container has runAsNonRoot and image has non-numeric user (${name}), cannot verify user is non-root ${where}`,
    )
  }
}
