import type { Container, Pod, ServiceAccount } from '../../../api/index.js'

const enforceAnnotation = 'kubernetes.io/enforce-mountable-secrets'

/** Which Secret the pod uses that its account does not name, where the account insists on that (serviceaccount/admission.go limitSecretReferences, v1.34). */
export function unmountable(
  { metadata, secrets, imagePullSecrets }: ServiceAccount,
  { spec }: Pod,
): string | undefined {
  if (!isTrue(metadata?.annotations?.[enforceAnnotation])) return undefined
  const account = metadata?.name
  const named = new Set((secrets ?? []).map(({ name }) => name))
  for (const { secret } of spec?.volumes ?? []) {
    if (secret && !named.has(secret.secretName)) {
      return `volume with secret.secretName="${secret.secretName ?? ''}" is not allowed because service account ${account} does not reference that secret`
    }
  }
  const inEnvironment = (containers: readonly Container[] | undefined, title: string): string | undefined => {
    for (const { name, env } of containers ?? []) {
      const bad = env?.find((one) => one.valueFrom?.secretKeyRef && !named.has(one.valueFrom.secretKeyRef.name))
      if (!bad) continue
      const secret = bad.valueFrom?.secretKeyRef?.name ?? ''
      return `${title} ${name} with envVar ${bad.name} referencing secret.secretName="${secret}" is not allowed because service account ${account} does not reference that secret`
    }
    return undefined
  }
  const environment =
    inEnvironment(spec?.initContainers, 'init container') ?? inEnvironment(spec?.containers, 'container')
  if (environment !== undefined) return environment
  const pullable = new Set((imagePullSecrets ?? []).map(({ name }) => name))
  const index = (spec?.imagePullSecrets ?? []).findIndex(({ name }) => !pullable.has(name))
  if (index < 0) return undefined
  const name = spec?.imagePullSecrets?.[index]?.name ?? ''
  return `imagePullSecrets[${index}].name="${name}" is not allowed because service account ${account} does not reference that imagePullSecret`
}

/** Go's strconv.ParseBool. */
function isTrue(text: string | undefined): boolean {
  return text !== undefined && ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)
}

/** A mirror pod shows what a node runs on its own: it takes nothing from the cluster. */
export function mirrorProblem({ spec }: Pod): string | undefined {
  if (spec?.serviceAccountName) return 'a mirror pod may not reference service accounts'
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]
  const usesSecrets =
    (spec?.imagePullSecrets?.length ?? 0) > 0 ||
    spec?.volumes?.some(({ secret, projected }) => secret || projected?.sources?.some((source) => source.secret)) ||
    containers.some(
      ({ env, envFrom }) =>
        env?.some((one) => one.valueFrom?.secretKeyRef) || envFrom?.some((source) => source.secretRef),
    )
  if (usesSecrets) return 'a mirror pod may not reference secrets'
  const usesTokens = spec?.volumes?.some((volume) =>
    volume.projected?.sources?.some((source) => source.serviceAccountToken),
  )
  return usesTokens ? 'a mirror pod may not use ServiceAccountToken volume projections' : undefined
}
