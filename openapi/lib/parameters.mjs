import { readdirSync, readFileSync } from 'node:fs'
import { readFacts } from './facts.mjs'

const folder = new URL('../../node_modules/@kubernetes/client-node/dist/gen/apis/', import.meta.url)

const plain = (text) =>
  text
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&#x60;/g, '`')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x3D;/g, '=')
    .replace(/&amp;/g, '&')
    .replace(/\\(['"`])/g, '$1')

/** What client-node's operations say of their parameters: name → the most frequent text. Its names are TypeScript's (`_continue`). */
function parameterDescriptions() {
  const counts = new Map()
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('Api.js')) continue
    for (const [, name, text] of readFileSync(new URL(file, folder), 'utf8').matchAll(/\* @param (\w+) (.+)/g)) {
      const texts = counts.get(name) ?? new Map()
      texts.set(text, (texts.get(text) ?? 0) + 1)
      counts.set(name, texts)
    }
  }
  return new Map(
    [...counts].map(([name, texts]) => {
      const [text] = [...texts].sort(([, a], [, b]) => b - a)[0]
      return [name.replace(/^_/, ''), plain(text)]
    }),
  )
}

/** operations.json with the descriptions of its parameters. */
export function operationFacts() {
  const facts = readFacts('operations')
  const texts = parameterDescriptions()
  const parameters = facts.parameters.map((parameter) => {
    const description = parameter.in === 'body' ? undefined : texts.get(parameter.name)
    return description && parameter.name !== 'name' ? { ...parameter, description } : parameter
  })
  return { ...facts, parameters }
}
