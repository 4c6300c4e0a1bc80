/** An evaluation that failed: what upstream prints before ` evaluating rule: `. Logical operators may absorb it. */
export class CelError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CelError'
  }
}

export const noSuchOverload = () => new CelError('no such overload')

/** The evaluation was stopped because it cost too much; nothing absorbs this. */
export class CostExceeded extends Error {
  constructor() {
    super('operation cancelled: actual cost limit exceeded')
    this.name = 'CostExceeded'
  }
}
