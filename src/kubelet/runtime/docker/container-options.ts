import type Docker from 'dockerode'
import type { ContainerConfig, ContainerResources, ContainerSecurity, Mount } from '../container-runtime.js'
import { containerLabels, containerName } from './labels.js'

export interface ContainerPlace {
  readonly cluster: string
  readonly sandboxId: string
  /** Exact: an image may be renamed between pull and create. */
  readonly imageId: string
  /** What the pod's status shows as imageID. */
  readonly imageRef: string
  readonly lowersOomScore: boolean
  readonly logRotation: LogRotation
}

/** Docker refuses less; a container cannot start with less anyway. */
const leastMemoryBytes = 6 * 1024 * 1024

/** When and how often a container's log file is begun anew. The kubelet's defaults: 10 MiB and 5 (KubeletConfiguration, v1.34). */
export interface LogRotation {
  readonly maxBytes: number
  readonly maxFiles: number
}

export const defaultLogRotation: LogRotation = { maxBytes: 10 * 1024 * 1024, maxFiles: 5 }

/** A container of a pod as Docker is asked to create it: joined to the sandbox by its full id. */
export function containerOptions(config: ContainerConfig, place: ContainerPlace): Docker.ContainerCreateOptions {
  const { security } = config
  const sandbox = `container:${place.sandboxId}`
  return {
    name: containerName(place.cluster, config, config.container),
    Image: place.imageId,
    Labels: containerLabels(place.cluster, config, place),
    // An Entrypoint in the request drops the image's Cmd, as Kubernetes' `command` does; `args` alone keeps the image's Entrypoint.
    ...(config.command.length === 0 ? {} : { Entrypoint: [...config.command] }),
    ...(config.args.length === 0 ? {} : { Cmd: [...config.args] }),
    Env: config.env.map(({ name, value }) => `${name}=${value}`),
    ...(config.workingDir === '' ? {} : { WorkingDir: config.workingDir }),
    ...(config.stopSignal === undefined ? {} : { StopSignal: config.stopSignal }),
    ...(security.user === undefined ? {} : { User: security.user }),
    OpenStdin: config.stdin,
    StdinOnce: config.stdin && config.stdinOnce,
    Tty: config.tty,
    HostConfig: {
      NetworkMode: sandbox,
      IpcMode: config.hostIPC ? 'host' : sandbox,
      ...(config.hostPID ? { PidMode: 'host' } : config.shareProcessNamespace ? { PidMode: sandbox } : {}),
      Mounts: config.mounts.map(mountFrom),
      RestartPolicy: { Name: 'no' },
      LogConfig: {
        Type: 'json-file',
        Config: { 'max-size': String(place.logRotation.maxBytes), 'max-file': String(place.logRotation.maxFiles) },
      },
      ...resourceOptions(config.resources, place.lowersOomScore),
      ...securityOptions(security),
    },
  }
}

function mountFrom({ hostPath, containerPath, readOnly, propagation }: Mount): Docker.MountConfig[number] {
  return {
    Type: 'bind',
    Source: hostPath,
    Target: containerPath,
    ReadOnly: readOnly,
    BindOptions: { Propagation: propagation === 'private' ? 'rprivate' : propagation },
  }
}

function resourceOptions(resources: ContainerResources, lowersOomScore: boolean): Docker.HostConfig {
  const { cpuShares, cpuQuota, cpuPeriod, memoryBytes, oomScoreAdj } = resources
  const memory = memoryBytes === undefined || memoryBytes <= 0 ? undefined : Math.max(memoryBytes, leastMemoryBytes)
  return {
    ...(cpuShares === undefined ? {} : { CpuShares: Math.min(262_144, Math.max(2, Math.round(cpuShares))) }),
    ...(cpuQuota === undefined || cpuQuota <= 0
      ? {}
      : { CpuPeriod: cpuPeriod ?? 100_000, CpuQuota: Math.max(1000, Math.round(cpuQuota)) }),
    // Left out, the swap limit would be as much again.
    ...(memory === undefined ? {} : { Memory: memory, MemorySwap: memory }),
    ...(oomScoreAdj === undefined ? {} : { OomScoreAdj: lowersOomScore ? oomScoreAdj : Math.max(0, oomScoreAdj) }),
  }
}

function securityOptions(security: ContainerSecurity): Docker.HostConfig {
  const options = [
    ...(security.noNewPrivileges ? ['no-new-privileges:true'] : []),
    ...(security.seccomp === undefined ? [] : [`seccomp=${security.seccomp}`]),
  ]
  return {
    ...(security.groups.length === 0 ? {} : { GroupAdd: security.groups.map(String) }),
    ...(security.privileged ? { Privileged: true } : {}),
    ...(security.readOnlyRootFilesystem ? { ReadonlyRootfs: true } : {}),
    ...(security.addCapabilities.length === 0 ? {} : { CapAdd: [...security.addCapabilities] }),
    ...(security.dropCapabilities.length === 0 ? {} : { CapDrop: [...security.dropCapabilities] }),
    ...(options.length === 0 ? {} : { SecurityOpt: options }),
    ...(security.procMountUnmasked ? { MaskedPaths: [], ReadonlyPaths: [] } : {}),
  }
}
