// What a person does at a prompt: apply, diff, explain, edit, describe, wait, watch, discovery. Simulated pods are enough.
import assert from 'node:assert/strict'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { mainKubectls, useCluster } from './support/cluster.mjs'
import { until } from './support/kubectl.mjs'

const deployment = ({ replicas, image = 'shop:1', labels }) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', ...(labels && { labels }) },
  spec: {
    ...(replicas === undefined ? {} : { replicas }),
    selector: { matchLabels: { app: 'shop' } },
    template: {
      metadata: { labels: { app: 'shop' } },
      spec: { containers: [{ name: 'shop', image, ports: [{ containerPort: 80 }] }] },
    },
  },
})

describe('a session with simulated pods', () => {
  const cluster = useCluster({ flags: ['--runtime', 'simulated', '--nodes', '2'] })
  const apply = (kubectl, object, ...args) =>
    kubectl.run(['apply', '-f', '-', ...args], { stdin: JSON.stringify(object) })

  for (const version of mainKubectls) {
    describe(`kubectl 1.${version.minor}`, () => {
      it('applies by the three ways', async () => {
        const kubectl = await cluster.kubectl(version)
        assert.match(await apply(kubectl, deployment({ replicas: 1, labels: { old: 'yes', kept: 'yes' } })), /created/)
        // Somebody else's label and image stay or go by who had said what.
        await kubectl.run(['label', 'deployment/shop', 'other=yes'])
        await kubectl.run(['scale', 'deployment/shop', '--replicas=2'])
        assert.match(
          await apply(kubectl, deployment({ labels: { kept: 'yes', new: 'yes' }, image: 'shop:2' })),
          /configured/,
        )
        const { metadata, spec } = await kubectl.json('get', 'deployment', 'shop')
        assert.deepEqual(metadata.labels, { kept: 'yes', new: 'yes', other: 'yes' })
        assert.equal(spec.template.spec.containers[0].image, 'shop:2')
        assert.equal(spec.replicas, 1, 'a field that was applied and left out is reset')
        const same = deployment({ labels: { kept: 'yes', new: 'yes' }, image: 'shop:2' })
        assert.match(await apply(kubectl, same), /unchanged/)
      })

      it('applies at the server, with conflicts', async () => {
        const kubectl = await cluster.kubectl(version)
        await apply(kubectl, deployment({ replicas: 1 }), '--server-side', '--field-manager=a')
        const stdin = JSON.stringify(deployment({ replicas: 2 }))
        const conflict = await kubectl.try(['apply', '-f', '-', '--server-side', '--field-manager=b'], { stdin })
        assert.equal(conflict.code, 1)
        assert.match(conflict.stderr, /Apply failed with 1 conflict: conflict with "a": \.spec\.replicas/)
        await kubectl.run(['apply', '-f', '-', '--server-side', '--field-manager=b', '--force-conflicts'], { stdin })
        assert.equal((await kubectl.json('get', 'deployment', 'shop')).spec.replicas, 2)
      })

      it('shows differences', async () => {
        const kubectl = await cluster.kubectl(version)
        await apply(kubectl, deployment({ replicas: 1 }))
        const same = await kubectl.try(['diff', '-f', '-'], { stdin: JSON.stringify(deployment({ replicas: 1 })) })
        assert.deepEqual([same.code, same.stdout], [0, ''])
        const other = await kubectl.try(['diff', '-f', '-'], { stdin: JSON.stringify(deployment({ replicas: 3 })) })
        assert.equal(other.code, 1)
        assert.match(other.stdout, /^- {2}replicas: 1$/m)
        assert.match(other.stdout, /^\+ {2}replicas: 3$/m)
      })

      it('explains', async () => {
        const kubectl = await cluster.kubectl(version)
        const text = await kubectl.run(['explain', 'deployment.spec.strategy.rollingUpdate'])
        assert.match(text, /KIND: +Deployment/)
        assert.match(text, /maxSurge\s+<IntOrString>/)
        assert.match(await kubectl.run(['explain', 'pods', '--recursive']), /terminationGracePeriodSeconds\s+<integer>/)
      })

      it('edits with the editor of the environment', async () => {
        const kubectl = await cluster.kubectl(version)
        await apply(kubectl, deployment({ replicas: 1 }))
        const editor = join(cluster.wherry.folder, `editor-${version.minor}`)
        writeFileSync(editor, '#!/bin/sh\nsed -i "s/replicas: 1$/replicas: 2/" "$1"\n')
        chmodSync(editor, 0o755)
        assert.match(await kubectl.run(['edit', 'deployment', 'shop'], { env: { KUBE_EDITOR: editor } }), /edited/)
        assert.equal((await kubectl.json('get', 'deployment', 'shop')).spec.replicas, 2)
      })

      it('refuses a manifest with unknown fields before it is sent', async () => {
        const kubectl = await cluster.kubectl(version)
        const wrong = deployment({ replicas: 1 })
        wrong.spec.replicaz = 2
        const { code, stderr } = await kubectl.try(['apply', '-f', '-'], { stdin: JSON.stringify(wrong) })
        assert.equal(code, 1)
        assert.match(stderr, /unknown field "spec\.replicaz"/)
      })

      it('waits, watches and describes with events', async () => {
        const kubectl = await cluster.kubectl(version)
        const watch = kubectl.start(['get', 'pods', '-w'])
        try {
          await apply(kubectl, deployment({ replicas: 2 }))
          await kubectl.run(['wait', 'deployment/shop', '--for=condition=Available', '--timeout=30s'])
          await kubectl.run(['wait', 'pods', '-l', 'app=shop', '--for=condition=Ready', '--timeout=30s'])
          await watch.hears(/^shop-\S+ +0\/1 +Pending /m)
          await watch.hears(/^shop-\S+ +1\/1 +Running +0 /m)
          const description = await kubectl.run(['describe', 'deployment', 'shop'])
          assert.match(description, /Replicas: +2 desired \| 2 updated \| 2 total \| 2 available \| 0 unavailable/)
          assert.match(
            description,
            /Normal +ScalingReplicaSet +\S+ +deployment-controller +Scaled up replica set shop-\S+ from 0 to 2/,
          )
          const sets = await kubectl.run(['describe', 'rs'])
          assert.equal(
            sets.match(/Normal +SuccessfulCreate +\S+ +replicaset-controller +Created pod: shop-/g)?.length,
            2,
          )
          const pods = await kubectl.run(['describe', 'pods'])
          assert.equal(pods.match(/Normal +Scheduled +\S+ +default-scheduler +Successfully assigned /g)?.length, 2)
          for (const reason of ['Created', 'Started'])
            assert.match(pods, new RegExp(`Normal +${reason} +\\S+ +kubelet `))
          const events = await kubectl.run(['events'])
          assert.match(events, /Normal +ScalingReplicaSet +Deployment\/shop/)
          assert.match(await kubectl.run(['get', 'events']), /Scheduled +pod\/shop-/)
          await kubectl.run(['delete', 'deployment', 'shop', '--timeout=30s'])
          await kubectl.run(['wait', 'pods', '-l', 'app=shop', '--for=delete', '--timeout=30s'])
        } finally {
          await watch.end()
        }
      })

      it('says why a pod cannot be placed', async () => {
        const kubectl = await cluster.kubectl(version)
        await kubectl.run(['run', 'lost', '--image=a', '--overrides={"spec":{"nodeSelector":{"disk":"none"}}}'])
        const description = await until(async () => {
          const text = await kubectl.run(['describe', 'pod', 'lost'])
          return text.includes('FailedScheduling') && text
        })
        assert.match(description, /0\/2 nodes are available: 2 node\(s\) didn't match Pod's node affinity\/selector/)
      })

      it('finds out what is served', async () => {
        const kubectl = await cluster.kubectl(version)
        const resources = await kubectl.run(['api-resources'])
        assert.match(resources, /^deployments +deploy +apps\/v1 +true +Deployment$/m)
        assert.match(
          resources,
          /^customresourcedefinitions +crd,crds +apiextensions\.k8s\.io\/v1 +false +CustomResourceDefinition$/m,
        )
        assert.match(await kubectl.run(['api-versions']), /^apps\/v1$/m)
        assert.match(await kubectl.run(['version']), /Server Version: .*v1\.34/)
        assert.match(await kubectl.run(['cluster-info']), /control plane.* is running at/)
        assert.match(await kubectl.run(['get', 'nodes']), /Ready +\S+ +\S+ +v1\.34/)
        assert.match(await kubectl.run(['get', '--raw', '/readyz']), /^ok$/)
      })

      it('deletes a namespace with all that is in it', async () => {
        const kubectl = await cluster.kubectl(version)
        const name = `whole-${version.minor}`
        await kubectl.run(['create', 'namespace', name])
        await kubectl.run(['create', 'deployment', 'web', '--image=a', '-n', name])
        await kubectl.run(['create', 'configmap', 'one', '--from-literal=a=b', '-n', name])
        await kubectl.run(['rollout', 'status', 'deployment/web', '-n', name, '--timeout=30s'])
        await kubectl.run(['delete', 'namespace', name, '--timeout=60s'])
        const { code, stderr } = await kubectl.try(['get', 'namespace', name])
        assert.equal(code, 1)
        assert.match(stderr, new RegExp(`namespaces "${name}" not found`))
      })

      it('serves a custom resource', async () => {
        const kubectl = await cluster.kubectl(version)
        const group = `flow${version.minor}.example.com`
        const properties = {
          spec: { type: 'object', properties: { size: { type: 'integer', minimum: 1, default: 3 } } },
        }
        const definition = {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: `gadgets.${group}` },
          spec: {
            group,
            scope: 'Namespaced',
            names: { plural: 'gadgets', singular: 'gadget', kind: 'Gadget' },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                schema: { openAPIV3Schema: { type: 'object', properties } },
                additionalPrinterColumns: [{ name: 'Size', type: 'integer', jsonPath: '.spec.size' }],
              },
            ],
          },
        }
        await apply(kubectl, definition)
        // Before there are any conditions kubectl gives up at once, against every server.
        const established = ['wait', `crd/gadgets.${group}`, '--for=condition=Established', '--timeout=20s']
        await until(async () => (await kubectl.try(established)).code === 0, {
          what: () => 'the CRD to be Established',
        })
        const gadget = { apiVersion: `${group}/v1`, kind: 'Gadget', metadata: { name: 'one' }, spec: {} }
        await until(async () => (await kubectl.try(['get', `gadgets.${group}`])).code === 0)
        await apply(kubectl, gadget)
        assert.match(await kubectl.run(['get', `gadgets.${group}`]), /^one +3$/m)
        const wrong = { ...gadget, spec: { size: 0 } }
        const { code, stderr } = await kubectl.try(['apply', '-f', '-'], { stdin: JSON.stringify(wrong) })
        assert.equal(code, 1)
        assert.match(stderr, /spec\.size: Invalid value: 0: spec\.size in body should be greater than or equal to 1/)
        await kubectl.run(['delete', 'crd', `gadgets.${group}`, '--timeout=30s'])
        assert.notEqual((await kubectl.try(['get', `gadgets.${group}`])).code, 0)
      })
    })
  }
})
