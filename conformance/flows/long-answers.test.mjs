// Long requests right after long answers, on connections that are kept.
import assert from 'node:assert/strict'
import https from 'node:https'
import { describe, it } from 'node:test'
import { kubectls, useCluster } from './support/cluster.mjs'
import { Kubectl } from './support/kubectl.mjs'

const labels = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`bad label ${index}`, '-']))
const body = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', labels } })

function post(options) {
  return new Promise((resolve) => {
    const request = https.request({ ...options, method: 'POST', headers: { 'content-type': 'application/json' } })
    request.on('error', ({ code }) => resolve(code))
    request.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
    request.end(body)
  })
}

describe('a kept connection', () => {
  const cluster = useCluster({ flags: ['--runtime', 'simulated', '--without', 'controllers,scheduler,nodes'] })

  it('takes a long request right after a long answer', async () => {
    const kubectl = new Kubectl({ ...kubectls.at(-1), wherry: cluster.wherry })
    const config = await kubectl.json('config', 'view', '--raw', '--minify', '--flatten')
    const of = (text) => Buffer.from(text, 'base64')
    const { server, 'certificate-authority-data': ca } = config.clusters[0].cluster
    const { 'client-certificate-data': cert, 'client-key-data': key } = config.users[0].user
    const agent = new https.Agent({ keepAlive: true, maxSockets: 4, ca: of(ca), cert: of(cert), key: of(key) })
    const { hostname: host, port } = new URL(server)
    const path = '/api/v1/namespaces/default/configmaps?dryRun=All'
    const lane = async () => {
      const answers = []
      for (let i = 0; i < 8; i++) answers.push(await post({ host, port, path, agent }))
      return answers
    }
    const answers = await Promise.all([lane(), lane(), lane(), lane()])
    agent.destroy()
    assert.deepEqual(new Set(answers.flat()), new Set([422]))
  })
})
