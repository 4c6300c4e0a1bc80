import type { ComponentStatus } from '../../api/index.js'
import { ComponentStatuses, findCondition } from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const healthy = (name: string, message: string): ComponentStatus => ({
  metadata: { name },
  conditions: [{ type: 'Healthy', status: 'True', message }],
})

/** All parts live in this process: while it answers, they are there. */
export const componentStatuses = defineResource(ComponentStatuses, {
  deprecationWarning: 'v1 ComponentStatus is deprecated in v1.19+',
  computed: () => [healthy('scheduler', 'ok'), healthy('controller-manager', 'ok'), healthy('etcd-0', 'ok')],
  cells: {
    Status: ({ conditions }) => {
      const { status } = findCondition(conditions, 'Healthy') ?? {}
      return status === 'True' ? 'Healthy' : status === 'False' ? 'Unhealthy' : 'Unknown'
    },
    Message: ({ conditions }) => findCondition(conditions, 'Healthy')?.message ?? '',
    Error: ({ conditions }) => findCondition(conditions, 'Healthy')?.error ?? '',
  },
})
