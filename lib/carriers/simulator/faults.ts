import { type Fault, type FaultInput, type FaultKind, faultBody } from './bodies'

const MAX_FAULTS = 50

/** What a submission, or a report, is about; reports have no door. */
export type About = { protocol?: Fault['protocol']; vaspId?: string; recipient?: string }

/** Faults on demand. Deterministic but for `random`, which tests may give. */
export class Faults {
  private list: Fault[] = []
  private count = 0
  struck = 0

  constructor(private readonly random: () => number = Math.random) {}

  add(input: FaultInput): Fault {
    const fault: Fault = { ...faultBody.parse(input), id: `f${++this.count}`, struck: 0 }
    this.list = [...this.list, fault].slice(-MAX_FAULTS)
    return fault
  }

  all(): Fault[] {
    return this.list.map((fault) => ({ ...fault }))
  }

  remove(id: string | undefined): void {
    this.list = id === undefined ? [] : this.list.filter((fault) => fault.id !== id)
  }

  get none(): boolean {
    return this.list.length === 0
  }

  /** The first live fault of these kinds that strikes this time; it is then counted as spent once. */
  strike(kinds: readonly FaultKind[], about: About): Fault | undefined {
    for (const fault of this.list) {
      if (!kinds.includes(fault.kind) || !matches(fault, about)) continue
      if (fault.times !== undefined && fault.struck >= fault.times) continue
      if (fault.probability < 1 && this.random() >= fault.probability) continue
      fault.struck++
      this.struck++
      return fault
    }
    return undefined
  }
}

function matches(fault: Fault, about: About): boolean {
  if (about.protocol !== undefined && fault.protocol !== about.protocol) return false
  if (fault.vaspId !== undefined && fault.vaspId !== about.vaspId) return false
  return fault.recipient === undefined || fault.recipient === about.recipient
}

/** Counts submissions in the running second, for `throttle`. */
export class RateWindow {
  private second = 0
  private count = 0

  /** Whether one more at `nowMs` stays within `limit` a second; it is counted if so. */
  admit(nowMs: number, limit: number): boolean {
    const second = Math.floor(nowMs / 1000)
    if (second !== this.second) {
      this.second = second
      this.count = 0
    }
    if (this.count >= limit) return false
    this.count++
    return true
  }
}
