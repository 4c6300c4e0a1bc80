import type { Binding, Pod } from '../../api/index.js'
import { Bindings, internalError, notFound, Pods } from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { bindPod } from './pod/binding.js'

/** The old way to bind a pod: a POST of the Binding itself, which names the pod. */
export const bindings = defineResource(Bindings, {
  storage: 'none',
  async create(binding: Binding, context) {
    const { services, namespace } = context
    const name = binding.metadata?.name ?? ''
    const { get, update } = services
    if (!get || !update) throw internalError('bindings are not served here')
    const parent = async (): Promise<Pod> => {
      const pod = await get(Pods, namespace, name)
      if (!pod) throw notFound({ group: '', resource: 'pods' }, name)
      return pod
    }
    return bindPod({
      body: binding,
      name,
      context,
      parent,
      updateParent: (change) =>
        update(Pods, namespace, name, 'binding', (object) => change(object as Pod)) as Promise<Pod>,
    })
  },
})
