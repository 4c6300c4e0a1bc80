"""What users of the Python client do: typed and dynamic clients, watches, apply, custom resources, refusals."""
import json
import os
import secrets

import yaml
from kubernetes import client, config, dynamic, stream, utils, watch
from kubernetes.client.exceptions import ApiException
from kubernetes.dynamic.exceptions import ConflictError, NotFoundError

from check import equal, run, until

config.load_kube_config(os.environ['KUBECONFIG'])
api = client.ApiClient()
core = client.CoreV1Api()
apps = client.AppsV1Api()
extensions = client.ApiextensionsV1Api()
custom = client.CustomObjectsApi()
namespace = f'python-{secrets.token_hex(3)}'


def config_map(name, of='', **data):
    return client.V1ConfigMap(metadata=client.V1ObjectMeta(name=name, labels={'of': of}), data=data)


def refused(call, code, reason, message=None):
    try:
        call()
    except ApiException as error:
        status = json.loads(error.body)
        equal((error.status, status['reason']), (code, reason), status['message'])
        if message is not None:
            equal(status['message'], message)
        return status
    raise AssertionError(f'not refused with {reason}')


def discovery():
    equal(client.VersionApi().get_code().minor, '34')
    names = {group.name for group in client.ApisApi().get_api_versions().groups}
    assert {'apps', 'batch', 'apiextensions.k8s.io'} <= names, names
    resources = {resource.name for resource in core.get_api_resources().resources}
    assert {'pods', 'pods/log', 'configmaps'} <= resources, resources


def make_namespace():
    core.create_namespace({'metadata': {'name': namespace}})


def remove_namespace():
    core.delete_namespace(namespace)
    until(lambda: namespace not in [one.metadata.name for one in core.list_namespace().items], 'the end of the namespace')


def crud():
    made = core.create_namespaced_config_map(namespace, config_map('crud', k='v'))
    got = core.read_namespaced_config_map('crud', namespace)
    equal(got.metadata.uid, made.metadata.uid)
    equal(got.metadata.creation_timestamp.tzname(), 'UTC')
    got.data['k'] = 'w'
    core.replace_namespaced_config_map('crud', namespace, got)
    refused(lambda: core.replace_namespaced_config_map('crud', namespace, got), 409, 'Conflict')
    patched = core.patch_namespaced_config_map('crud', namespace, {'data': {'more': 'x', 'k': None}})
    equal(patched.data, {'more': 'x'})
    patched = core.patch_namespaced_config_map('crud', namespace, [{'op': 'add', 'path': '/data/k', 'value': 'v'}])
    equal(patched.data, {'k': 'v', 'more': 'x'})
    equal(core.delete_namespaced_config_map('crud', namespace).status, 'Success')
    refused(lambda: core.read_namespaced_config_map('crud', namespace), 404, 'NotFound', 'configmaps "crud" not found')


def web(name, replicas):
    labels = {'app': name}
    container = client.V1Container(name='web', image='web:1', resources={'requests': {'cpu': '0.1'}})
    return client.V1Deployment(
        api_version='apps/v1', kind='Deployment', metadata=client.V1ObjectMeta(name=name),
        spec=client.V1DeploymentSpec(
            replicas=replicas, selector=client.V1LabelSelector(match_labels=labels),
            template=client.V1PodTemplateSpec(
                metadata=client.V1ObjectMeta(labels=labels), spec=client.V1PodSpec(containers=[container]))))


def deployment():
    made = apps.create_namespaced_deployment(namespace, web('web', 2))
    equal(made.spec.template.spec.containers[0].resources.requests, {'cpu': '100m'})
    until(lambda: apps.read_namespaced_deployment_status('web', namespace).status.ready_replicas == 2, 'two pods')
    apps.patch_namespaced_deployment_scale('web', namespace, {'spec': {'replicas': 1}})
    until(lambda: apps.read_namespaced_deployment('web', namespace).status.replicas == 1, 'one pod')
    apps.delete_namespaced_deployment('web', namespace, propagation_policy='Background')
    until(lambda: not core.list_namespaced_pod(namespace, label_selector='app=web').items, 'the end of the pods')


def pages():
    for index in range(5):
        core.create_namespaced_config_map(namespace, config_map(f'page-{index}', 'page'))
    sizes, token = [], None
    while token != '':
        page = core.list_namespaced_config_map(namespace, label_selector='of=page', limit=2, _continue=token)
        sizes.append(len(page.items))
        token = page.metadata._continue or ''
    equal(sizes, [2, 2, 1])
    core.delete_collection_namespaced_config_map(namespace, label_selector='of=page')
    equal(core.list_namespaced_config_map(namespace, label_selector='of=page').items, [])


def watch_resumes():
    version = core.list_namespaced_config_map(namespace).metadata.resource_version
    seen = []
    for name in ('a', 'b'):
        core.create_namespaced_config_map(namespace, config_map(name, 'watched'))
        watcher = watch.Watch()
        for event in watcher.stream(
                core.list_namespaced_config_map, namespace, label_selector='of=watched', resource_version=version,
                timeout_seconds=20):
            seen.append((event['type'], event['object'].metadata.name))
            version = event['object'].metadata.resource_version
            watcher.stop()
    equal(seen, [('ADDED', 'a'), ('ADDED', 'b')])
    # Without a limit of its own the watcher connects again, from where it was.
    watcher = watch.Watch()
    core.delete_namespaced_config_map('a', namespace)
    core.delete_namespaced_config_map('b', namespace)
    for event in watcher.stream(core.list_namespaced_config_map, namespace, resource_version=version, timeout_seconds=2):
        seen.append((event['type'], event['object'].metadata.name))
    equal(seen[2:], [('DELETED', 'a'), ('DELETED', 'b')])
    refused(lambda: core.list_namespaced_config_map(namespace, resource_version='x'), 400, 'BadRequest')


def dynamic_client():
    return dynamic.DynamicClient(api)


def dynamic_and_apply():
    maps = dynamic_client().resources.get(api_version='v1', kind='ConfigMap')
    body = {'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'applied'}, 'data': {'a': '1'}}
    apply = lambda manager, **more: maps.server_side_apply(
        body=body, name='applied', namespace=namespace, field_manager=manager, **more)
    first = apply('first')
    equal(apply('first').metadata.resourceVersion, first.metadata.resourceVersion)
    body['data']['a'] = '2'
    try:
        apply('second')
        raise AssertionError('no conflict')
    except ConflictError as error:
        causes = json.loads(error.body)['details']['causes']
        equal(causes, [{'reason': 'FieldManagerConflict', 'message': 'conflict with "first"', 'field': '.data.a'}])
    equal(apply('second', force_conflicts=True).data.a, '2')
    equal([one.metadata.name for one in maps.get(namespace=namespace, field_selector='metadata.name=applied').items], ['applied'])
    maps.delete(name='applied', namespace=namespace)
    try:
        maps.get(name='applied', namespace=namespace)
        raise AssertionError('still there')
    except NotFoundError:
        pass


def from_yaml():
    documents = list(yaml.safe_load_all('''
apiVersion: v1
kind: Service
metadata: {name: from-yaml}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: from-yaml}
spec:
  schedule: "0 0 1 1 *"
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}
'''))
    utils.create_from_yaml(api, yaml_objects=documents, namespace=namespace)
    assert core.read_namespaced_service('from-yaml', namespace).spec.cluster_ip
    equal(client.BatchV1Api().read_namespaced_cron_job('from-yaml', namespace).spec.concurrency_policy, 'Allow')


def custom_resource():
    group = f'{namespace}.example.com'
    name = f'boats.{group}'
    schema = {'type': 'object', 'properties': {'spec': {'type': 'object', 'required': ['crew'], 'properties': {
        'crew': {'type': 'integer', 'minimum': 0}, 'kind': {'type': 'string', 'default': 'wherry'}}}}}
    version = {'name': 'v1', 'served': True, 'storage': True, 'schema': {'openAPIV3Schema': schema}, 'subresources': {'status': {}}}
    extensions.create_custom_resource_definition({
        'metadata': {'name': name},
        'spec': {'group': group, 'scope': 'Namespaced', 'names': {'plural': 'boats', 'kind': 'Boat'}, 'versions': [version]}})

    def established():
        conditions = extensions.read_custom_resource_definition(name).status.conditions or []
        return any(one.type == 'Established' and one.status == 'True' for one in conditions)

    until(established, 'Established')
    place = (group, 'v1', namespace, 'boats')
    boat = {'apiVersion': f'{group}/v1', 'kind': 'Boat', 'metadata': {'name': 'a'}, 'spec': {'crew': 1}}
    equal(custom.create_namespaced_custom_object(*place, boat)['spec'], {'crew': 1, 'kind': 'wherry'})
    boat['metadata']['name'], boat['spec']['crew'] = 'b', -1
    message = f'Boat.{group} "b" is invalid: spec.crew: Invalid value: -1: spec.crew in body should be greater than or equal to 0'
    refused(lambda: custom.create_namespaced_custom_object(*place, boat), 422, 'Invalid', message)
    boats = dynamic_client().resources.get(api_version=f'{group}/v1', kind='Boat')
    patched = boats.patch(name='a', namespace=namespace, body={'spec': {'crew': 2}}, content_type='application/merge-patch+json')
    equal((patched.spec.crew, patched.metadata.generation), (2, 2))
    equal(len(custom.list_namespaced_custom_object(*place)['items']), 1)
    extensions.delete_custom_resource_definition(name)

    def gone():
        try:
            custom.list_namespaced_custom_object(*place)
        except ApiException as error:
            return error.status == 404

    until(gone, 'the end of the resource')


def streams():
    """A simulated container says that it ran nothing."""
    port = client.V1ContainerPort(container_port=80)
    container = client.V1Container(name='main', image='registry.test/app:1', stdin=True, ports=[port])
    meta = client.V1ObjectMeta(name='streams')
    core.create_namespaced_pod(namespace, client.V1Pod(metadata=meta, spec=client.V1PodSpec(containers=[container])))
    until(lambda: core.read_namespaced_pod('streams', namespace).status.phase == 'Running', 'a running pod')
    ways = {'stdin': False, 'stdout': True, 'stderr': True, 'tty': False}
    said = stream.stream(core.connect_get_namespaced_pod_exec, 'streams', namespace, command=['say', 'it'], **ways)
    assert '["say","it"] was not run' in said, said
    session = stream.stream(
        core.connect_get_namespaced_pod_exec, 'streams', namespace, command=['it'], _preload_content=False, **ways
    )
    session.run_forever(timeout=10)
    equal(session.returncode, 0)
    lines = core.read_namespaced_pod_log('streams', namespace, follow=True, _preload_content=False)
    assert lines.read(1), 'an empty log'
    lines.close()
    forwarded = stream.portforward(core.connect_get_namespaced_pod_portforward, 'streams', namespace, ports='80')
    socket = forwarded.socket(80)
    socket.sendall(b'GET / HTTP/1.1\r\nhost: pod\r\n\r\n')
    assert socket.recv(100).startswith(b'HTTP/1.1 200 OK'), forwarded.error(80)
    socket.close()


def refusals():
    core.create_namespaced_config_map(namespace, config_map('twice'))
    again = lambda: core.create_namespaced_config_map(namespace, config_map('twice'))
    refused(again, 409, 'AlreadyExists', 'configmaps "twice" already exists')
    status = refused(lambda: apps.create_namespaced_deployment(namespace, web('bad', -1)), 422, 'Invalid')
    equal([one['field'] for one in status['details']['causes']], ['spec.replicas'])
    refused(lambda: core.list_namespaced_config_map(namespace, label_selector='a=b=c'), 400, 'BadRequest')
    refused(lambda: core.list_namespaced_config_map(namespace, field_selector='data.k=v'), 400, 'BadRequest')


run([
    ('namespace', make_namespace),
    ('discovery', discovery),
    ('CRUD of a ConfigMap', crud),
    ('a Deployment, its scale and its rollout', deployment),
    ('pages', pages),
    ('a watch that resumes', watch_resumes),
    ('the dynamic client and server-side apply', dynamic_and_apply),
    ('objects out of YAML', from_yaml),
    ('a custom resource from definition to removal', custom_resource),
    ('exec, logs and a forwarded port of a pod', streams),
    ('reasons of refusals', refusals),
    ('deletion of a namespace', remove_namespace),
])
