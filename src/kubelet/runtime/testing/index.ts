// testing: the contract of container runtimes. Start here: describe-container-runtime.ts.
export type { RuntimeTestCapabilities, RuntimeUnderTest } from './describe-container-runtime.js'
export { describeContainerRuntime } from './describe-container-runtime.js'
