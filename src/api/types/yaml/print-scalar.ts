import { isBlank, isBlankOrEnd, isBreak } from './characters.js'
import { resolveScalar, tags } from './resolve.js'

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal'

const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/

/** How go-yaml's encoder and libyaml's emitter write a string (encode.go stringv, emitterc.go). */
export function styleOf(text: string, { isKey }: { readonly isKey: boolean }): ScalarStyle {
  const allowed = analyze(text)
  const isString = resolveScalar('', text).tag === tags.string && !base60.test(text)
  let style: ScalarStyle = text.includes('\n') ? 'literal' : isString ? 'plain' : 'double'
  if (isKey && allowed.multiline) style = 'double'
  if (style === 'plain' && (!allowed.plain || (text === '' && isKey))) style = 'single'
  if (style === 'single' && !allowed.single) style = 'double'
  return style === 'literal' && (!allowed.block || isKey) ? 'double' : style
}

interface Allowed {
  readonly multiline: boolean
  readonly plain: boolean
  readonly single: boolean
  readonly block: boolean
}

const indicators = '#,[]{}&*!|>\'"%@`'

function analyze(text: string): Allowed {
  if (text === '') return { multiline: false, plain: true, single: true, block: false }
  const found = {
    indicator: /^(?:---|\.\.\.)/.test(text),
    breaks: false,
    spaceBreak: false,
    breakSpace: false,
    special: false,
  }
  let last = Number.NaN
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const next = text.charCodeAt(index + 1)
    const isFollowed = Number.isNaN(next) || isBlank(next)
    if (index === 0 ? indicators.includes(text[0] ?? '') : code === 35 && isBlankOrEnd(last)) found.indicator = true
    if (isFollowed && (code === 58 || (index === 0 && (code === 63 || code === 45)))) found.indicator = true
    if (!isPrintable(code)) found.special = true
    if (code === 32 && isBreak(last)) found.breakSpace = true
    if (isBreak(code)) {
      found.breaks = true
      if (last === 32) found.spaceBreak = true
    }
    last = code
  }
  const first = text.charCodeAt(0)
  const hasSpaceAround = first === 32 || isBreak(first) || last === 32 || isBreak(last)
  const { indicator, breaks, spaceBreak, breakSpace, special } = found
  return {
    multiline: breaks,
    plain: !(indicator || breaks || spaceBreak || breakSpace || special || hasSpaceAround),
    single: !(breakSpace || spaceBreak || special),
    block: !(last === 32 || spaceBreak || special),
  }
}

/** What libyaml prints as it is; halves of surrogate pairs, that is four bytes of UTF-8, are not. */
export function isPrintable(code: number): boolean {
  if (code === 10 || (code >= 0x20 && code <= 0x7e)) return true
  if (code < 0xa0 || (code >= 0xd800 && code < 0xe000)) return false
  return code !== 0xfeff && code < 0xfffe
}
