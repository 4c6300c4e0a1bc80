import type { PriorityLevelConfiguration } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import { PlainTextError } from '../plain-text-error.js'

/** What a priority level has of the server's seats, of which each request takes one while it is worked on. */
export interface Limits {
  /** Undefined: as many as like. */
  readonly limited: { readonly nominal: number; readonly lendable: number; readonly mostBorrowed: number } | undefined
  /** Undefined: what finds no seat is refused at once. */
  readonly queuing: { readonly perFlow: number; readonly inAll: number } | undefined
}

/** Two thirds of them upstream's read-only ones (--max-requests-inflight), a third the mutating ones. */
const serverSeats = 600

type LimitedShares = Pick<NonNullable<PriorityLevelConfiguration['spec']>, 'limited' | 'exempt'>

const sharesOf = ({ limited, exempt }: LimitedShares) =>
  limited ? (limited.nominalConcurrencyShares ?? 30) : (exempt?.nominalConcurrencyShares ?? 0)

/**
 * By name, what each level has when it stands among the others (util/flowcontrol/apf_controller.go, v0.34). Shuffled queues come down to a
 * queue for each flow, as long as the queues that it would be dealt.
 */
export function limitsOf(levels: readonly PriorityLevelConfiguration[]): ReadonlyMap<string, Limits> {
  const shares = levels.reduce((sum, { spec }) => sum + (spec ? sharesOf(spec) : 0), 0)
  return new Map(
    levels.map(({ metadata, spec }): readonly [string, Limits] => {
      const { limited } = spec ?? {}
      if (!spec || !limited) return [metadata?.name ?? '', { limited: undefined, queuing: undefined }]
      const nominal = shares === 0 ? 0 : Math.ceil((serverSeats * sharesOf(spec)) / shares)
      const lendable = Math.round((nominal * (limited.lendablePercent ?? 0)) / 100)
      const { borrowingLimitPercent: percent } = limited
      const mostBorrowed = percent === undefined ? serverSeats : Math.round((nominal * percent) / 100)
      const { queues = 64, handSize = 8, queueLengthLimit = 50 } = limited.limitResponse?.queuing ?? {}
      const queuing =
        limited.limitResponse?.type === 'Queue'
          ? { perFlow: handSize * queueLengthLimit, inAll: queues * queueLengthLimit }
          : undefined
      return [metadata?.name ?? '', { limited: { nominal, lendable, mostBorrowed }, queuing }]
    }),
  )
}

/** The request is one too many. */
export class NoSeat extends PlainTextError {
  constructor() {
    super(429, 'Too many requests, please try again later.\n')
  }
}

interface Waiting {
  readonly enter: () => void
}

export interface SeatRequest {
  /** Requests of one flow wait behind each other, those of several take turns. */
  readonly flow: string
  readonly mostWaitMs: number
  readonly signal: AbortSignal
}

/** The seats of one priority level and who waits for them (util/flowcontrol/fairqueuing, v0.34, with every request as wide as one seat). */
export class PriorityLevel {
  readonly #clock: Clock
  /** Seats that others do not use just now and lend. */
  readonly #lent: () => number
  /** In the order of their turns. */
  readonly #flows = new Map<string, Waiting[]>()
  #limits: Limits
  #used = 0
  #waiting = 0

  constructor(limits: Limits, clock: Clock, lent: () => number) {
    this.#limits = limits
    this.#clock = clock
    this.#lent = lent
  }

  set limits(limits: Limits) {
    this.#limits = limits
    this.#dispatch()
  }

  /** How many of its seats others may have. */
  get lendable(): number {
    const { limited } = this.#limits
    return limited ? Math.max(0, Math.min(limited.lendable, limited.nominal - this.#used)) : 0
  }

  /** How many it has of others. */
  get borrowed(): number {
    const { limited } = this.#limits
    return limited ? Math.max(0, this.#used - limited.nominal) : 0
  }

  /**
   * Takes a seat, at once or after some time; who has one calls what comes back when it is done. Undefined: none is needed. Throws or rejects with NoSeat.
   * The request is looked at only where it has to wait.
   */
  take(request: () => SeatRequest): (() => void) | Promise<() => void> | undefined {
    const { limited, queuing } = this.#limits
    if (!limited) return undefined
    const isFree = this.#used < limited.nominal || this.#used < this.#seats()
    // Without queues one request is let in whatever it takes.
    if (this.#waiting === 0 && (isFree || (!queuing && this.#used === 0))) return this.#enter()
    if (!queuing) throw new NoSeat()
    return this.#wait(request(), queuing)
  }

  #seats(): number {
    const { limited } = this.#limits
    if (!limited) return Number.POSITIVE_INFINITY
    const borrowable = Math.min(limited.mostBorrowed, this.#lent() + this.borrowed)
    return limited.nominal + borrowable
  }

  #enter(): () => void {
    this.#used++
    let isIn = true
    return () => {
      if (!isIn) return
      isIn = false
      this.#used--
      this.#dispatch()
    }
  }

  #wait({ flow, mostWaitMs, signal }: SeatRequest, { perFlow, inAll }: NonNullable<Limits['queuing']>) {
    const queue = this.#flows.get(flow) ?? []
    if (queue.length >= perFlow || this.#waiting >= inAll) throw new NoSeat()
    this.#flows.set(flow, queue)
    this.#waiting++
    return new Promise<() => void>((resolve, reject) => {
      const settle = () => {
        timer.cancel()
        signal.removeEventListener('abort', giveUp)
      }
      const own: Waiting = {
        enter: () => {
          settle()
          resolve(this.#enter())
        },
      }
      queue.push(own)
      const giveUp = () => {
        settle()
        const index = queue.indexOf(own)
        if (index < 0) return
        queue.splice(index, 1)
        if (queue.length === 0) this.#flows.delete(flow)
        this.#waiting--
        reject(new NoSeat())
      }
      const timer = this.#clock.after(mostWaitMs, giveUp)
      signal.addEventListener('abort', giveUp, { once: true })
      if (signal.aborted) giveUp()
    })
  }

  #dispatch(): void {
    while (this.#waiting > 0 && this.#used < this.#seats()) {
      const [next] = this.#flows
      if (!next) return
      const [flow, queue] = next
      // Its next turn comes after those of all others.
      this.#flows.delete(flow)
      const first = queue.shift()
      if (queue.length > 0) this.#flows.set(flow, queue)
      this.#waiting--
      first?.enter()
    }
  }
}
