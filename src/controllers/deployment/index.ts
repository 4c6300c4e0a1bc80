import { Deployments, ReplicaSets } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { DeploymentReconciler } from './reconciler.js'

export const deploymentController = defineController({
  name: 'deployment-controller',
  reconciles: Deployments,
  owns: [ReplicaSets],
  create: (tools) => new DeploymentReconciler(tools),
})
