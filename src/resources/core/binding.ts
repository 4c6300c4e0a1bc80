import type { Binding, Pod } from '../../api/index.js'
import { Bindings, badRequest, internalError, notFound, Pods } from '../../api/index.js'
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
      if (name === '') throw badRequest('Name parameter required.')
      const pod = await get(Pods, namespace, name)
      if (!pod) throw notFound({ group: '', resource: 'pods' }, name)
      return pod
    }
    // What is created has no uid yet, whatever it says.
    const { uid: _uid, ...metadata } = binding.metadata ?? {}
    return bindPod({
      body: { ...binding, metadata },
      name,
      namespace,
      context,
      parent,
      updateParent: (change) =>
        update(Pods, namespace, name, 'binding', (object) => change(object as Pod)) as Promise<Pod>,
    })
  },
})
