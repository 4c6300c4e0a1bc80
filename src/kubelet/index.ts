// kubelet: bound pods become containers; one kubelet for each node of the process.
// May import: client, api, base. Never controllers, scheduler, network or what is behind the client.
// Start here: kubelets.ts, then kubelet.ts, pods/pod-worker.ts and runtime/container-runtime.ts.
export type { Kubelets } from './kubelets.js'
export { createKubelets } from './kubelets.js'
export type { KubeletsOptions } from './kubelets-options.js'
export type { NodeOptions } from './node/index.js'
export { kubeletVersion } from './node/index.js'
export type { KubeletPods } from './pods/lookup.js'
export type { ContainerRuntime } from './runtime/container-runtime.js'
export { RuntimeError } from './runtime/container-runtime.js'
export type { DockerPresence, DockerRuntimeOptions } from './runtime/docker/index.js'
export {
  createDockerRuntime,
  DockerRuntime,
  defaultSocketPath,
  dockerAnswers,
  podsRunInDocker,
} from './runtime/docker/index.js'
export type { FakeRuntimeOptions, LifeStages } from './runtime/fake/index.js'
export { createFakeRuntime, FakeRuntime, simulationPrefix } from './runtime/fake/index.js'
export type { NodeAccessOptions } from './streams/index.js'
export { createNodeAccess } from './streams/index.js'
