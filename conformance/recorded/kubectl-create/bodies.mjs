export default {
  about: 'objects from standard input: several, incomplete, unknown, wrong',
  needs: ['apiserver'],
  kubectl: '>=1.34',
  steps: [
    { kubectl: ['create', 'cm', 'z'] },
    { kubectl: ['create', 'cm', 'z'] },
    { kubectl: ['create', 'cm', 'y', '--field-manager=me', '--save-config', '--dry-run=server', '-o', 'yaml'] },
    { kubectl: ['create', 'cm', 'z', '--validate=nope'] },
    { kubectl: ['create', '-f', '-'] },
    { kubectl: ['create', '-f', '-'], stdin: '' },
    { kubectl: ['create', '-f', '-'], stdin: 'kind: ConfigMap' },
    { kubectl: ['create', '-f', '-'], stdin: 'apiVersion: v1\nkind: Nope\nmetadata: {name: a}' },
    { kubectl: ['create', '-f', '-'], stdin: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: q}\ndate: {a: b}' },
    {
      kubectl: ['create', '-f', '-', '--validate=warn'],
      stdin: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: q}\ndate: {a: b}\ndata: {a: b, a: c}',
    },
    {
      kubectl: ['create', '-f', '-', '--validate=ignore'],
      stdin: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: q2}\ndate: {a: b}',
    },
    { kubectl: ['create', '-f', '-'], stdin: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: q-}\n' },
    {
      kubectl: ['create', '-f', '-', '-o', 'name'],
      stdin: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: q4, namespace: other}\n',
    },
    { kubectl: ['create', '-f', '-'], stdin: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: q5}\ndata: {a: 1}\n' },
    {
      kubectl: ['create', '-f', '-'],
      stdin:
        'apiVersion: v1\nkind: Pod\nmetadata: {name: q5}\nspec: {containers: [{name: a, image: x, ports: [{containerPort: "x"}]}]}\n',
    },
    {
      kubectl: ['create', '-f', '-', '--validate=false'],
      stdin:
        'apiVersion: v1\nkind: Pod\nmetadata: {name: q5}\nspec: {containers: [{name: a, image: x, ports: [{containerPort: "x"}]}]}\n',
    },
    {
      kubectl: ['create', '--raw', '/api/v1/namespaces/${NS}/configmaps', '-f', '-'],
      stdin: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"raw"}}',
    },
    {
      kubectl: ['create', '-f', '-'],
      stdin:
        'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: l1}\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: l1}\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: l2}\n',
    },
    { kubectl: ['create', '-f', '-'], stdin: '{"a": ' },
    { kubectl: ['create', '-f', '-'], stdin: 'a: b: c' },
    { kubectl: ['create', '-f', '/nope'] },
    { kubectl: ['create', '-k', '/nope'] },
    { kubectl: ['create', '-f', 'https://127.0.0.1:1/x'] },
  ],
}
