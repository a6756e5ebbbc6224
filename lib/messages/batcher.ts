type Waiting<Item> = { item: Item; done: () => void; failed: (error: unknown) => void }

/**
 * Turns many small writes into few large ones: while one batch is being written the next gathers. Each caller's promise ends when
 * its own item is written, or rejects with the error of its batch.
 */
export class Batcher<Item> {
  private waiting: Waiting<Item>[] = []
  private running = false
  private full: (() => void) | undefined

  constructor(
    private readonly write: (items: Item[]) => Promise<void>,
    /** Most items in one batch, and how long in ms a batch that is not half full waits for company. */
    private readonly limits: { most: number; gatherMs: number },
  ) {}

  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed })
      if (this.waiting.length * 2 >= this.limits.most) this.full?.()
      if (!this.running) void this.run()
    })
  }

  private async run(): Promise<void> {
    this.running = true
    while (this.waiting.length > 0) {
      if (this.waiting.length * 2 < this.limits.most) await this.gather()
      const batch = this.waiting.splice(0, this.limits.most)
      try {
        await this.write(batch.map(({ item }) => item))
        for (const { done } of batch) done()
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    this.running = false
  }

  private gather(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.limits.gatherMs)
      this.full = () => {
        clearTimeout(timer)
        this.full = undefined
        resolve()
      }
    })
  }
}
