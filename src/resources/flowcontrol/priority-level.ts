import type {
  FieldError,
  FieldPath,
  LimitedPriorityLevelConfiguration,
  PriorityLevelConfiguration,
  QueuingConfiguration,
} from '../../api/index.js'
import { addUnsupported, forbidden, invalid, PriorityLevelConfigurations, path, required } from '../../api/index.js'
import type { Cell } from '../../registry/definition/index.js'
import { defineResource } from '../define-resource.js'
import { flowConditionErrors } from './flow-schema.js'

const at = path('spec')

const preserveKey = 'flowcontrol.k8s.io/preserve-zero-concurrency-shares'
const maxQueues = 10_000_000
const maxHashBits = 60

/** ValidatePriorityLevelConfiguration of pkg/apis/flowcontrol/validation (v1.34). */
function validate({ metadata, spec }: PriorityLevelConfiguration): FieldError[] {
  const errors: FieldError[] = []
  if (metadata?.annotations?.[preserveKey] !== undefined) {
    errors.push(forbidden(path('metadata', 'annotations'), `annotation '${preserveKey}' is forbidden`))
  }
  const { type = '', limited, exempt } = spec ?? {}
  if ((metadata?.name === 'exempt') !== (type === 'Exempt')) {
    errors.push(invalid(at.child('type'), type, "must be 'Exempt' if and only if `name` is 'exempt'"))
  }
  if (type === 'Exempt') {
    if (limited) errors.push(forbidden(at.child('limited'), 'must be nil if the type is not Limited'))
    if (exempt) {
      addSharesErrors(errors, exempt.nominalConcurrencyShares, at.child('exempt'))
      addLendableErrors(errors, exempt.lendablePercent, at.child('exempt'))
    }
  } else if (type === 'Limited') {
    if (exempt) errors.push(forbidden(at.child('exempt'), 'must be nil if the type is Limited'))
    if (limited) addLimitedErrors(errors, limited, at.child('limited'))
    else errors.push(required(at.child('limited'), 'must not be empty when type is Limited'))
  } else {
    addUnsupported(errors, at.child('type'), type, ['Exempt', 'Limited'])
  }
  return errors
}

function addSharesErrors(errors: FieldError[], shares: number | undefined, here: FieldPath): void {
  if (shares === undefined || shares >= 0) return
  errors.push(invalid(here.child('nominalConcurrencyShares'), shares, 'must be a non-negative integer'))
}

function addLendableErrors(errors: FieldError[], percent: number | undefined, here: FieldPath): void {
  if (percent === undefined || (percent >= 0 && percent <= 100)) return
  errors.push(invalid(here.child('lendablePercent'), percent, 'must be between 0 and 100, inclusive'))
}

function addLimitedErrors(errors: FieldError[], limited: LimitedPriorityLevelConfiguration, here: FieldPath): void {
  addSharesErrors(errors, limited.nominalConcurrencyShares, here)
  const { type = '', queuing } = limited.limitResponse ?? {}
  const own = here.child('limitResponse', 'queuing')
  if (type === 'Reject') {
    if (queuing) errors.push(forbidden(own, 'must be nil if limited.limitResponse.type is not Limited'))
  } else if (type === 'Queue') {
    if (queuing) addQueuingErrors(errors, queuing, own)
    else errors.push(required(own, 'must not be empty if limited.limitResponse.type is Limited'))
  } else {
    addUnsupported(errors, here.child('limitResponse', 'type'), type, ['Queue', 'Reject'])
  }
  addLendableErrors(errors, limited.lendablePercent, here)
  const borrowing = limited.borrowingLimitPercent
  if (borrowing !== undefined && borrowing < 0) {
    const detail = 'if specified, must be a non-negative integer'
    errors.push(invalid(here.child('borrowingLimitPercent'), borrowing, detail))
  }
}

function addQueuingErrors(errors: FieldError[], queuing: QueuingConfiguration, own: FieldPath): void {
  const { queueLengthLimit = 0, queues = 0, handSize = 0 } = queuing
  if (queueLengthLimit <= 0) errors.push(invalid(own.child('queueLengthLimit'), queueLengthLimit, 'must be positive'))
  if (queues <= 0) errors.push(invalid(own.child('queues'), queues, 'must be positive'))
  else if (queues > maxQueues) {
    errors.push(invalid(own.child('queues'), queues, `must not be greater than ${maxQueues}`))
  }
  const handAt = own.child('handSize')
  if (handSize <= 0) errors.push(invalid(handAt, handSize, 'must be positive'))
  else if (handSize > queues) {
    errors.push(invalid(handAt, handSize, `should not be greater than queues (${queues})`))
  } else if (Math.ceil(Math.log2(queues) * handSize) > maxHashBits) {
    const what = `required entropy bits of deckSize ${queues} and handSize ${handSize}`
    errors.push(invalid(handAt, handSize, `${what} should not be greater than ${maxHashBits}`))
  }
}

const queueCell =
  (field: 'queues' | 'handSize' | 'queueLengthLimit') =>
  ({ spec }: PriorityLevelConfiguration): Cell =>
    spec?.limited?.limitResponse?.queuing?.[field] ?? '<none>'

export const priorityLevelConfigurations = defineResource(PriorityLevelConfigurations, {
  metadataChecks: { asUpdated: 0, asNew: 1 },
  status: {
    keepsMetadata: true,
    resetFields: ['metadata'],
    validateUpdate: ({ status }) => flowConditionErrors(status?.conditions),
  },
  cells: {
    Type: ({ spec }) => spec?.type ?? '',
    NominalConcurrencyShares: ({ spec }) => spec?.limited?.nominalConcurrencyShares ?? '<none>',
    Queues: queueCell('queues'),
    HandSize: queueCell('handSize'),
    QueueLengthLimit: queueCell('queueLengthLimit'),
  },
  defaults({ spec }) {
    if (!spec) return
    if (spec.exempt) {
      spec.exempt.nominalConcurrencyShares ??= 0
      spec.exempt.lendablePercent ??= 0
    }
    if (spec.type === 'Exempt') spec.exempt ??= { nominalConcurrencyShares: 0, lendablePercent: 0 }
    if (!spec.limited) return
    spec.limited.nominalConcurrencyShares ??= 30
    spec.limited.lendablePercent ??= 0
    const queuing = spec.limited.limitResponse?.queuing
    if (!queuing) return
    queuing.handSize ||= 8
    queuing.queues ||= 64
    queuing.queueLengthLimit ||= 50
  },
  prepareForCreate(level) {
    level.status = {}
  },
  validate,
})
