import { createHash } from 'node:crypto'
import type {
  DiscoveryV1EndpointPort,
  EndpointAddress,
  EndpointPort,
  EndpointSubset,
  ObjectReference,
} from '../../api/index.js'

/** The order of a list that upstream sorts by the MD5 of each entry as Go prints it (k8s.io/apimachinery/pkg/util/dump ForHash, v0.34). */
export function inHashOrder<T>(list: readonly T[], print: (entry: T) => string): T[] {
  if (list.length < 2) return [...list]
  return list
    .map((entry) => ({ entry, hash: createHash('md5').update(print(entry)).digest('hex') }))
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
    .map(({ entry }) => entry)
}

export function printPort(port: EndpointPort): string {
  return `(v1.EndpointPort)${portFields(port)}`
}

export function printSlicePort({ name, protocol, port, appProtocol }: DiscoveryV1EndpointPort): string {
  const fields = [
    `Name:${pointer('string', name)}`,
    `Protocol:${pointer('v1.Protocol', protocol)}`,
    `Port:${pointer('int32', port)}`,
    `AppProtocol:${pointer('string', appProtocol)}`,
  ]
  return `(v1.EndpointPort){${fields.join(' ')}}`
}

export function printSubset({ addresses, notReadyAddresses, ports }: EndpointSubset): string {
  const fields = [
    `Addresses:${list('v1.EndpointAddress', addresses?.map(addressFields))}`,
    `NotReadyAddresses:${list('v1.EndpointAddress', notReadyAddresses?.map(addressFields))}`,
    `Ports:${list('v1.EndpointPort', ports?.map(portFields))}`,
  ]
  return `(v1.EndpointSubset){${fields.join(' ')}}`
}

function portFields({ name = '', port, protocol = '', appProtocol }: EndpointPort): string {
  return `{Name:(string)${name} Port:(int32)${port} Protocol:(v1.Protocol)${protocol} AppProtocol:${pointer('string', appProtocol)}}`
}

function addressFields({ ip, hostname = '', nodeName, targetRef }: EndpointAddress): string {
  const target = `TargetRef:(*v1.ObjectReference)${targetRef ? referenceFields(targetRef) : '<nil>'}`
  return `{IP:(string)${ip} Hostname:(string)${hostname} NodeName:${pointer('string', nodeName)} ${target}}`
}

function referenceFields(reference: ObjectReference): string {
  const {
    kind = '',
    namespace = '',
    name = '',
    uid = '',
    apiVersion = '',
    resourceVersion = '',
    fieldPath = '',
  } = reference
  const object = `Kind:(string)${kind} Namespace:(string)${namespace} Name:(string)${name} UID:(types.UID)${uid}`
  return `{${object} APIVersion:(string)${apiVersion} ResourceVersion:(string)${resourceVersion} FieldPath:(string)${fieldPath}}`
}

function pointer(type: string, value: string | number | undefined): string {
  return `(*${type})${value ?? '<nil>'}`
}

function list(type: string, entries: readonly string[] | undefined): string {
  return `([]${type})${entries && entries.length > 0 ? `[${entries.join(' ')}]` : '<nil>'}`
}
