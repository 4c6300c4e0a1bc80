import type { Node, NodeSpec, Pod, PodSpec } from '../../api/index.js'

export interface NodeShape {
  readonly labels?: Record<string, string>
  readonly allocatable?: Record<string, string>
  readonly spec?: NodeSpec
  readonly images?: { names: string[]; sizeBytes: number }[]
}

/** A node with 4 cores, 8 GiB and room for 110 pods, unless told otherwise. */
export function aNode(name: string, { labels, allocatable, spec, images }: NodeShape = {}): Node {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, uid: `node-${name}`, labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec: spec ?? {},
    status: {
      allocatable: { cpu: '4', memory: '8Gi', pods: '110', ...allocatable },
      ...(images ? { images } : {}),
    },
  }
}

export interface PodShape {
  readonly labels?: Record<string, string>
  readonly requests?: Record<string, string>
  readonly spec?: Partial<PodSpec>
  readonly status?: Pod['status']
  readonly metadata?: Pod['metadata']
}

/** A pod of namespace `default` with one container, for the default scheduler. */
export function aPod(name: string, { labels, requests, spec, status, metadata }: PodShape = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      namespace: 'default',
      name,
      uid: `pod-${name}`,
      generation: 1,
      ...(labels ? { labels } : {}),
      ...metadata,
    },
    spec: {
      schedulerName: 'default-scheduler',
      containers: [{ name: 'c', image: 'example.com/app:1', ...(requests ? { resources: { requests } } : {}) }],
      ...spec,
    },
    status: { phase: 'Pending', ...status },
  }
}

/** Required anti-affinity by hostname to pods with the label `app`. */
export function antiAffinityTo(app: string): Partial<PodSpec> {
  return {
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app } } },
        ],
      },
    },
  }
}
