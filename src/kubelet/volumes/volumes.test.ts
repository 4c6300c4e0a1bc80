import { mkdir, mkdtemp, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConfigMap, Pod, Secret, Volume } from '../../api/index.js'
import { SeededRandom } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { PodSources } from '../pods/sources.js'
import { aContainer, aPod } from '../testing/kubelet-world.js'
import { writeAtomically } from './atomic-writer.js'
import { PodVolumes } from './pod-volumes.js'
import { resolveSubPath } from './sub-path.js'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wherry-volumes-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const text = (path: string) => readFile(path, 'utf8')
const payload = (files: Record<string, string>, mode = 0o644) =>
  new Map(Object.entries(files).map(([path, data]) => [path, { data: Buffer.from(data), mode }]))

describe('writeAtomically', () => {
  it('swaps whole versions, removes what is gone and does nothing when nothing changed', async () => {
    const dir = join(folder, 'v')
    expect(await writeAtomically(dir, payload({ a: '1', 'deep/b': '2' }), { version: 'v1' })).toBe(true)
    expect(await text(join(dir, 'a'))).toBe('1')
    expect(await text(join(dir, 'deep/b'))).toBe('2')
    expect(await readlink(join(dir, 'a'))).toBe('..data/a')
    expect(await writeAtomically(dir, payload({ a: '1', 'deep/b': '2' }), { version: 'v2' })).toBe(false)
    expect(await writeAtomically(dir, payload({ a: '3' }), { version: 'v3' })).toBe(true)
    expect(await readlink(join(dir, '..data'))).toBe('..v3')
    expect(await text(join(dir, 'a'))).toBe('3')
    await expect(stat(join(dir, 'deep'))).rejects.toThrow('ENOENT')
    await expect(stat(join(dir, '..v1'))).rejects.toThrow('ENOENT')
  })

  it.each(['/abs', '../up', 'a/../../b', '..data', ''])('refuses the path "%s"', async (path) => {
    await expect(writeAtomically(folder, payload({ [path]: 'x' }), { version: 'v' })).rejects.toThrow('invalid path')
  })

  it('gives files their modes', async () => {
    await writeAtomically(folder, payload({ key: 'x' }, 0o400), { version: 'v' })
    expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o400)
  })
})

describe('resolveSubPath', () => {
  it('stays inside the volume, whatever links say', async () => {
    await mkdir(join(folder, 'volume/inner'), { recursive: true })
    await writeFile(join(folder, 'secret'), 'x')
    await symlink('../secret', join(folder, 'volume/out'))
    await symlink('inner', join(folder, 'volume/in'))
    const volume = join(folder, 'volume')
    expect(await resolveSubPath(volume, 'new/deep')).toMatch(/volume\/new\/deep$/)
    expect(await resolveSubPath(volume, 'in')).toMatch(/volume\/inner$/)
    await expect(resolveSubPath(volume, 'out')).rejects.toThrow('leads out')
    await expect(resolveSubPath(volume, '../secret')).rejects.toThrow("must not contain '..'")
    await expect(resolveSubPath(volume, '/etc')).rejects.toThrow('relative')
  })
})

describe('PodVolumes', () => {
  const clock = new FakeClock()
  let configMaps: Record<string, ConfigMap>
  let secrets: Record<string, Secret>
  let tokens: number

  const make = (more: Partial<PodSources> = {}, writes = true) => {
    const sources: PodSources = {
      configMap: async (_namespace, name) => configMaps[name],
      secret: async (_namespace, name) => secrets[name],
      claim: async () => undefined,
      volume: async () => undefined,
      services: () => [],
      node: () => undefined,
      token: async () => ({ token: `token-${++tokens}`, expiresAt: clock.now() + 3_600_000 }),
      ...more,
    }
    return new PodVolumes({ sources, clock, random: new SeededRandom(1), podsDir: folder, writes })
  }
  beforeEach(() => {
    configMaps = { settings: { data: { a: '1', b: '2' }, binaryData: { c: Buffer.from([0, 255]).toString('base64') } } }
    secrets = { keys: { data: { k: Buffer.from('hidden').toString('base64') } } }
    tokens = 0
  })
  const podWith = (volume: Volume, mount: object = {}): Pod =>
    aPod(
      'p',
      {
        volumes: [volume],
        containers: [aContainer('c', { volumeMounts: [{ name: volume.name, mountPath: '/m', ...mount }] })],
      },
      { uid: 'u', labels: { app: 'web' } },
    )
  const mounted = async (volumes: PodVolumes, pod: Pod, variables = new Map<string, string>()) => {
    await volumes.mount(pod, { podIPs: [{ ip: '10.0.0.9' }] })
    const [mount] = await volumes.containerMounts(pod, pod.spec?.containers[0] ?? aContainer('c'), variables)
    return mount ?? { hostPath: '', containerPath: '', readOnly: false, propagation: 'private' as const }
  }

  it('writes configMaps, with items, modes and bytes, and follows their changes', async () => {
    const volumes = make()
    const pod = podWith({ name: 'v', configMap: { name: 'settings' } })
    const mount = await mounted(volumes, pod)
    expect(mount).toMatchObject({ containerPath: '/m', readOnly: true, propagation: 'private' })
    expect(await text(join(mount.hostPath, 'a'))).toBe('1')
    expect(await readFile(join(mount.hostPath, 'c'))).toEqual(Buffer.from([0, 255]))
    configMaps.settings = { data: { a: 'new' } }
    await volumes.mount(pod, {})
    expect(await text(join(mount.hostPath, 'a'))).toBe('1')
    volumes.invalidate('u')
    await volumes.mount(pod, {})
    expect(await text(join(mount.hostPath, 'a'))).toBe('new')
    await volumes.unmount('u')
    await expect(stat(mount.hostPath)).rejects.toThrow('ENOENT')
  })

  it('picks items with their own modes', async () => {
    const items = [{ key: 'k', path: 'deep/file', mode: 0o400 }]
    const mount = await mounted(make(), podWith({ name: 'v', secret: { secretName: 'keys', items } }))
    expect(await text(join(mount.hostPath, 'deep/file'))).toBe('hidden')
    expect((await stat(join(mount.hostPath, 'deep/file'))).mode & 0o777).toBe(0o400)
  })

  it.each<[Volume, string]>([
    [
      { name: 'v', configMap: { name: 'none' } },
      'MountVolume.SetUp failed for volume "v" : configmap "none" not found',
    ],
    [
      { name: 'v', secret: { secretName: 'none' } },
      'MountVolume.SetUp failed for volume "v" : secret "none" not found',
    ],
    [
      { name: 'v', configMap: { name: 'settings', items: [{ key: 'z', path: 'z' }] } },
      'MountVolume.SetUp failed for volume "v" : configmap references non-existent config key: z',
    ],
    [
      { name: 'v', hostPath: { path: '/no/such/folder', type: 'Directory' } },
      'MountVolume.SetUp failed for volume "v" : hostPath type check failed: /no/such/folder is not a directory',
    ],
    [
      { name: 'v', nfs: { path: '/', server: 's' } },
      'MountVolume.SetUp failed for volume "v" : volume type nfs is not supported by this kubelet',
    ],
    [
      { name: 'v', persistentVolumeClaim: { claimName: 'data' } },
      'Unable to attach or mount volumes: unmounted volumes=[v], unattached volumes=[], failed to process volumes=[v]: error processing PVC default/data: failed to fetch PVC from API server: persistentvolumeclaims "data" not found',
    ],
  ])('says what is wrong with %j', async (volume, message) => {
    await expect(make().mount(podWith(volume), {})).rejects.toMatchObject({ messages: [message] })
  })

  it('leaves optional sources empty', async () => {
    const mount = await mounted(make(), podWith({ name: 'v', configMap: { name: 'none', optional: true } }))
    expect((await stat(mount.hostPath)).isDirectory()).toBe(true)
  })

  it('projects tokens, fields and the rest into one folder, and renews tokens in time', async () => {
    const sources = [
      { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
      { configMap: { name: 'settings', items: [{ key: 'a', path: 'ca.crt' }] } },
      {
        downwardAPI: {
          items: [
            { path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } },
            { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
          ],
        },
      },
    ]
    const volumes = make()
    const pod = podWith({ name: 'v', projected: { sources } })
    const { hostPath } = await mounted(volumes, pod)
    expect(await text(join(hostPath, 'token'))).toBe('token-1')
    expect(await text(join(hostPath, 'ca.crt'))).toBe('1')
    expect(await text(join(hostPath, 'namespace'))).toBe('default')
    expect(await text(join(hostPath, 'labels'))).toBe('app="web"')
    await clock.advance(47 * 60_000)
    expect(volumes.dueTokens()).toEqual([])
    await clock.advance(60_000)
    expect(volumes.dueTokens()).toEqual(['u'])
    await volumes.mount(pod, {})
    expect(await text(join(hostPath, 'token'))).toBe('token-2')
  })

  it('shares emptyDirs, open to all, and their sub-paths', async () => {
    const volumes = make()
    const mount = await mounted(
      volumes,
      podWith({ name: 'v', emptyDir: {} }, { subPathExpr: '$(NAME)/x' }),
      new Map([['NAME', 'n']]),
    )
    expect(mount.hostPath).toMatch(/volumes\/kubernetes\.io~empty-dir\/v\/n\/x$/)
    expect(mount.readOnly).toBe(false)
    expect((await stat(join(mount.hostPath, '../..'))).mode & 0o777).toBe(0o777)
  })

  it('uses the folder of a bound claim’s volume', async () => {
    const claim = { spec: { volumeName: 'pv' }, status: { phase: 'Bound' } }
    const path = join(folder, 'data')
    const volume = { spec: { hostPath: { path, type: 'DirectoryOrCreate' } } }
    const volumes = make({ claim: async () => claim, volume: async () => volume })
    const mount = await mounted(
      volumes,
      podWith({ name: 'v', persistentVolumeClaim: { claimName: 'data', readOnly: true } }),
    )
    expect(mount).toMatchObject({ hostPath: path, readOnly: true })
    await volumes.unmount('u')
    expect((await stat(path)).isDirectory()).toBe(true)
  })

  it('writes nothing and asks for no token where nobody would read', async () => {
    const volumes = make({}, false)
    const sources = [{ serviceAccountToken: { path: 'token' } }, { secret: { name: 'keys' } }]
    await volumes.mount(podWith({ name: 'v', projected: { sources } }), {})
    expect(tokens).toBe(0)
    await expect(stat(join(folder, 'u'))).rejects.toThrow('ENOENT')
    await expect(
      volumes.mount(aPod('q', { volumes: [{ name: 'v', secret: { secretName: 'none' } }] }, { uid: 'q' }), {}),
    ).rejects.toThrow('secret "none" not found')
  })
})
