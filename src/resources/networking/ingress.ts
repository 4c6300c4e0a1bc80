import type {
  FieldError,
  FieldPath,
  HTTPIngressPath,
  HTTPIngressRuleValue,
  Ingress,
  IngressBackend,
  IngressRule,
  IngressSpec,
} from '../../api/index.js'
import {
  addIpErrors,
  addReasons,
  addressWarnings,
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
import { defineResource } from '../define-resource.js'
import { addTypedReferenceErrors } from './typed-reference.js'

const at = path('spec')
const classKey = 'kubernetes.io/ingress.class'
const pathTypes = ['Exact', 'ImplementationSpecific', 'Prefix']
const badSequences = ['//', '/./', '/../', '%2f', '%2F']
const badSuffixes = ['/..', '/.']

/** What the stored object already gets wrong, and so may go on to. */
interface Tolerated {
  readonly secretNames?: boolean
  readonly wildcardRules?: boolean
}

function toleratedBy({ spec }: Ingress): Tolerated {
  return {
    secretNames: (spec?.tls ?? []).some(({ secretName }) => secretName && isDNS1123Subdomain(secretName).length > 0),
    wildcardRules: (spec?.rules ?? []).some((rule) => rule.host?.includes('*') && ruleErrors(rule).length > 0),
  }
}

function ruleErrors({ http }: IngressRule): readonly FieldError[] {
  const errors: FieldError[] = []
  if (http) addHttpErrors(errors, http, path())
  return errors
}

function addHttpErrors(errors: FieldError[], { paths = [] }: HTTPIngressRuleValue, at: FieldPath): void {
  if (paths.length === 0) errors.push(required(at.child('paths')))
  for (const [position, one] of paths.entries()) addPathErrors(errors, one, at.child('paths').index(position))
}

/** ValidateIngressSpec of pkg/apis/networking/validation (v1.34). */
function addSpecErrors(errors: FieldError[], spec: IngressSpec | undefined, tolerated: Tolerated): void {
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
    if (!http || (host.includes('*') && tolerated.wildcardRules)) return
    addHttpErrors(errors, http, here.child('http'))
  })
  tls.forEach(({ hosts = [], secretName }, index) => {
    const here = at.child('tls').index(index)
    hosts.forEach((host, position) => {
      const hostAt = here.child('hosts').index(position)
      if (host.includes('*')) addReasons(errors, hostAt, host, isWildcardDNS1123Subdomain(host))
      else addReasons(errors, hostAt, host, isDNS1123Subdomain(host))
    })
    if (secretName && !tolerated.secretNames)
      addReasons(errors, here.child('secretName'), secretName, isDNS1123Subdomain(secretName))
  })
  if (ingressClassName !== undefined) {
    addReasons(errors, at.child('ingressClassName'), ingressClassName, isDNS1123Subdomain(ingressClassName))
  }
}

function addPathErrors(errors: FieldError[], one: HTTPIngressPath, here: FieldPath): void {
  const text = one.path ?? ''
  if (one.pathType === undefined) {
    errors.push(required(here.child('pathType'), 'pathType must be specified'))
    return
  }
  if (one.pathType === 'ImplementationSpecific') {
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
    addTypedReferenceErrors(errors, resource, here.child('resource'))
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

/** Three hosts at the most; the rules left over are counted with those that name no host (formatHosts of pkg/printers/internalversion, v1.34). */
function hostsText(rules: readonly IngressRule[]): string {
  const named = rules.flatMap(({ host }, index) => (host ? [{ host, index }] : []))
  if (named.length === 0) return '*'
  const text = named
    .slice(0, 3)
    .map(({ host }) => host)
    .join(',')
  const third = named[2]
  return third && third.index < rules.length - 1 ? `${text} + ${rules.length - 3} more...` : text
}

export const ingresses = defineResource(Ingresses, {
  metadataChecks: { asNew: 1 },
  cells: {
    Class: ({ spec }) => spec?.ingressClassName ?? '<none>',
    Hosts: ({ spec }) => hostsText(spec?.rules ?? []),
    Address: addressText,
    Ports: ({ spec }) => (spec?.tls?.length ? '80, 443' : '80'),
  },
  prepareForCreate(ingress) {
    ingress.status = { loadBalancer: {} }
  },
  validate({ metadata, spec }) {
    const errors: FieldError[] = []
    addSpecErrors(errors, spec, {})
    const annotation = metadata?.annotations?.[classKey]
    const name = spec?.ingressClassName
    if (annotation !== undefined && name !== undefined && annotation !== name) {
      const detail = 'must match `ingressClassName` when both are specified'
      errors.push(invalid(path('annotations').child(classKey), annotation, detail))
    }
    return errors
  },
  validateUpdate({ spec }, old) {
    const errors: FieldError[] = []
    addSpecErrors(errors, spec, toleratedBy(old))
    return errors
  },
  warnings: ({ metadata, spec }, old) =>
    !old && metadata?.annotations?.[classKey] !== undefined && spec?.ingressClassName === undefined
      ? [`annotation "${classKey}" is deprecated, please use 'spec.ingressClassName' instead`]
      : [],
  status: {
    validateUpdate({ status }) {
      const errors: FieldError[] = []
      const list = path('status', 'loadBalancer', 'ingress')
      status?.loadBalancer?.ingress?.forEach(({ ip = '', hostname = '' }, index) => {
        const here = list.index(index)
        if (ip !== '') addIpErrors(errors, ip, here.child('ip'))
        if (hostname === '') return
        addReasons(errors, here.child('hostname'), hostname, isDNS1123Subdomain(hostname))
        if (parseIp(hostname)) {
          errors.push(invalid(here.child('hostname'), hostname, 'must be a DNS name, not an IP address'))
        }
      })
      return errors
    },
    warnings: ({ status }) =>
      (status?.loadBalancer?.ingress ?? []).flatMap(({ ip = '' }, index) =>
        addressWarnings(ip, path('status', 'loadBalancer', 'ingress').index(index)),
      ),
  },
})
