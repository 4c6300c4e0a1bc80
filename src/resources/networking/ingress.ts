import type { FieldError, FieldPath, HTTPIngressPath, Ingress, IngressBackend, IngressSpec } from '../../api/index.js'
import {
  addReasons,
  addUnsupported,
  Ingresses,
  invalid,
  isDNS1035Label,
  isDNS1123Subdomain,
  isValidPortName,
  isValidPortNumber,
  isWildcardDNS1123Subdomain,
  parseIp,
  path,
  required,
} from '../../api/index.js'
import { firstFew } from '../cells.js'
import { defineResource } from '../define-resource.js'

const at = path('spec')
const classKey = 'kubernetes.io/ingress.class'
const pathTypes = ['Exact', 'ImplementationSpecific', 'Prefix']
const badSequences = ['//', '/./', '/../', '%2f', '%2F']
const badSuffixes = ['/..', '/.']

/** ValidateIngressSpec of pkg/apis/networking/validation (v1.34). */
function addSpecErrors(errors: FieldError[], spec: IngressSpec | undefined, checkClass: boolean): void {
  const { rules = [], defaultBackend, tls = [], ingressClassName } = spec ?? {}
  if (rules.length === 0 && !defaultBackend) {
    errors.push(invalid(at, null, 'either `defaultBackend` or `rules` must be specified'))
  }
  if (defaultBackend) addBackendErrors(errors, defaultBackend, at.child('defaultBackend'))
  rules.forEach(({ host = '', http }, index) => {
    const here = at.child('rules').index(index)
    if (host !== '') {
      const hostAt = here.child('host')
      if (parseIp(host)) errors.push(invalid(hostAt, host, 'must be a DNS name, not an IP address'))
      if (host.includes('*')) addReasons(errors, hostAt, host, isWildcardDNS1123Subdomain(host))
      else addReasons(errors, hostAt, host, isDNS1123Subdomain(host))
    }
    if (!http) return
    const pathsAt = here.child('http', 'paths')
    if (!http.paths?.length) errors.push(required(pathsAt))
    for (const [position, one] of (http.paths ?? []).entries()) addPathErrors(errors, one, pathsAt.index(position))
  })
  tls.forEach(({ hosts = [], secretName }, index) => {
    const here = at.child('tls').index(index)
    hosts.forEach((host, position) => {
      const hostAt = here.child('hosts').index(position)
      if (host.includes('*')) addReasons(errors, hostAt, host, isWildcardDNS1123Subdomain(host))
      else addReasons(errors, hostAt, host, isDNS1123Subdomain(host))
    })
    if (secretName) addReasons(errors, here.child('secretName'), secretName, isDNS1123Subdomain(secretName))
  })
  if (checkClass && ingressClassName !== undefined) {
    addReasons(errors, at.child('ingressClassName'), ingressClassName, isDNS1123Subdomain(ingressClassName))
  }
}

function addPathErrors(errors: FieldError[], one: HTTPIngressPath, here: FieldPath): void {
  const text = one.path ?? ''
  if (!one.pathType) {
    errors.push(required(here.child('pathType'), 'pathType must be specified'))
  } else if (one.pathType === 'ImplementationSpecific') {
    if (text !== '' && !text.startsWith('/')) errors.push(invalid(here.child('path'), text, 'must be an absolute path'))
  } else if (one.pathType === 'Exact' || one.pathType === 'Prefix') {
    if (!text.startsWith('/')) errors.push(invalid(here.child('path'), text, 'must be an absolute path'))
    if (text !== '') {
      for (const bad of badSequences) {
        if (text.includes(bad)) errors.push(invalid(here.child('path'), text, `must not contain '${bad}'`))
      }
      for (const bad of badSuffixes) {
        if (text.endsWith(bad)) errors.push(invalid(here.child('path'), text, `cannot end with '${bad}'`))
      }
    }
  } else {
    addUnsupported(errors, here.child('pathType'), one.pathType, pathTypes)
  }
  addBackendErrors(errors, one.backend ?? {}, here.child('backend'))
}

function addBackendErrors(errors: FieldError[], { resource, service }: IngressBackend, here: FieldPath): void {
  if (resource && service) {
    errors.push(invalid(here, '', 'cannot set both resource and service backends'))
  } else if (resource) {
    const resourceAt = here.child('resource')
    for (const field of ['kind', 'name'] as const) {
      if (!resource[field]) errors.push(required(resourceAt.child(field)))
    }
    if (resource.apiGroup)
      addReasons(errors, resourceAt.child('apiGroup'), resource.apiGroup, isDNS1123Subdomain(resource.apiGroup))
  } else if (service) {
    const nameAt = here.child('service', 'name')
    if (!service.name) errors.push(required(nameAt))
    else addReasons(errors, nameAt, service.name, isDNS1035Label(service.name))
    const { name = '', number = 0 } = service.port ?? {}
    if (name !== '' && number !== 0) errors.push(invalid(here, '', 'cannot set both port name & port number'))
    else if (name === '' && number === 0) errors.push(required(here, 'port name or number is required'))
    else if (name !== '') addReasons(errors, here.child('service', 'port', 'name'), name, isValidPortName(name))
    else addReasons(errors, here.child('service', 'port', 'number'), number, isValidPortNumber(number))
  } else {
    errors.push(invalid(here, '', 'resource or service backend is required'))
  }
}

function addressText({ status }: Ingress): string {
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '')
  return [...new Set(addresses.filter((one) => one !== ''))].sort().join(',')
}

export const ingresses = defineResource(Ingresses, {
  cells: {
    Class: ({ spec }) => spec?.ingressClassName ?? '<none>',
    Hosts: ({ spec }) => {
      const hosts = (spec?.rules ?? []).flatMap(({ host }) => (host ? [host] : []))
      return hosts.length === 0 ? '*' : firstFew(hosts, 3)
    },
    Address: addressText,
    Ports: ({ spec }) => (spec?.tls?.length ? '80, 443' : '80'),
  },
  prepareForCreate(ingress) {
    ingress.status = { loadBalancer: {} }
  },
  validate({ metadata, spec }) {
    const errors: FieldError[] = []
    const annotation = metadata?.annotations?.[classKey]
    if (annotation !== undefined && spec?.ingressClassName !== undefined) {
      const detail = 'can not be set when the class field is also set'
      errors.push(invalid(path('annotations').child(classKey), annotation, detail))
    }
    addSpecErrors(errors, spec, true)
    return errors
  },
  validateUpdate({ spec }) {
    const errors: FieldError[] = []
    addSpecErrors(errors, spec, true)
    return errors
  },
  warnings: ({ metadata }, old) =>
    !old && metadata?.annotations?.[classKey] !== undefined
      ? [`annotation "${classKey}" is deprecated, please use 'spec.ingressClassName' instead`]
      : [],
  status: {
    validateUpdate({ status }) {
      const errors: FieldError[] = []
      const list = path('status', 'loadBalancer', 'ingress')
      status?.loadBalancer?.ingress?.forEach(({ ip = '', hostname = '' }, index) => {
        const here = list.index(index)
        if (ip !== '' && !parseIp(ip)) {
          errors.push(invalid(here.child('ip'), ip, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'))
        }
        if (hostname === '') return
        addReasons(errors, here.child('hostname'), hostname, isDNS1123Subdomain(hostname))
        if (parseIp(hostname)) {
          errors.push(invalid(here.child('hostname'), hostname, 'must be a DNS name, not an IP address'))
        }
      })
      return errors
    },
  },
})
