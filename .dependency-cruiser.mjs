// Who may import whom (ARCHITECTURE.md, "Rooms"). Run by scripts/check-boundaries.mjs.

/** What each room may import of the others. */
const rooms = {
  base: [],
  api: ['base'],
  store: ['base'],
  registry: ['api', 'store', 'base'],
  resources: ['api', 'registry/definition', 'registry/schema', 'base'],
  client: ['api', 'base'],
  apiserver: ['api', 'registry', 'client', 'base'],
  controllers: ['client', 'api', 'base'],
  scheduler: ['client', 'api', 'base'],
  kubelet: ['client', 'api', 'base'],
  network: ['client', 'api', 'base'],
  cluster: ['.*'],
}

/** The only folders that may import a package. */
const doors = {
  'express|router': ['src/apiserver/http'],
  'level|classic-level': ['src/store/leveldb'],
  dockerode: ['src/kubelet/runtime/docker'],
  ws: ['src/apiserver/http', 'src/kubelet/streams'],
}

/** Tests, and what is made for them. */
const tests = '(\\.test\\.ts$|/testing/)'
/** What they may import besides what their room may. */
const forTests = ['/testing/', '^src/store/memory/']

const roomRules = Object.entries(rooms).flatMap(([room, allowed]) => {
  const own = `^src/(${[room, ...allowed].join('|')})/`
  const comment = `${room} may import ${allowed.join(', ') || 'nothing of ours'}`
  return [
    {
      name: `${room}-imports`,
      comment,
      from: { path: `^src/${room}/`, pathNot: tests },
      to: { path: '^src/', pathNot: own },
    },
    {
      name: `${room}-tests-import`,
      comment: `${comment}; its tests also any testing/ and store/memory`,
      from: { path: `^src/${room}/.*${tests}` },
      to: { path: '^src/', pathNot: [own, ...forTests] },
    },
  ].map((rule) => ({ severity: 'error', ...rule }))
})

const doorRules = Object.entries(doors).map(([packages, folders]) => ({
  name: `door-${packages.split('|')[0]}`,
  comment: `${packages} is imported in ${folders.join(' and ')} only`,
  severity: 'error',
  from: { path: '^(src|fixtures)/', pathNot: folders.map((folder) => `^${folder}/`) },
  to: { path: `(^|/)node_modules/(@types/)?(${packages})/` },
}))

export default {
  forbidden: [
    ...roomRules,
    ...doorRules,
    {
      name: 'room-index-only',
      comment: "rooms import each other's index.ts only; kinds also registry/definition and registry/schema",
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: tests },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/registry/(definition|schema)/index\\.ts$'],
      },
    },
    {
      name: 'room-index-only-in-tests',
      comment: "tests import other rooms' index.ts, any testing/ and store/memory",
      severity: 'error',
      from: { path: `^src/([^/]+)/.*${tests}` },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/registry/(definition|schema)/index\\.ts$', ...forTests],
      },
    },
    {
      name: 'no-doubles-in-production',
      comment: 'testing/ is for tests',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^src/.*/testing/' },
    },
    {
      name: 'main-imports',
      comment:
        'the published index imports cluster only, main its command line (which loads a cluster when it starts one)',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/', pathNot: '^src/cluster/(command-line/)?index\\.ts$' },
    },
    {
      name: 'black-box',
      comment: 'conformance and bench know the API, not the code',
      severity: 'error',
      from: { path: '^(conformance|bench)/' },
      to: { path: '^(src|dist)/' },
    },
    {
      name: 'no-cycles',
      comment: 'no cycles anywhere, types included',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'every import must be found',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|src/api/generated)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
