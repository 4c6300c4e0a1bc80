// What a pod in Docker gives its containers: environment, files, neighbours, limits; and how it starts, proves its health and ends.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { docker, skipWithoutDocker } from '../lib/docker.mjs'
import { useCluster } from './support/cluster.mjs'
import { until } from './support/kubectl.mjs'

const image = 'busybox:1.35'
const stay = ['sh', '-c', 'trap exit TERM; while :; do sleep 0.2; done']

describe('a pod in Docker', { skip: skipWithoutDocker() }, () => {
  const cluster = useCluster({ flags: ['--runtime', 'docker'] })

  async function create(kubectl, name, spec, metadata = {}) {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name, ...metadata }, spec }
    await kubectl.run(['create', '-f', '-'], { stdin: JSON.stringify(pod) })
  }
  const ready = (kubectl, name) => kubectl.run(['wait', `pod/${name}`, '--for=condition=Ready', '--timeout=60s'])
  const statusOf = async (kubectl, name) => (await kubectl.json('get', 'pod', name)).status

  it('gets its environment and files from other objects, and sees them change', async () => {
    const kubectl = await cluster.kubectl()
    await kubectl.run(['create', 'configmap', 'settings', '--from-literal=color=blue', '--from-literal=size=3'])
    await kubectl.run(['create', 'secret', 'generic', 'keys', '--from-literal=token=s3cret'])
    const fieldRef = (fieldPath) => ({ fieldRef: { fieldPath } })
    await create(
      kubectl,
      'one',
      {
        volumes: [
          { name: 'settings', configMap: { name: 'settings' } },
          {
            name: 'all',
            projected: {
              sources: [
                { secret: { name: 'keys', items: [{ key: 'token', path: 'deep/token', mode: 0o400 }] } },
                { downwardAPI: { items: [{ path: 'labels', ...fieldRef('metadata.labels') }] } },
              ],
            },
          },
        ],
        containers: [
          {
            name: 'main',
            image,
            command: stay,
            env: [
              { name: 'PLAIN', value: 'a' },
              { name: 'EXPANDED', value: '$(PLAIN)-$(COLOR)-$$(PLAIN)' },
              { name: 'POD', valueFrom: fieldRef('metadata.name') },
              { name: 'IP', valueFrom: fieldRef('status.podIP') },
              { name: 'NODE', valueFrom: fieldRef('spec.nodeName') },
              { name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'token' } } },
              { name: 'CPUS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
              { name: 'LATE', value: '$(POD)' },
            ],
            envFrom: [{ configMapRef: { name: 'settings' }, prefix: 'CFG_' }],
            resources: { limits: { cpu: '500m', memory: '64Mi' } },
            volumeMounts: [
              { name: 'settings', mountPath: '/settings', readOnly: true },
              { name: 'all', mountPath: '/all' },
            ],
          },
        ],
      },
      { labels: { app: 'one' } },
    )
    await ready(kubectl, 'one')
    const sh = async (script) => (await kubectl.run(['exec', 'one', '--', 'sh', '-c', script])).trim()
    const { podIP, containerStatuses } = await statusOf(kubectl, 'one')
    const variables = await sh('echo "$PLAIN $EXPANDED $POD $IP $NODE $KEY $CPUS $LATE $CFG_color $CFG_size"')
    assert.equal(variables, `a a-$(COLOR)-$(PLAIN) one ${podIP} wherry-0 s3cret 500 one blue 3`)
    assert.equal(await sh('hostname; cat /settings/color /all/deep/token /all/labels'), 'one\nblues3cretapp="one"')
    assert.equal(await sh('stat -L -c %a /all/deep/token'), '400')
    assert.match(await sh('touch /settings/x 2>&1 || true'), /Read-only file system/)
    const [id] = containerStatuses.map(({ containerID }) => containerID.replace(/^.*:\/\//, ''))
    const [limits] = docker(
      'inspect',
      id,
      '--format',
      '{{.HostConfig.Memory}} {{.HostConfig.CpuQuota}}/{{.HostConfig.CpuPeriod}}',
    )
    assert.equal(limits, `${64 << 20} 50000/100000`)

    await kubectl.run(['patch', 'configmap', 'settings', '-p', '{"data":{"color":"green"}}'])
    await until(async () => (await sh('cat /settings/color')) === 'green', { timeoutMs: 90_000 })
  })

  it('runs init containers in order before its containers, which share localhost and an emptyDir', async () => {
    const kubectl = await cluster.kubectl()
    const volumeMounts = [{ name: 'shared', mountPath: '/shared' }]
    const step = (name) => ({ name, image, command: ['sh', '-c', `echo ${name} >> /shared/log`], volumeMounts })
    await create(kubectl, 'two', {
      volumes: [{ name: 'shared', emptyDir: {} }],
      initContainers: [step('first'), step('second')],
      containers: [
        {
          name: 'server',
          image,
          command: ['sh', '-c', 'trap exit TERM; httpd -f -p 8080 -h /shared & wait'],
          volumeMounts,
        },
        { name: 'client', image, command: stay },
      ],
    })
    await ready(kubectl, 'two')
    const page = await kubectl.run([
      'exec',
      'two',
      '-c',
      'client',
      '--',
      'wget',
      '-q',
      '-O',
      '-',
      'http://localhost:8080/log',
    ])
    assert.equal(page, 'first\nsecond\n')
    const { initContainerStatuses } = await statusOf(kubectl, 'two')
    assert.deepEqual(
      initContainerStatuses.map(({ state }) => [state.terminated.reason, state.terminated.exitCode]),
      [
        ['Completed', 0],
        ['Completed', 0],
      ],
    )
  })

  it('ends as its restart policy says', async () => {
    const kubectl = await cluster.kubectl()
    const run = (name, restartPolicy, script) =>
      create(kubectl, name, { restartPolicy, containers: [{ name: 'main', image, command: ['sh', '-c', script] }] })
    await run('good', 'Never', 'exit 0')
    await run('bad', 'Never', 'echo why > /dev/termination-log; exit 3')
    await run('crash', 'Always', 'exit 1')
    await until(async () => (await statusOf(kubectl, 'good')).phase === 'Succeeded')
    const { containerStatuses } = await until(async () => {
      const status = await statusOf(kubectl, 'bad')
      return status.phase === 'Failed' && status
    })
    const { exitCode, reason, message } = containerStatuses[0].state.terminated
    assert.deepEqual({ exitCode, reason, message }, { exitCode: 3, reason: 'Error', message: 'why\n' })
    const loop = await until(async () => {
      const [container] = (await statusOf(kubectl, 'crash')).containerStatuses ?? []
      return container?.state.waiting?.reason === 'CrashLoopBackOff' && container
    })
    assert.match(loop.state.waiting.message, /^back-off 10s restarting failed container=main pod=crash_/)
    const table = await kubectl.run(['get', 'pods'])
    assert.match(table, /^good +0\/1 +Completed +0 /m)
    assert.match(table, /^bad +0\/1 +Error +0 /m)
    assert.match(table, /^crash +0\/1 +CrashLoopBackOff +\d/m)
  })

  it('is ready, and restarted, by its probes', async () => {
    const kubectl = await cluster.kubectl()
    // On a busy machine a command may take longer than the second that it has by default.
    const probe = (file) => ({
      exec: { command: ['cat', file] },
      periodSeconds: 1,
      timeoutSeconds: 10,
      failureThreshold: 1,
    })
    await create(kubectl, 'probed', {
      terminationGracePeriodSeconds: 1,
      containers: [
        {
          name: 'main',
          image,
          command: ['sh', '-c', 'touch /tmp/alive; trap exit TERM; while :; do sleep 0.2; done'],
          startupProbe: { ...probe('/tmp/alive'), failureThreshold: 30 },
          readinessProbe: probe('/tmp/ready'),
          livenessProbe: probe('/tmp/alive'),
        },
      ],
    })
    const condition = async () => {
      const { conditions, containerStatuses } = await statusOf(kubectl, 'probed')
      const isReady = conditions?.find(({ type }) => type === 'Ready')?.status
      return { isReady, restarts: containerStatuses?.[0].restartCount, started: containerStatuses?.[0].started }
    }
    await until(async () => (await condition()).started === true)
    assert.equal((await condition()).isReady, 'False')
    await kubectl.run(['exec', 'probed', '--', 'touch', '/tmp/ready'])
    await until(async () => (await condition()).isReady === 'True')
    await kubectl.run(['exec', 'probed', '--', 'rm', '/tmp/ready'])
    await until(async () => (await condition()).isReady === 'False')
    await kubectl.run(['exec', 'probed', '--', 'rm', '/tmp/alive'])
    await until(async () => (await condition()).restarts === 1)
    const description = await until(async () => {
      const text = await kubectl.run(['describe', 'pod', 'probed'])
      return text.includes('Killing') && text
    })
    assert.match(description, /Warning +Unhealthy .*Liveness probe failed: cat: can't open '\/tmp\/alive'/)
    assert.match(description, /Normal +Killing .*Container main failed liveness probe, will be restarted/)
  })

  it('is given its grace to end, and no more', async () => {
    const kubectl = await cluster.kubectl()
    await create(kubectl, 'slow', {
      terminationGracePeriodSeconds: 3,
      containers: [{ name: 'main', image, command: ['sh', '-c', 'trap "" TERM; while :; do sleep 0.2; done'] }],
    })
    await ready(kubectl, 'slow')
    const begun = performance.now()
    await kubectl.run(['delete', 'pod', 'slow', '--timeout=30s'])
    const took = performance.now() - begun
    assert.ok(took > 2_500 && took < 15_000, `${took} ms`)
  })

  it('reaches the API with its account', async () => {
    const kubectl = await cluster.kubectl()
    await create(kubectl, 'caller', { containers: [{ name: 'main', image, command: stay }] })
    await ready(kubectl, 'caller')
    const account = '/var/run/secrets/kubernetes.io/serviceaccount'
    const files = await kubectl.run(['exec', 'caller', '--', 'sh', '-c', `ls ${account}; cat ${account}/namespace`])
    assert.match(files, /^ca\.crt\nnamespace\ntoken\nflow-[a-z0-9]+$/)
    const token = await kubectl.run(['exec', 'caller', '--', 'cat', `${account}/token`])
    const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token } }
    const answer = JSON.parse(await kubectl.run(['create', '-o', 'json', '-f', '-'], { stdin: JSON.stringify(review) }))
    assert.match(answer.status.user.username, /^system:serviceaccount:flow-[a-z0-9]+:default$/)
    assert.deepEqual(answer.status.user.extra['authentication.kubernetes.io/pod-name'], ['caller'])
  })
})
