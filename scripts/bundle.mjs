// Puts what is started into few files, dist/bundle/: Node takes half a millisecond to find, read and link a module, and there are a thousand of ours and
// six hundred of our dependencies'. Data files stay where they are.
import { readFileSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { build } from 'esbuild'

/** What stays in node_modules: it has native parts, or is seldom asked for. */
const external = ['classic-level', 'dockerode', 'yaml']

/** Bundled CommonJS asks for Node's own modules with `require`, which a module does not have. */
const requireForCommonJs =
  "import { createRequire as createRequireForCommonJs } from 'node:module'; const require = createRequireForCommonJs(import.meta.url);"

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
    external,
    banner: { js: requireForCommonJs },
    logLevel: 'warning',
    plugins: [ownUrls(dist, target)],
  })
}

/** Modules of ours that read files beside themselves find them from the bundle, too. */
function ownUrls(dist, target) {
  return {
    name: 'own-urls',
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        if (!path.startsWith(dist + sep)) return undefined
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
