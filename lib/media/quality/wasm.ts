/**
 * As much of an assembler for WebAssembly (core specification 2.0, with its 128-bit vectors) as loops over rows of numbers
 * take: two numbers of double precision at a time, no bounds to check, and nothing that could be done in a line of TypeScript
 * as fast.
 */

/** Instructions; what they leave is on the stack, two numbers wide. */
export type Code = readonly number[]

/** A row that a loop walks: its address is a parameter. */
export interface Pointer {
  at: number
}

const VECTOR = 0xfd
const LANES = 2
const STEP = 16

const get = (local: number): Code => [0x20, ...unsigned(local)]
const set = (local: number): Code => [0x21, ...unsigned(local)]
const vector = (operation: number, ...operands: Code[]): Code => [
  ...operands.flat(),
  VECTOR,
  ...unsigned(operation),
]

/** The two numbers that are `ahead` of where the loop is. */
export const load = ({ at }: Pointer, ahead = 0): Code => [
  ...get(at),
  VECTOR,
  0x00,
  3,
  ...unsigned(ahead * 8),
]
export const store = ({ at }: Pointer, value: Code): Code => [...get(at), ...value, VECTOR, 0x0b, 3, 0]
export const sum = (...terms: Code[]): Code => terms.reduce((left, right) => vector(0xf0, left, right))
export const less = (left: Code, right: Code): Code => vector(0xf1, left, right)
export const product = (left: Code, right: Code): Code => vector(0xf2, left, right)
export const quotient = (left: Code, right: Code): Code => vector(0xf3, left, right)
export const positive = (value: Code): Code => vector(0xf5, number(0), value)
export const size = (value: Code): Code => vector(0xec, value)
/** As single precision keeps it. */
export const single = (value: Code): Code => vector(0x5f, vector(0x5e, value))

export function number(value: number): Code {
  const bytes = [...new Uint8Array(Float64Array.of(value).buffer)]
  return [VECTOR, 0x0c, ...bytes, ...bytes]
}

/** What a loop does at each step: values named on the way, and sums kept from step to step. */
export class Loop {
  readonly #code: number[] = []
  readonly #sums: { local: number; place: number }[] = []
  #locals: number

  constructor(parameters: number) {
    this.#locals = parameters
  }

  do(code: Code): void {
    this.#code.push(...code)
  }

  /** Computed once at each step. */
  named(value: Code): Code {
    const local = this.#locals++
    this.do([...value, ...set(local)])
    return get(local)
  }

  /** Adds to the `place`-th pair of numbers at the last pointer. */
  add(place: number, value: Code): void {
    const local = this.#locals++
    this.#sums.push({ local, place })
    this.do([...sum(get(local), value), ...set(local)])
  }

  /** The body of a function of so many pointers and, last, how many numbers there are. */
  body(pointers: number, walked: number): Code {
    const left = pointers
    const next = Array.from({ length: walked }, (_, at) => [...get(at), 0x41, STEP, 0x6a, ...set(at)]).flat()
    const count = [...get(left), 0x41, LANES, 0x6b, 0x22, ...unsigned(left)]
    const more = [...count, 0x41, 0, 0x4a, 0x0d, 0]
    const kept = this.#sums.flatMap(({ local, place }) => {
      const total: Pointer = { at: pointers - 1 }
      const before = load(total, place * LANES)
      return [...get(total.at), ...sum(before, get(local)), VECTOR, 0x0b, 3, ...unsigned(place * STEP)]
    })
    const locals = this.#locals - pointers - 1
    const code = [
      1,
      ...unsigned(locals),
      0x7b,
      0x03,
      0x40,
      ...this.#code,
      ...next,
      ...more,
      0x0b,
      ...kept,
      0x0b,
    ]
    return [...unsigned(code.length), ...code]
  }
}

export interface Kernel {
  /** Addresses it takes, of which the first `walked` are rows. */
  pointers: number
  walked: number
  make: (loop: Loop, at: (parameter: number) => Pointer) => void
}

/** A function of addresses and a count of numbers, which is even or one less than there is room for. */
export type Run = (...addresses: number[]) => void

/** Compiles kernels that work on one memory. */
export function compiled<Name extends string>(
  kernels: Record<Name, Kernel>,
): Record<Name, Run> & { memory: WebAssembly.Memory } {
  const names = Object.keys(kernels) as Name[]
  const all = names.map((name) => kernels[name])
  const types = all.map(({ pointers }) => [0x60, ...vec(Array(pointers + 1).fill([0x7f])), 0])
  const bodies = all.map(({ pointers, walked, make }) => {
    const loop = new Loop(pointers + 1)
    make(loop, (at) => ({ at }))
    return loop.body(pointers, walked)
  })
  const text = (name: string) => vec([...Buffer.from(name)].map((byte) => [byte]))
  const exported = [
    ...names.map((name, at) => [...text(name), 0, ...unsigned(at)]),
    [...text('memory'), 2, 0],
  ]
  const section = (id: number, body: Code) => [id, ...unsigned(body.length), ...body]
  const bytes = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vec(types)),
    ...section(3, vec(all.map((_, at) => unsigned(at)))),
    ...section(5, vec([[0, 1]])),
    ...section(7, vec(exported)),
    ...section(10, vec(bodies)),
  ])
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
  return exports as Record<Name, Run> & { memory: WebAssembly.Memory }
}

const vec = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()]

/** LEB128. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >> 7)]
}
