// The checked-in list of golden cases that are known to fail, each with its reason. It may only shrink unnoticed by nobody: a case that
// passes while it is listed is as wrong as one that fails while it is not.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'known-failures.json')

/** Case name → reason. */
export function readKnownFailures() {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** So begins the reason of a case whose outcome is not ours to decide: it may fail and it may pass. */
const varies = 'varies: '

/** Splits results: `passed`, `failed` (not listed), `known` (listed), `closed` (listed, but passing). */
export function compareWithKnown(results, known) {
  const isListed = ({ name }) => Object.hasOwn(known, name)
  const mayPass = ({ name }) => !isListed({ name }) || known[name].startsWith(varies)
  return {
    passed: results.filter((result) => result.passed && mayPass(result)),
    failed: results.filter((result) => !result.passed && !isListed(result)),
    known: results.filter((result) => !result.passed && isListed(result)),
    closed: results.filter((result) => result.passed && !mayPass(result)),
  }
}

/** Writes the list anew from what failed. Reasons are kept; a new entry gets what the first differing step says. */
export function updateKnownFailures(results, known) {
  const played = new Map(results.map((result) => [result.name, result]))
  const entries = Object.entries(known).filter(([name, reason]) => !played.has(name) || reason.startsWith(varies))
  const isKept = ({ name }) => known[name]?.startsWith(varies)
  for (const result of results)
    if (!result.passed && !isKept(result)) entries.push([result.name, known[result.name] ?? reasonOf(result)])
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`)
}

const longestReason = 240

function reasonOf({ title, diff }) {
  const text = `${title}: ${diff[0]}`
  return text.length > longestReason ? `${text.slice(0, longestReason)}…` : text
}
