// Logs, exec, attach, port-forward and cp, with every kubectl that is here: the older ones speak SPDY, the newer ones WebSocket.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { skipWithoutDocker } from '../lib/docker.mjs'
import { kubectls, useCluster } from './support/cluster.mjs'
import { until } from './support/kubectl.mjs'

// 1.27: SPDY only; 1.30: exec over WebSocket, port-forward over SPDY; the newest: WebSocket for both.
const versions = kubectls.filter(({ minor }, at) => at === 0 || minor === 30 || at === kubectls.length - 1)
const counts = 'i=0; while [ $i -lt 5 ]; do i=$((i+1)); echo line $i; sleep 0.3; done; echo oops >&2'

describe('streams of pods in Docker', { skip: skipWithoutDocker() }, () => {
  const cluster = useCluster({ flags: ['--runtime', 'docker'] })

  async function withPod(version, name, args) {
    const kubectl = await cluster.kubectl(version)
    await kubectl.run(['run', name, ...args])
    await kubectl.run(['wait', `pod/${name}`, '--for=condition=Ready', '--timeout=60s'])
    return kubectl
  }

  for (const version of versions) {
    describe(`kubectl 1.${version.minor}`, () => {
      it('follows logs to the end of the container', async () => {
        const kubectl = await cluster.kubectl(version)
        await kubectl.run(['run', 'count', '--image=busybox:1.35', '--restart=Never', '--', 'sh', '-c', counts])
        await until(async () => (await kubectl.json('get', 'pod', 'count')).status.phase !== 'Pending')
        const followed = await kubectl.run(['logs', '-f', 'count'])
        assert.equal(followed, 'line 1\nline 2\nline 3\nline 4\nline 5\noops\n')
        assert.equal(await kubectl.run(['logs', 'count', '--tail=1']), 'oops\n')
        assert.match(
          await kubectl.run(['logs', 'count', '--timestamps', '--tail=2']),
          /^\d{4}-\S+Z line 5\n\d{4}-\S+Z oops\n$/,
        )
        assert.equal(await kubectl.run(['logs', 'count', '--limit-bytes=4']), 'line')
      })

      it('shows the logs of the container before', async () => {
        const kubectl = await cluster.kubectl(version)
        const script = 'echo "run of $(hostname)"; [ -e /keep/seen ] && exec sleep 1000; touch /keep/seen; exit 3'
        const overrides = {
          spec: {
            containers: [
              {
                name: 'twice',
                image: 'busybox:1.35',
                command: ['sh', '-c', script],
                volumeMounts: [{ name: 'keep', mountPath: '/keep' }],
              },
            ],
            volumes: [{ name: 'keep', emptyDir: {} }],
          },
        }
        await kubectl.run(['run', 'twice', '--image=busybox:1.35', `--overrides=${JSON.stringify(overrides)}`])
        await until(
          async () => {
            const { containerStatuses } = (await kubectl.json('get', 'pod', 'twice')).status
            return containerStatuses?.[0].restartCount === 1 && containerStatuses[0].state.running !== undefined
          },
          { timeoutMs: 60_000 },
        )
        assert.equal(await kubectl.run(['logs', 'twice', '--previous']), 'run of twice\n')
      })

      it('runs commands: output, errors, exit code, input', async () => {
        const kubectl = await withPod(version, 'box', ['--image=busybox:1.35', '--', 'sleep', '1000'])
        const { code, stdout, stderr } = await kubectl.try([
          'exec',
          'box',
          '--',
          'sh',
          '-c',
          'echo out; echo err >&2; exit 7',
        ])
        assert.deepEqual({ code, stdout }, { code: 7, stdout: 'out\n' })
        assert.match(stderr, /^err\ncommand terminated with exit code 7\n$/)
        const big = 'x'.repeat(1_000_000)
        const counted = await kubectl.run(['exec', '-i', 'box', '--', 'wc', '-c'], { stdin: big })
        assert.equal(counted.trim(), '1000000')
        const echoed = await kubectl.run(['exec', '-i', 'box', '--', 'cat'], { stdin: big })
        assert.equal(echoed, big)
        const missing = await kubectl.try(['exec', 'box', '--', '/nothing/here'])
        assert.notEqual(missing.code, 0)
        assert.match(missing.stderr, /\/nothing\/here/)
      })

      it('gives a terminal', async () => {
        const kubectl = await withPod(version, 'box', ['--image=busybox:1.35', '--', 'sleep', '1000'])
        const line = kubectl.line(['exec', '-it', 'box', '--', 'sh'])
        const shell = kubectl.start([], { program: 'sh', before: ['-c', `exec script -qec "$0" /dev/null`, line] })
        try {
          await shell.hears(/[#$] /)
          shell.say('tty; stty size; echo $((6*7))\n')
          await shell.hears(/\/dev\/pts\/\d+\r?\n/)
          await shell.hears(/\b42\b/)
          shell.say('exit 5\n')
          assert.equal(await shell.ended(), 5)
        } finally {
          await shell.end()
        }
      })

      it('attaches to the main process', async () => {
        const kubectl = await withPod(version, 'talk', ['--image=busybox:1.35', '-i', '--attach=false', '--', 'cat'])
        const talk = kubectl.start(['attach', '-i', 'talk'])
        try {
          talk.say('hello\n')
          await talk.hears(/^hello$/m)
        } finally {
          await talk.end()
        }
      })

      it('runs a pod to its end with run -i --rm', async () => {
        const kubectl = await cluster.kubectl(version)
        const args = [
          'run',
          'sum',
          '-i',
          '--rm',
          '--restart=Never',
          '--image=busybox:1.35',
          '--',
          'sh',
          '-c',
          'read a; echo got $a',
        ]
        assert.match(await kubectl.run(args, { stdin: 'this\n' }), /got this/)
        assert.equal(await kubectl.run(['get', 'pods', '-o', 'name']), '')
      })

      it('forwards a port', async () => {
        const kubectl = await withPod(version, 'web', ['--image=wherry-test/httpd:1'])
        const forward = kubectl.start(['port-forward', 'pod/web', ':80'])
        try {
          const [, port] = await forward.hears(/Forwarding from 127\.0\.0\.1:(\d+) -> 80/)
          const ask = async (path) => {
            const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(10_000) })
            return answer.text()
          }
          assert.equal(await ask('/'), 'welcome to wherry\n')
          const names = await Promise.all(Array.from({ length: 10 }, () => ask('/cgi-bin/hostname')))
          assert.deepEqual(new Set(names), new Set(['web\n']))
        } finally {
          await forward.end()
        }
      })

      it('copies files both ways', async () => {
        const kubectl = await withPod(version, 'box', ['--image=busybox:1.35', '--', 'sleep', '1000'])
        const folder = mkdtempSync(join(cluster.wherry.folder, 'copy-'))
        writeFileSync(join(folder, 'there'), 'some text\n'.repeat(20_000))
        await kubectl.run(['cp', join(folder, 'there'), 'box:/tmp/there'])
        await kubectl.run(['cp', 'box:/tmp/there', join(folder, 'back')])
        assert.equal(readFileSync(join(folder, 'back'), 'utf8'), readFileSync(join(folder, 'there'), 'utf8'))
      })
    })
  }
})
