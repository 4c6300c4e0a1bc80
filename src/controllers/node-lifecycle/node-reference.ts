import type { Node, ObjectReference } from '../../api/index.js'

/** What events of nodes say of theirs: no version, so that the same happening counts up (pkg/controller/util/node, v1.34). */
export function nodeReference({ metadata }: Node): ObjectReference {
  const { name, uid } = metadata ?? {}
  return {
    apiVersion: 'v1',
    kind: 'Node',
    ...(name === undefined ? {} : { name }),
    ...(uid === undefined ? {} : { uid }),
  }
}
