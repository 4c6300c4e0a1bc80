#!/usr/bin/env node
// Writes src/api/generated/ from facts/ and the models of @kubernetes/client-node. `--check` only compares, and fails on a difference.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtInListing } from './lib/built-in.mjs'
import { readFacts } from './lib/facts.mjs'
import { readDefinitions } from './lib/models.mjs'
import { operationFacts } from './lib/parameters.mjs'
import { typeDataFiles } from './lib/type-data.mjs'
import { typescriptFiles } from './lib/typescript.mjs'

const target = new URL('../src/api/generated/', import.meta.url)
const kinds = readFacts('kinds')
const definitions = readDefinitions()

const files = typescriptFiles(definitions, kinds)
files.set(
  'built-in.json',
  builtInListing({
    kinds,
    tables: readFacts('tables'),
    fieldSelectors: readFacts('field-selectors'),
    operations: readFacts('operations'),
  }),
)
const protobuf = readFacts('protobuf')
for (const [name, text] of typeDataFiles(definitions, readFacts('go-fields'), protobuf)) files.set(name, text)
const messages = Object.entries(protobuf).map((entry) => entry.map((part) => JSON.stringify(part)).join(':'))
files.set('protobuf.json', `{\n${messages.join(',\n')}\n}\n`)
files.set(
  'openapi.json',
  `${JSON.stringify({ operations: operationFacts(), protobuf: readFacts('openapi-protobuf') })}\n`,
)

for (const name of ['internal-types', 'go-pod-template']) {
  const types = Object.entries(readFacts(name)).map((entry) => entry.map((part) => JSON.stringify(part)).join(':'))
  files.set(`${name}.json`, `{\n${types.join(',\n')}\n}\n`)
}

mkdirSync(target, { recursive: true })
const present = new Map(readdirSync(target).map((name) => [name, readFileSync(new URL(name, target), 'utf8')]))
if (process.argv.includes('--check')) {
  const changed = [...new Set([...files.keys(), ...present.keys()])].filter(
    (name) => files.get(name) !== present.get(name),
  )
  if (changed.length > 0) {
    console.error(
      `src/api/generated/ is not what openapi/ gives; run \`npm run generate\`. Different: ${changed.join(', ')}`,
    )
    process.exit(1)
  }
} else {
  for (const name of present.keys()) if (!files.has(name)) rmSync(new URL(name, target))
  for (const [name, text] of files) if (present.get(name) !== text) writeFileSync(new URL(name, target), text)
}
