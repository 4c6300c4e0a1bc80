import type { FieldError } from '../../../../api/index.js'
import { invalid, path } from '../../../../api/index.js'

export const levels = ['privileged', 'baseline', 'restricted'] as const
export type Level = (typeof levels)[number]

/** What to measure pods by. `minor` is that of Kubernetes' version, infinite for `latest`. */
export interface Standard {
  readonly level: Level
  readonly minor: number
}

export interface Policy {
  readonly enforce: Standard
  readonly audit: Standard
  readonly warn: Standard
}

const modes = ['enforce', 'audit', 'warn'] as const
const latest = Number.POSITIVE_INFINITY
const everything: Standard = { level: 'privileged', minor: latest }

/** `baseline:v1.30`. */
export function standardText({ level, minor }: Standard): string {
  return `${level}:${minor === latest ? 'latest' : `v1.${minor}`}`
}

export function sameStandard(a: Standard, b: Standard): boolean {
  return a.level === b.level && a.minor === b.minor
}

/**
 * What the labels of a namespace ask for. A policy is always there: an unknown level is taken as `restricted` where it is enforced, as `privileged`
 * where it would only warn; an unknown version as the latest (pod-security-admission's api/helpers.go PolicyToEvaluate, v0.34).
 */
export function policyOf(labels: Readonly<Record<string, string>> | undefined): {
  readonly policy: Policy
  readonly errors: readonly FieldError[]
} {
  const errors: FieldError[] = []
  const standardOf = (mode: (typeof modes)[number]): Standard => {
    const key = `pod-security.kubernetes.io/${mode}`
    return { level: levelOf(mode), minor: minorOf(`${key}-version`) }
  }
  const levelOf = (mode: (typeof modes)[number]): Level => {
    const key = `pod-security.kubernetes.io/${mode}`
    const text = labels?.[key]
    if (text === undefined) return everything.level
    const level = levels.find((one) => one === text)
    if (level) return level
    errors.push(invalid(path('metadata', 'labels').key(key), text, `must be one of ${levels.join(', ')}`))
    return mode === 'enforce' ? 'restricted' : 'privileged'
  }
  const minorOf = (key: string): number => {
    const text = labels?.[key]
    if (text === undefined || text === 'latest') return latest
    const minor = /^v1\.([0-9]|[1-9][0-9]*)$/.exec(text)?.[1]
    if (minor !== undefined) return Number(minor)
    errors.push(invalid(path('metadata', 'labels').key(key), text, 'must be "latest" or "v1.x"'))
    return latest
  }
  const policy = { enforce: standardOf('enforce'), audit: standardOf('audit'), warn: standardOf('warn') }
  return { policy, errors }
}
