export type { Addresses, ServiceAllocatorOptions } from './service-allocator.js'
export { ServiceAllocator } from './service-allocator.js'
