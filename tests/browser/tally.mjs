// Counts checks, prints the faults, and ends with the one line a runner is judged by.
export class Tally {
  #passed = 0
  #failed = 0

  /** Runs a check that answers with a list of faults, or with something it found. */
  async try(name, check) {
    try {
      const found = await check()
      if (Array.isArray(found) && found.some((fault) => typeof fault === 'string')) {
        for (const fault of found) console.log(`FAILED  ${name}: ${fault}`)
        this.#failed += 1
        return undefined
      }
      this.#passed += 1
      return found
    } catch (error) {
      this.failed(name, error.message)
      return undefined
    }
  }

  failed(name, fault) {
    console.log(`FAILED  ${name}: ${fault}`)
    this.#failed += 1
  }

  /** Prints the closing line; a walk that checked nothing has not passed. */
  close() {
    if (this.#passed + this.#failed === 0) this.failed('the walk', 'there was no page to walk')
    console.log(`${this.#passed} passed, ${this.#failed} failed`)
    process.exitCode = this.#failed === 0 ? 0 : 1
  }
}
