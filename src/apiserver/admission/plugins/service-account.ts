import type { Container, Pod, ServiceAccount, Volume } from '../../../api/index.js'
import { nameIsPathSegment, ServiceAccounts } from '../../../api/index.js'
import type { Random } from '../../../base/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'
import { refuse } from '../refuse.js'
import { mirrorProblem, unmountable } from './pod-secrets.js'

const defaultName = 'default'
const mirrorAnnotation = 'kubernetes.io/config.mirror'
const tokenMountPath = '/var/run/secrets/kubernetes.io/serviceaccount'
/** Upstream's WarnOnlyBoundTokenExpiration: tokens live a little longer than an hour. */
const tokenSeconds = 3607

/** Every pod runs as a service account that exists, and finds its token mounted (kubernetes' plugin/pkg/admission/serviceaccount). */
export function serviceAccountAdmission(lister: ObjectLister, random: Random): AdmissionPlugin {
  return {
    name: 'ServiceAccount',
    handles: ({ operation, resource, subresource }) =>
      operation === 'CREATE' && resource.group === '' && resource.plural === 'pods' && subresource === '',
    mutate(attributes) {
      const pod = attributes.object as Pod
      const { spec } = pod
      if (!spec || isMirror(pod)) return
      spec.serviceAccountName ||= defaultName
      spec.serviceAccount = spec.serviceAccountName
      const account = requireAccount(lister, attributes, spec.serviceAccountName)
      if (shouldMount(account, pod)) mountToken(pod, random)
      if (!spec.imagePullSecrets?.length && account.imagePullSecrets?.length) {
        spec.imagePullSecrets = account.imagePullSecrets.map(({ name }) => ({
          ...(name === undefined ? {} : { name }),
        }))
      }
    },
    validate(attributes) {
      const pod = attributes.object as Pod
      const problem = isMirror(pod)
        ? mirrorProblem(pod)
        : unmountable(requireAccount(lister, attributes, pod.spec?.serviceAccountName ?? ''), pod)
      if (problem !== undefined) throw refuse(attributes, problem)
    },
  }
}

function isMirror(pod: Pod): boolean {
  return pod.metadata?.annotations?.[mirrorAnnotation] !== undefined
}

function requireAccount(lister: ObjectLister, attributes: AdmissionAttributes, name: string): ServiceAccount {
  const { namespace } = attributes
  const account = lister.get(ServiceAccounts, namespace, name)
  if (account) return account
  const quoted = JSON.stringify(name)
  // Upstream's client refuses to ask for what can be no name.
  const reasons = nameIsPathSegment(name, false)
  const problem =
    reasons.length > 0
      ? `invalid resource name ${quoted}: [${reasons.join(' ')}]`
      : `serviceaccount ${quoted} not found`
  throw refuse(attributes, `error looking up service account ${namespace}/${name}: ${problem}`)
}

function shouldMount(account: ServiceAccount, { spec }: Pod): boolean {
  return spec?.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true
}

function mountToken({ spec }: Pod, random: Random): void {
  if (!spec) return
  const containers = [...(spec.initContainers ?? []), ...(spec.containers ?? [])]
  const lacking = containers.filter(
    (container) => !container.volumeMounts?.some((mount) => mount.mountPath === tokenMountPath),
  )
  if (lacking.length === 0) return
  const existing = spec.volumes?.find((volume) => volume.name.startsWith('kube-api-access-') && volume.projected)
  const volume = existing ?? tokenVolume(`kube-api-access-${random.suffix(5)}`)
  for (const container of lacking) addMount(container, volume.name)
  if (!existing) spec.volumes = [...(spec.volumes ?? []), volume]
}

function addMount(container: Container, name: string): void {
  container.volumeMounts = [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath: tokenMountPath }]
}

function tokenVolume(name: string): Volume {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: tokenSeconds, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        {
          downwardAPI: {
            items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
          },
        },
      ],
      defaultMode: 420,
    },
  }
}
