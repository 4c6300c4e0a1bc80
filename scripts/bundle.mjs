// Puts what is started into few files, dist/bundle/: Node takes half a second to find and link the thousand modules that dist/ has otherwise.
// Dependencies and data files stay where they are.
import { readFileSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { build } from 'esbuild'

/** @param {string} dist the folder of the compiled modules */
export async function bundle(dist) {
  const target = join(dist, 'bundle')
  rmSync(target, { recursive: true, force: true })
  await build({
    entryPoints: [join(dist, 'main.js'), join(dist, 'index.js')],
    outdir: target,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    plugins: [ownUrls(target)],
  })
}

/** Modules that read files beside themselves find them from the bundle, too. */
function ownUrls(target) {
  return {
    name: 'own-urls',
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        const contents = readFileSync(path, 'utf8')
        if (!contents.includes('import.meta.url')) return undefined
        const own = JSON.stringify(relative(target, path).split(sep).join('/'))
        return {
          contents: contents.replaceAll('import.meta.url', `new URL(${own}, import.meta.url).href`),
          loader: 'js',
        }
      })
    },
  }
}
