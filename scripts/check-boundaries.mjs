// Checks what the linters cannot: who imports whom, that time and chance come from base alone, and that of client-node types are imported only.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import config from '../.dependency-cruiser.mjs'

/** With a parser that does not work the cruiser reads no TypeScript, and finds nothing wrong. */
const fewestModules = 150

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))

async function checkImports() {
  const { options, forbidden } = config
  const folders = ['src', 'conformance', 'bench'].filter((folder) => existsSync(folder))
  const { output } = await cruise(folders, { ...options, ruleSet: { forbidden, options }, validate: true }, undefined, {
    tsConfig: extractTSConfig(options.tsConfig.fileName),
  })
  const found = output.summary.violations.map(({ from, to, rule, cycle }) => {
    const comment = forbidden.find(({ name }) => name === rule.name)?.comment
    const target = cycle ? cycle.map((step) => step.name ?? step).join(' -> ') : to
    return `${from} -> ${target}\n    ${rule.name}: ${comment}`
  })
  const ours = output.modules.filter(({ source }) => source.startsWith('src/') && source.endsWith('.ts'))
  const imports = ours.reduce((sum, { dependencies }) => sum + dependencies.length, 0)
  if (ours.length < fewestModules || imports < ours.length) {
    found.push(`only ${ours.length} modules with ${imports} imports were seen: the check itself is broken`)
  }
  return { found, modules: ours.length, imports }
}

const banned = [
  [/(?<![\w.])set(Timeout|Interval)\s*\(/, 'take a Clock'],
  [/\bfrom 'node:timers'/, 'take a Clock'],
  [/\bDate\.now\b/, 'take a Clock'],
  [/\bnew Date\(\s*\)/, 'take a Clock'],
  [/\bMath\.random\b/, 'take a Random'],
]

/** Tests may make names of their own that clash with nothing on the machine. */
const bannedInProduction = [
  ...banned,
  [/\brandom(UUID|Bytes|Int)\b/, 'take a Random'],
  // 340 ms and 110 MB at run time. The cruiser cannot tell imports of types with this parser.
  [
    /^(import (?!type\b).*|\}) from '@kubernetes\/client-node'/,
    'import types of client-node only, with `import type` on one line',
  ],
]
const isTest = /(\.test\.ts$|\/testing\/)/

/** Time and chance come from base. Keys and certificates need real randomness: credentials may draw it. */
const exempt = /^src\/(base|cluster\/credentials)\//

function checkText() {
  const found = []
  for (const name of readdirSync('src', { recursive: true })) {
    const path = join('src', name)
    if (!path.endsWith('.ts') || path.startsWith('src/api/generated/') || exempt.test(path)) continue
    const lines = withoutComments(readFileSync(path, 'utf8')).split('\n')
    for (const [i, line] of lines.entries()) {
      for (const [pattern, instead] of isTest.test(path) ? banned : bannedInProduction) {
        if (pattern.test(line)) found.push(`${path}:${i + 1} ${line.trim()}\n    text: ${instead}`)
      }
    }
  }
  return found
}

/** Blanks out comments and the text of strings, keeping the lines. */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|(?<!from )'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (match) =>
    match.replace(/[^\n]/g, ' '),
  )
}

const { found, modules, imports } = await checkImports()
const all = [...found, ...checkText()]
for (const violation of all) console.error(violation)
console.log(`${modules} modules, ${imports} imports, ${all.length} violations`)
process.exitCode = all.length === 0 ? 0 : 1
