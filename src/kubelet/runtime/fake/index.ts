// fake: containers as life stages (`--runtime simulated`). Start here: life-stages.ts, then fake-runtime.ts.
export type { FakeRuntimeOptions } from './fake-runtime.js'
export { createFakeRuntime, FakeRuntime } from './fake-runtime.js'
export type { LifeStages } from './life-stages.js'
export { simulationPrefix } from './life-stages.js'
