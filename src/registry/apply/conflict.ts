import { StatusError } from '../../api/index.js'
import type { Managers } from './managed-fields.js'
import { printPath } from './path-element.js'
import type { Conflicts } from './updater.js'

/** The 409 of an apply that would change what others own (managedfields/internal/conflict.go). `managers`: before the apply. */
export function conflictError({ byManager }: Conflicts, managers: Managers): StatusError {
  const found = [...byManager]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([identity, set]) => ({
      manager: printManager(identity, managers),
      paths: [...set.paths()].map(printPath),
    }))
  const count = found.reduce((sum, { paths }) => sum + paths.length, 0)
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: messageOf(found, count),
    details: {
      causes: found.flatMap(({ manager, paths }) =>
        paths.map((field) => ({ reason: 'FieldManagerConflict', message: `conflict with ${manager}`, field })),
      ),
    },
  })
}

interface Found {
  readonly manager: string
  readonly paths: readonly string[]
}

function messageOf(found: readonly Found[], count: number): string {
  const only = found[0]
  if (count === 1 && only) return `Apply failed with 1 conflict: conflict with ${only.manager}: ${only.paths[0]}`
  const lines = found.flatMap(({ manager, paths }) => [
    `conflicts with ${manager}:`,
    ...paths.map((path) => `- ${path}`),
  ])
  return `Apply failed with ${count} conflicts: ${lines.join('\n')}`
}

function printManager(identity: string, managers: Managers): string {
  const one = managers.get(identity)
  if (!one) return JSON.stringify(identity)
  const below = one.subresource === '' ? '' : ` with subresource ${JSON.stringify(one.subresource)}`
  const version = one.operation === 'Update' ? ` using ${one.apiVersion}` : ''
  return `${JSON.stringify(one.manager)}${below}${version}`
}
