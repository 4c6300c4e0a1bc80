import type { EnvVarSource, Pod } from '../../api/index.js'
import type { KnownStatus } from './downward.js'
import { fieldValue } from './downward.js'
import { expand } from './expansion.js'
import type { AnyContainer } from './pod-spec.js'
import { allContainersOf } from './pod-spec.js'
import { resourceFieldValue } from './resources.js'
import { serviceEnvironment } from './service-environment.js'
import type { PodSources } from './sources.js'
import { ConfigurationError } from './sources.js'

export interface EnvironmentVariable {
  readonly name: string
  readonly value: string
}

export interface EnvironmentInput {
  readonly pod: Pod
  readonly container: AnyContainer
  readonly known: KnownStatus
  readonly sources: PodSources
  /** What the node has for pods, for limits that are not set. */
  readonly allocatable: Readonly<Record<string, string>>
}

/**
 * The container's variables in upstream's order: `envFrom`, `env`, then those of Services
 * (pkg/kubelet/kubelet_pods.go makeEnvironmentVariables, v1.34). Throws a ConfigurationError.
 */
export async function buildEnvironment(input: EnvironmentInput): Promise<EnvironmentVariable[]> {
  const { pod, container, sources } = input
  const namespace = pod.metadata?.namespace ?? ''
  const services = serviceVariables(pod, sources)
  const known = new Map<string, string>()
  const result = new Map<string, string>()

  for (const { configMapRef, secretRef, prefix = '' } of container.envFrom ?? []) {
    const data = configMapRef
      ? await configMapData(sources, namespace, configMapRef)
      : secretRef
        ? await secretData(sources, namespace, secretRef)
        : {}
    for (const key of Object.keys(data).sort()) {
      known.set(`${prefix}${key}`, data[key] ?? '')
      result.set(`${prefix}${key}`, data[key] ?? '')
    }
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    const text = valueFrom
      ? await sourceValue(input, valueFrom)
      : expand(value ?? '', (variable) => known.get(variable) ?? services.get(variable))
    if (text === undefined) continue
    known.set(name, text)
    result.delete(name)
    result.set(name, text)
  }
  for (const [name, value] of services) if (!known.has(name)) result.set(name, value)
  return [...result].map(([name, value]) => ({ name, value }))
}

function serviceVariables(pod: Pod, sources: PodSources): Map<string, string> {
  const namespace = pod.metadata?.namespace ?? ''
  const byName = new Map(
    sources
      .services('default')
      .filter((service) => service.metadata?.name === 'kubernetes')
      .map((service) => ['kubernetes', service]),
  )
  if (pod.spec?.enableServiceLinks !== false) {
    for (const service of sources.services(namespace)) {
      const name = service.metadata?.name ?? ''
      if (name === 'kubernetes' && namespace !== 'default') continue
      byName.set(name, service)
    }
  }
  return serviceEnvironment([...byName.values()])
}

async function sourceValue(input: EnvironmentInput, source: EnvVarSource): Promise<string | undefined> {
  const { pod, container, sources } = input
  const namespace = pod.metadata?.namespace ?? ''
  if (source.fieldRef) return fieldValue(pod, input.known, source.fieldRef)
  if (source.resourceFieldRef) {
    const { containerName } = source.resourceFieldRef
    const subject = containerName ? allContainersOf(pod).find(({ name }) => name === containerName) : container
    if (subject === undefined) throw new ConfigurationError(`container "${containerName}" not found`)
    return resourceFieldValue(subject, source.resourceFieldRef, input.allocatable)
  }
  if (source.configMapKeyRef) {
    const { key, name = '', optional = false } = source.configMapKeyRef
    const data = await configMapData(sources, namespace, { name, optional })
    const value = Object.hasOwn(data, key) ? data[key] : undefined
    if (value === undefined && !optional) {
      throw new ConfigurationError(`couldn't find key ${key} in ConfigMap ${namespace}/${name}`)
    }
    return value
  }
  if (source.secretKeyRef) {
    const { key, name = '', optional = false } = source.secretKeyRef
    const data = await secretData(sources, namespace, { name, optional })
    const value = Object.hasOwn(data, key) ? data[key] : undefined
    if (value === undefined && !optional) {
      throw new ConfigurationError(`couldn't find key ${key} in Secret ${namespace}/${name}`)
    }
    return value
  }
  throw new ConfigurationError('environment variable source is not supported')
}

type Reference = { readonly name?: string; readonly optional?: boolean }

async function configMapData(sources: PodSources, namespace: string, { name = '', optional }: Reference) {
  const configMap = await sources.configMap(namespace, name)
  if (configMap === undefined && optional !== true) throw new ConfigurationError(`configmap "${name}" not found`)
  return configMap?.data ?? {}
}

async function secretData(sources: PodSources, namespace: string, { name = '', optional }: Reference) {
  const secret = await sources.secret(namespace, name)
  if (secret === undefined && optional !== true) throw new ConfigurationError(`secret "${name}" not found`)
  const entries = Object.entries(secret?.data ?? {})
  return Object.fromEntries(entries.map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]))
}
