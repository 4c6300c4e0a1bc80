import { Pods } from '../../api/index.js'
import { fits, type Plugin } from '../framework/index.js'
import type { PluginTools } from './tools.js'

/** Binds the pod through the API. */
export function defaultBinder({ client }: PluginTools): Plugin {
  return {
    name: 'DefaultBinder',
    async bind(_state, { namespace, name, uid }, nodeName) {
      const binding = {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { namespace, name, uid },
        target: { kind: 'Node', name: nodeName },
      }
      await client.resource(Pods, namespace).subresource('create', name, 'binding', binding)
      return fits
    },
  }
}
