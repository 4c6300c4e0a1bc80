// The workloads that are more than "so many pods": Jobs, CronJobs, StatefulSets and DaemonSets, driven with kubectl on two nodes in Docker.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithoutDocker } from '../lib/docker.mjs'
import { useCluster } from './support/cluster.mjs'
import { until } from './support/kubectl.mjs'

const image = 'wherry-test/httpd:1'
/** Main processes that end when they are told to: pods do not wait for the end of their grace. */
const serve = ['sh', '-c', 'trap exit TERM; httpd -f -p 80 -h /www & wait']
const wait = '--timeout=60s'

describe('workloads in Docker', { skip: skipWithoutDocker(), concurrency: true }, () => {
  const cluster = useCluster({ flags: ['--runtime', 'docker', '--nodes', '2'] })

  const apply = (kubectl, ...items) =>
    kubectl.run(['apply', '-f', '-'], { stdin: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) })
  const podsOf = async (kubectl, labels) => (await kubectl.json('get', 'pods', '-l', labels)).items
  const namesOf = (objects) => objects.map(({ metadata }) => metadata.name)

  it('runs a Job to its end, and shows what each of its pods said', async () => {
    const kubectl = await cluster.kubectl()
    await kubectl.run(['create', 'job', 'hello', `--image=${image}`, '--', 'echo', 'hello'])
    const script = 'echo "part $JOB_COMPLETION_INDEX of $(hostname)"'
    await apply(kubectl, {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'parts' },
      spec: {
        completionMode: 'Indexed',
        completions: 2,
        parallelism: 2,
        template: {
          spec: { restartPolicy: 'Never', containers: [{ name: 'main', image, command: ['sh', '-c', script] }] },
        },
      },
    })
    await kubectl.run(['wait', 'job/hello', 'job/parts', '--for=condition=Complete', wait])
    assert.equal(await kubectl.run(['logs', 'job/hello']), 'hello\n')
    const said = await kubectl.run(['logs', '-l', 'batch.kubernetes.io/job-name=parts'])
    assert.deepEqual(said.trim().split('\n').sort(), ['part 0 of parts-0', 'part 1 of parts-1'])
    assert.match(await kubectl.run(['get', 'jobs']), /^hello +Complete +1\/1 .*\nparts +Complete +2\/2 /m)
    assert.equal((await kubectl.json('get', 'job', 'parts')).status.completedIndexes, '0,1')

    await kubectl.run(['create', 'job', 'broken', `--image=${image}`, '--', 'sh', '-c', 'echo no; exit 4'])
    await kubectl.run(['patch', 'job', 'broken', '-p', '{"spec":{"backoffLimit":0}}'])
    await kubectl.run(['wait', 'job/broken', '--for=condition=Failed', wait])
    const [failed] = (await kubectl.json('get', 'job', 'broken')).status.conditions.slice(-1)
    assert.equal(failed.reason, 'BackoffLimitExceeded')
    assert.equal(await kubectl.run(['logs', 'job/broken']), 'no\n')
  })

  it('runs a CronJob when it is asked to, and takes its Jobs away with it', async () => {
    const kubectl = await cluster.kubectl()
    await kubectl.run(['create', 'cronjob', 'yearly', `--image=${image}`, '--schedule=0 0 1 1 *', '--', 'echo', 'once'])
    assert.match(await kubectl.run(['create', 'job', 'now', '--from=cronjob/yearly']), /^job\.batch\/now created$/m)
    await kubectl.run(['wait', 'job/now', '--for=condition=Complete', wait])
    assert.equal(await kubectl.run(['logs', 'job/now']), 'once\n')
    const { annotations, ownerReferences } = (await kubectl.json('get', 'job', 'now')).metadata
    assert.equal(annotations['cronjob.kubernetes.io/instantiate'], 'manual')
    assert.deepEqual(
      ownerReferences.map(({ kind, name }) => [kind, name]),
      [['CronJob', 'yearly']],
    )
    await kubectl.run(['delete', 'cronjob', 'yearly'])
    await kubectl.run(['wait', 'job/now', '--for=delete', wait])
    await until(async () => (await podsOf(kubectl, 'job-name=now')).length === 0, { what: () => 'its pod to go' })
  })

  it('gives the pods of a StatefulSet names that stay, in order', async () => {
    const kubectl = await cluster.kubectl()
    const labels = { app: 'db' }
    /** db-0 is ready when it is told to be, so that one sees who waits for it. */
    const gate = ['sh', '-c', '[ "$HOSTNAME" != db-0 ] || [ -f /tmp/open ]']
    const container = {
      name: 'main',
      image,
      command: serve,
      readinessProbe: { exec: { command: gate }, periodSeconds: 1, timeoutSeconds: 10 },
    }
    await apply(
      kubectl,
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'db' },
        spec: { clusterIP: 'None', selector: labels, ports: [{ port: 80 }] },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: { name: 'db' },
        spec: {
          serviceName: 'db',
          replicas: 2,
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { containers: [container] } },
        },
      },
    )
    const podNames = async () => namesOf(await podsOf(kubectl, 'app=db'))
    const open = ['exec', 'db-0', '--', 'touch', '/tmp/open']
    const ready = (...names) => kubectl.run(['wait', ...names, '--for=condition=Ready', wait])
    const uidOf = (name) => kubectl.run(['get', 'pod', name, '-o', 'jsonpath={.metadata.uid}'])
    const { namespace } = (await kubectl.json('get', 'statefulset', 'db')).metadata
    /** db-0 asks who is at a name, until the endpoints have come to the DNS. */
    const finds = (hostname, domain) => {
      const page = ['wget', '-q', '-O', '-', `http://${hostname}.${domain}/cgi-bin/hostname`]
      const answer = async () => (await kubectl.try(['exec', 'db-0', '--', ...page])).stdout
      return until(async () => (await answer()) === `${hostname}\n`, { what: () => `${hostname} in ${domain}` })
    }
    const domain = `db.${namespace}.svc.cluster.local`

    await until(async () => (await kubectl.try(open)).code === 0, { what: () => 'db-0 to run' })
    await kubectl.run(['rollout', 'status', 'statefulset/db', wait])
    const [first, second] = await podsOf(kubectl, 'app=db')
    const opened = first.status.conditions.find(({ type }) => type === 'Ready').lastTransitionTime
    assert.ok(second.metadata.creationTimestamp >= opened, 'db-1 is not made before db-0 is ready')
    await finds('db-1', domain)
    await finds('db-0', 'db')

    await kubectl.run(['scale', 'statefulset/db', '--replicas=1'])
    await kubectl.run(['wait', 'pod/db-1', '--for=delete', wait])
    assert.deepEqual(await podNames(), ['db-0'])
    const [uid0, uid1] = [first.metadata.uid, second.metadata.uid]
    assert.equal(await uidOf('db-0'), uid0)
    await kubectl.run(['scale', 'statefulset/db', '--replicas=2'])
    await kubectl.run(['rollout', 'status', 'statefulset/db', wait])
    assert.notEqual(await uidOf('db-1'), uid1)
    await finds('db-1', domain)

    await kubectl.run(['delete', 'pod', 'db-0'])
    await until(async () => (await kubectl.try(open)).code === 0 && (await uidOf('db-0')) !== uid0)
    await ready('pod/db-0', 'pod/db-1')
    assert.equal(await kubectl.run(['exec', 'db-0', '--', 'hostname']), 'db-0\n')
  })

  it('keeps a pod of a DaemonSet on every node, and changes them one after the other', async () => {
    const kubectl = await cluster.kubectl()
    const nodes = namesOf((await kubectl.json('get', 'nodes')).items).sort()
    assert.equal(nodes.length, 2)
    const labels = { app: 'agent' }
    const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image, command: serve }] } }
    await apply(kubectl, {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent' },
      spec: { selector: { matchLabels: labels }, template },
    })
    const places = async () => (await podsOf(kubectl, 'app=agent')).map(({ spec }) => spec.nodeName).sort()
    const rolledOut = () => kubectl.run(['rollout', 'status', 'daemonset/agent', wait])
    assert.match(await rolledOut(), /daemon set "agent" successfully rolled out/)
    assert.deepEqual(await places(), nodes)

    const watch = kubectl.start(['get', 'daemonset', 'agent', '--watch', '-o', 'jsonpath={.status.numberReady} '])
    await watch.hears(/2/)
    await kubectl.run(['set', 'image', 'daemonset/agent', 'main=busybox:1.35'])
    await rolledOut()
    await watch.end()
    assert.deepEqual(await places(), nodes)
    const running = await podsOf(kubectl, 'app=agent')
    assert.deepEqual(new Set(running.map(({ spec }) => spec.containers[0].image)), new Set(['busybox:1.35']))
    assert.ok(!watch.stdout.includes('0'), `one of the two is always ready: ${watch.stdout}`)
    assert.match(await kubectl.run(['rollout', 'history', 'daemonset/agent']), /^1 +<none>\n2 +<none>$/m)

    const [away, home] = nodes
    await kubectl.run(['label', 'node', home, 'agents=yes'])
    await kubectl.run([
      ...['patch', 'daemonset', 'agent', '-p'],
      JSON.stringify({ spec: { template: { spec: { nodeSelector: { agents: 'yes' } } } } }),
    ])
    await until(async () => (await places()).join() === home, { what: () => `the pod on ${away} to go` })
  })
})
