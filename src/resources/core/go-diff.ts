import { escapedAsGo, internalForm, printJson } from '../../api/index.js'
import { unifiedDiff } from '../../base/index.js'

/**
 * What upstream prints of a change that it forbids: the unified diff of two Go values as indented JSON (apimachinery's pkg/util/diff, v1.34).
 * `type` is the API server's own type of them: `core.PodSpec`.
 */
export function goDiff(type: string, before: unknown, after: unknown): string {
  const lines = (value: unknown): string[] =>
    escapedAsGo(printJson(internalForm(type, value), { indent: ' ' }) ?? '').split('\n')
  return unifiedDiff(lines(before), lines(after))
}
