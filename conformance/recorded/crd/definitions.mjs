const P = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const base = () => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.${ID}.example.com' },
  spec: {
    group: '${ID}.example.com',
    scope: 'Namespaced',
    names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
})
const steps = []
const t = (note, change, query = {}) => {
  const b = base()
  const r = change(b)
  steps.push({
    note,
    request: { method: 'POST', path: P, query: { dryRun: 'All', ...query }, body: r?.apiVersion ? r : b },
    only: ['message'],
  })
}
const schema = (note, s) =>
  t(note, (b) => {
    b.spec.versions[0].schema.openAPIV3Schema = s
  })
const _prop = (note, s) => schema(`prop ${note}`, { type: 'object', properties: { x: s } })
// shape
t('ok', () => {})
t('no spec', (b) => {
  delete b.spec
})
t('spec null', (b) => {
  b.spec = null
})
t('no versions', (b) => {
  delete b.spec.versions
})
t('versions []', (b) => {
  b.spec.versions = []
})
t('no names', (b) => {
  delete b.spec.names
})
t('empty name', (b) => {
  b.metadata = {}
})
t('generateName', (b) => {
  b.metadata = { generateName: 'a-' }
})
t('wrong name', (b) => {
  b.metadata.name = 'x.y'
})
t('name upper', (b) => {
  b.metadata.name = 'Widgets.example.com'
})
t('group bad', (b) => {
  b.spec.group = 'Bad_Group'
  b.metadata.name = 'widgets.Bad_Group'
})
t('group no dot', (b) => {
  b.spec.group = 'nodot'
  b.metadata.name = 'widgets.nodot'
})
t('group long', (b) => {
  b.spec.group = `${'a'.repeat(64)}.com`
  b.metadata.name = `widgets.${b.spec.group}`
})
t('scope bad', (b) => {
  b.spec.scope = 'Global'
})
t('scope none', (b) => {
  delete b.spec.scope
})
t('names lower kind', (b) => {
  b.spec.names.kind = 'widget-x!'
})
t('names kind long', (b) => {
  b.spec.names.kind = 'W'.repeat(64)
})
t('names plural bad', (b) => {
  b.spec.names.plural = 'Wid_gets'
})
t('names singular bad', (b) => {
  b.spec.names.singular = 'Wid get'
})
t('names short bad', (b) => {
  b.spec.names.shortNames = ['Ab', 'x_y', 'ok', 'ok']
})
t('names categories bad', (b) => {
  b.spec.names.categories = ['All!', 'ok']
})
t('listKind same', (b) => {
  b.spec.names.listKind = 'Widget'
})
t('listKind bad', (b) => {
  b.spec.names.listKind = 'Widget List'
})
t('no plural', (b) => {
  delete b.spec.names.plural
})
t('no kind', (b) => {
  delete b.spec.names.kind
})
t('no singular default', (b) => {
  delete b.spec.names.singular
  delete b.spec.names.listKind
})
t('two storage', (b) => {
  b.spec.versions.push({ ...b.spec.versions[0], name: 'v2' })
})
t('no storage', (b) => {
  b.spec.versions[0].storage = false
})
t('dup version', (b) => {
  b.spec.versions.push({ ...b.spec.versions[0], storage: false })
})
t('version name bad', (b) => {
  b.spec.versions[0].name = 'V_1'
})
t('version name none', (b) => {
  delete b.spec.versions[0].name
})
t('version not served', (b) => {
  b.spec.versions[0].served = false
})
t('no served field', (b) => {
  delete b.spec.versions[0].served
})
t('no schema', (b) => {
  delete b.spec.versions[0].schema
})
t('schema empty', (b) => {
  b.spec.versions[0].schema = {}
})
t('schema null', (b) => {
  b.spec.versions[0].schema = { openAPIV3Schema: null }
})
t('deprecationWarning without deprecated', (b) => {
  b.spec.versions[0].deprecationWarning = 'x'
})
t('deprecationWarning long', (b) => {
  b.spec.versions[0].deprecated = true
  b.spec.versions[0].deprecationWarning = 'x'.repeat(257)
})
t('deprecationWarning empty', (b) => {
  b.spec.versions[0].deprecated = true
  b.spec.versions[0].deprecationWarning = ''
})
t('deprecationWarning newline', (b) => {
  b.spec.versions[0].deprecated = true
  b.spec.versions[0].deprecationWarning = 'a\nb\u0007'
})
t('preserveUnknownFields true', (b) => {
  b.spec.preserveUnknownFields = true
})
t('preserveUnknownFields false', (b) => {
  b.spec.preserveUnknownFields = false
})
t('k8s.io group', (b) => {
  b.spec.group = 'foo.k8s.io'
  b.metadata.name = 'widgets.foo.k8s.io'
})
t('k8s.io group bad approval', (b) => {
  b.spec.group = 'foo.k8s.io'
  b.metadata.name = 'widgets.foo.k8s.io'
  b.metadata.annotations = { 'api-approved.kubernetes.io': 'bogus' }
})
t('k8s.io group unapproved', (b) => {
  b.spec.group = 'foo.k8s.io'
  b.metadata.name = 'widgets.foo.k8s.io'
  b.metadata.annotations = { 'api-approved.kubernetes.io': 'unapproved, x' }
})
t('kubernetes.io group', (b) => {
  b.spec.group = 'foo.kubernetes.io'
  b.metadata.name = 'widgets.foo.kubernetes.io'
  b.metadata.annotations = { 'api-approved.kubernetes.io': 'https://github.com/x' }
})
// conversion
t('conv none', (b) => {
  b.spec.conversion = { strategy: 'None' }
})
t('conv bad', (b) => {
  b.spec.conversion = { strategy: 'Magic' }
})
t('conv empty', (b) => {
  b.spec.conversion = {}
})
t('conv webhook none', (b) => {
  b.spec.conversion = { strategy: 'Webhook' }
})
t('conv none with webhook', (b) => {
  b.spec.conversion = { strategy: 'None', webhook: { conversionReviewVersions: ['v1'] } }
})
t('conv webhook no client', (b) => {
  b.spec.conversion = { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'] } }
})
t('conv webhook empty client', (b) => {
  b.spec.conversion = { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: {} } }
})
t('conv webhook both', (b) => {
  b.spec.conversion = {
    strategy: 'Webhook',
    webhook: {
      conversionReviewVersions: ['v1'],
      clientConfig: { url: 'https://a/b', service: { name: 's', namespace: 'n' } },
    },
  }
})
for (const url of ['http://a', 'https://', 'https://a/b?c#d', 'https://u:p@a', 'a b', ''])
  t(`conv url ${url}`, (b) => {
    b.spec.conversion = { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url } } }
  })
for (const service of [
  {},
  { name: 's' },
  { name: 's', namespace: 'n', path: 'x' },
  { name: 's', namespace: 'n', path: '/a//b' },
  { name: 's', namespace: 'n', port: 0 },
  { name: 's', namespace: 'n', port: 70000 },
  { name: 's', namespace: 'n', path: '/' },
])
  t(`conv service ${JSON.stringify(service)}`, (b) => {
    b.spec.conversion = {
      strategy: 'Webhook',
      webhook: { conversionReviewVersions: ['v1'], clientConfig: { service } },
    }
  })
for (const v of [[], ['v1', 'v1'], ['v9'], ['v1', 'V!'], ['v1beta1'], ['', 'v1'], undefined])
  t(`conv review ${JSON.stringify(v)}`, (b) => {
    b.spec.conversion = {
      strategy: 'Webhook',
      webhook: { conversionReviewVersions: v, clientConfig: { url: 'https://a' } },
    }
  })
t('conv caBundle', (b) => {
  b.spec.conversion = {
    strategy: 'Webhook',
    webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: 'https://a', caBundle: 'AAAA' } },
  }
})
t('conv caBundle bad', (b) => {
  b.spec.conversion = {
    strategy: 'Webhook',
    webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: 'https://a', caBundle: '!!' } },
  }
})
// columns
const col = (note, c) =>
  t(`col ${note}`, (b) => {
    b.spec.versions[0].additionalPrinterColumns = c
  })
col('ok', [{ name: 'A', type: 'string', jsonPath: '.a' }])
col('no name', [{ type: 'string', jsonPath: '.a' }])
col('no type', [{ name: 'A', jsonPath: '.a' }])
col('no path', [{ name: 'A', type: 'string' }])
col('bad type', [{ name: 'A', type: 'text', jsonPath: '.a' }])
col('bad format', [{ name: 'A', type: 'integer', format: 'int99', jsonPath: '.a' }])
for (const p of [
  'a',
  'a.b',
  '.a[',
  '.a[0]',
  '.a[*]',
  '.a[?(@.x=="y")].z',
  '{.a}',
  '.a..b',
  '',
  '$.a',
  '.a["b"]',
  ".a['b.c']",
  '.a\\.b',
  '.',
  '@.a',
  '.a[-1:]',
  '.a[x]',
  '.spec{',
  '.metadata.annotations.foo\\.bar',
  '.a[1:3:2]',
  '.a[0:0:0]',
  'range .x',
  '.a.b.*',
])
  col(`path ${p}`, [{ name: 'A', type: 'string', jsonPath: p }])
col('date fmt', [{ name: 'A', type: 'date', format: 'date-time', jsonPath: '.a', priority: -1, description: 'd' }])
col('dup names', [
  { name: 'A', type: 'string', jsonPath: '.a' },
  { name: 'A', type: 'string', jsonPath: '.b' },
])
// subresources
const sub = (note, s, sch) =>
  t(`sub ${note}`, (b) => {
    b.spec.versions[0].subresources = s
    if (sch) b.spec.versions[0].schema.openAPIV3Schema = sch
  })
sub('empty', {})
sub('status', { status: {} })
sub('scale none', { scale: {} })
sub('scale ok', {
  scale: {
    specReplicasPath: '.spec.replicas',
    statusReplicasPath: '.status.replicas',
    labelSelectorPath: '.status.sel',
  },
})
sub('scale bad', {
  scale: { specReplicasPath: 'spec.replicas', statusReplicasPath: '.spec.replicas', labelSelectorPath: '.foo' },
})
sub('scale bad2', {
  scale: {
    specReplicasPath: '.status.replicas',
    statusReplicasPath: '.status.replicas[0]',
    labelSelectorPath: '.spec.sel.[x]',
  },
})
sub('scale bad3', { scale: { specReplicasPath: '.spec', statusReplicasPath: '.status', labelSelectorPath: '' } })
sub('scale bad4', { scale: { specReplicasPath: '.spec.a[', statusReplicasPath: '.status.' } })
// selectable
const sel = (note, f, s) =>
  t(`sel ${note}`, (b) => {
    b.spec.versions[0].selectableFields = f
    b.spec.versions[0].schema.openAPIV3Schema = s ?? {
      type: 'object',
      properties: {
        spec: {
          type: 'object',
          properties: {
            s: { type: 'string' },
            i: { type: 'integer' },
            b: { type: 'boolean' },
            n: { type: 'number' },
            a: { type: 'array', items: { type: 'string' } },
            o: { type: 'object' },
            nul: { type: 'string', nullable: true },
            ios: { 'x-kubernetes-int-or-string': true },
            pre: { 'x-kubernetes-preserve-unknown-fields': true },
          },
        },
      },
    }
  })
sel(
  'ok',
  ['s', 'i', 'b'].map((x) => ({ jsonPath: `.spec.${x}` })),
)
sel(
  'bad types',
  ['n', 'a', 'o', 'nul', 'ios', 'pre', 'zzz', 'a[0]'].map((x) => ({ jsonPath: `.spec.${x}` })),
)
sel('dup', [{ jsonPath: '.spec.s' }, { jsonPath: '.spec.s' }])
sel('meta', [{ jsonPath: '.metadata.name' }, { jsonPath: '.kind' }])
sel('bad path', [{ jsonPath: 'spec.s' }, { jsonPath: '.spec[' }, { jsonPath: '' }, {}])
sel(
  'too many',
  Array.from({ length: 9 }, () => ({ jsonPath: '.spec.s' })),
)
steps.push({ request: { method: 'GET', path: `${P}/widgets.\${ID}.example.com` } })
const unordered = /^deprecationWarning newline/
export default {
  about: 'what definitions may say of names, versions, conversion, columns, subresources and selectable fields',
  needs: ['apiserver'],
  steps: steps.filter(({ note = '' }) => !unordered.test(note)),
}
