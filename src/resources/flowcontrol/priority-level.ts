import type { FieldError, PriorityLevelConfiguration } from '../../api/index.js'
import { addUnsupported, forbidden, invalid, PriorityLevelConfigurations, path, required } from '../../api/index.js'
import type { Cell } from '../../registry/definition/index.js'
import { defineResource } from '../define-resource.js'

const at = path('spec')

function validate({ metadata, spec }: PriorityLevelConfiguration): FieldError[] {
  const errors: FieldError[] = []
  const { type = '', limited, exempt } = spec ?? {}
  if (type === 'Exempt') {
    if (limited) errors.push(forbidden(at.child('limited'), 'must be nil if the type is not Limited'))
  } else if (type === 'Limited') {
    if (exempt) errors.push(forbidden(at.child('exempt'), 'must be nil if the type is Limited'))
    if (!limited) errors.push(required(at.child('limited'), 'must not be empty when type is Limited'))
    const here = at.child('limited')
    const shares = limited?.nominalConcurrencyShares
    if (shares !== undefined && shares < 0) {
      errors.push(invalid(here.child('nominalConcurrencyShares'), shares, 'must be a non-negative integer'))
    }
    const response = limited?.limitResponse
    if (response?.type === 'Reject' && response.queuing) {
      errors.push(
        forbidden(here.child('limitResponse', 'queuing'), 'must be nil if limited.limitResponse.type is not Limited'),
      )
    } else if (response?.type === 'Queue') {
      const queuing = response.queuing
      const own = here.child('limitResponse', 'queuing')
      if (!queuing) errors.push(required(own, 'must not be empty if limited.limitResponse.type is Limited'))
      else {
        const { queueLengthLimit = 0, queues = 0, handSize = 0 } = queuing
        if (queueLengthLimit <= 0)
          errors.push(invalid(own.child('queueLengthLimit'), queueLengthLimit, 'must be positive'))
        if (queues <= 0) errors.push(invalid(own.child('queues'), queues, 'must be positive'))
        if (handSize <= 0) errors.push(invalid(own.child('handSize'), handSize, 'must be positive'))
        else if (handSize > queues) {
          errors.push(invalid(own.child('handSize'), handSize, `should not be greater than queues (${queues})`))
        }
      }
    } else if (limited) {
      addUnsupported(errors, here.child('limitResponse', 'type'), response?.type ?? '', ['Queue', 'Reject'])
    }
  } else {
    addUnsupported(errors, at.child('type'), type, ['Exempt', 'Limited'])
  }
  if (metadata?.name === 'exempt' && type !== 'Exempt') {
    errors.push(invalid(at.child('type'), type, "type must be 'Exempt' if and only if name is 'exempt'"))
  } else if (metadata?.name !== 'exempt' && type === 'Exempt') {
    errors.push(invalid(at.child('type'), type, "type must be 'Exempt' if and only if name is 'exempt'"))
  }
  return errors
}

const queueCell =
  (field: 'queues' | 'handSize' | 'queueLengthLimit') =>
  ({ spec }: PriorityLevelConfiguration): Cell =>
    spec?.limited?.limitResponse?.queuing?.[field] ?? '<none>'

export const priorityLevelConfigurations = defineResource(PriorityLevelConfigurations, {
  revalidatesMetadata: false,
  status: { keepsMetadata: true, resetFields: ['metadata'] },
  cells: {
    Type: ({ spec }) => spec?.type ?? '',
    NominalConcurrencyShares: ({ spec }) =>
      spec?.limited?.nominalConcurrencyShares ?? spec?.exempt?.nominalConcurrencyShares ?? '<none>',
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
