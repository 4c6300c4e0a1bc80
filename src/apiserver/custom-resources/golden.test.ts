import { readFileSync } from 'node:fs'
import type { Answer, CustomServer } from './testing/server.js'
import { startCustomServer, until } from './testing/server.js'

/** Cases that a real control plane answered, as far as they are about custom resources rather than definitions. */
const cases = [
  'apply',
  'cluster-scope',
  'default-columns',
  'defaulting',
  'formats',
  'lists',
  'names-conflict',
  'no-status-subresource',
  'objects',
  'printer-columns',
  'pruning',
  'status-subresource',
  'validation-combinators',
]

interface Step {
  readonly request?: {
    readonly method: string
    readonly path: string
    readonly query?: Record<string, string>
    readonly headers?: Record<string, string>
    readonly body?: unknown
  }
  readonly until?: { readonly path: string; readonly where: string; readonly equals?: unknown }
  readonly only?: readonly string[]
  readonly ignore?: readonly string[]
  readonly unrecorded?: boolean
}

interface Recording {
  readonly steps: readonly ({
    readonly status: number | string
    readonly body?: unknown
    readonly warnings?: readonly string[]
  } | null)[]
}

const folder = new URL('../../../conformance/golden/cases/crd/', import.meta.url).pathname
/** The placeholders of the cases: a name that is nobody else's, and a namespace. */
const placeholder = (name: string) => `$\{${name}}`
const filled = (text: string) => text.replaceAll(placeholder('ID'), 'id').replaceAll(placeholder('NS'), 'ns')

function at(value: unknown, path: string): unknown {
  let found = value
  for (const part of path.split('.')) {
    if (part === '*') return undefined
    found = (found as Record<string, unknown> | undefined)?.[part]
  }
  return found
}

/** Whether a value is what was recorded, where `<time>` and its like stand for anything. */
function agrees(value: unknown, recorded: unknown): boolean {
  if (typeof recorded === 'string' && /<[a-z-]+(:\d+)?>/.test(recorded)) {
    const pattern = recorded.split(/<[a-z-]+(?::\d+)?>/).map((part) => part.replace(/[.*+?^$|()[\]{}\\]/g, '\\$&'))
    return new RegExp(`^${pattern.join('.*')}$`, 's').test(typeof value === 'string' ? value : JSON.stringify(value))
  }
  if (recorded === null) return value === null || value === undefined
  if (typeof recorded !== 'object') return value === recorded
  if (Array.isArray(recorded)) {
    return Array.isArray(value) && value.length === recorded.length && recorded.every((one, i) => agrees(value[i], one))
  }
  if (typeof value !== 'object' || value === null) return false
  const members = value as Record<string, unknown>
  return Object.entries(recorded).every(([key, one]) => agrees(members[key], one))
}

async function play(server: CustomServer, step: Step): Promise<Answer | undefined> {
  if (step.until) {
    const { path, where, equals } = step.until
    return until(
      () => server.call('GET', path),
      (answer) => at(answer.object ?? { code: answer.status }, where) === equals,
    )
  }
  if (!step.request) return undefined
  const { method, path, query = {}, headers = {}, body } = step.request
  return server.call(method, `${path}?${new URLSearchParams(query)}`, body, headers)
}

describe('custom resources answer as recorded', () => {
  it.each(cases)('%s', async (name) => {
    const { default: played } = (await import(`${folder}${name}.mjs`)) as { default: { steps: readonly Step[] } }
    const steps = JSON.parse(filled(JSON.stringify(played.steps))) as Step[]
    const recording = JSON.parse(filled(readFileSync(`${folder}${name}.golden.json`, 'utf8'))) as Recording
    const server = await startCustomServer()
    try {
      for (const [index, step] of steps.entries()) {
        const answer = await play(server, step)
        const recorded = recording.steps[index]
        // Definitions themselves are another room's.
        if (!answer || !recorded || step.unrecorded || step.request?.path.includes('apiextensions')) continue
        const place = `step ${index} of ${name}`
        expect([place, answer.status]).toEqual([place, recorded.status])
        const warnings = [answer.headers.warning ?? []].flat()
        if (recorded.warnings) expect([place, warnings]).toEqual([place, recorded.warnings])
        const body = answer.object ?? answer.text.split('\n')
        if (step.only) {
          for (const path of step.only) {
            if (path.includes('*')) continue
            const wanted = (recorded.body as Record<string, unknown>)[path]
            if (!agrees(at(body, path), wanted)) expect([place, path, at(body, path)]).toEqual([place, path, wanted])
          }
        } else if (!agrees(body, recorded.body)) expect([place, body]).toEqual([place, recorded.body])
      }
    } finally {
      await server.stop()
    }
  })
})
