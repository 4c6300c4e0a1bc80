/** On a claim or volume: the controller has bound it, rather than a user. */
export const boundByControllerAnnotation = 'pv.kubernetes.io/bound-by-controller'

/** On a claim: it is bound from both sides. */
export const bindCompletedAnnotation = 'pv.kubernetes.io/bind-completed'

/** On a claim that waits for its pod: the node that the scheduler has chosen. */
export const selectedNodeAnnotation = 'volume.kubernetes.io/selected-node'
