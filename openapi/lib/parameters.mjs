import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../node_modules/@kubernetes/client-node/dist/gen/apis/', import.meta.url)

/** What client-node's operations say of their parameters: name → the most frequent text. Its names are TypeScript's (`_continue`). */
export function parameterDescriptions() {
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
      return [name.replace(/^_/, ''), text.replace(/\\(['"])/g, '$1')]
    }),
  )
}
