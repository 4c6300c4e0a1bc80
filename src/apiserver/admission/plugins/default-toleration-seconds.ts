import type { Pod, Toleration } from '../../../api/index.js'
import type { AdmissionPlugin } from '../attributes.js'

const seconds = 300
const taints = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'] as const

/** Pods stay five minutes on a node that has gone, unless they say otherwise (kubernetes' plugin/pkg/admission/defaulttolerationseconds). */
export function defaultTolerationSeconds(): AdmissionPlugin {
  return {
    name: 'DefaultTolerationSeconds',
    handles: ({ operation, resource, subresource }) =>
      (operation === 'CREATE' || operation === 'UPDATE') &&
      resource.group === '' &&
      resource.plural === 'pods' &&
      subresource === '',
    mutate({ object }) {
      const { spec } = object as Pod
      if (!spec) return
      const present = spec.tolerations ?? []
      const missing = taints.filter((key) => !present.some((toleration) => tolerates(toleration, key)))
      if (missing.length === 0) return
      const added = missing.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: seconds }))
      spec.tolerations = [...present, ...added]
    },
  }
}

function tolerates({ key, effect }: Toleration, taint: string): boolean {
  return (!key || key === taint) && (!effect || effect === 'NoExecute')
}
