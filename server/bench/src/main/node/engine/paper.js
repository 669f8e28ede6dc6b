// A made-up editing trace of the kind of the one that B4 of crdt-benchmarks plays (one author
// writes a paper: 182,315 characters typed, 77,463 deleted, a keystroke at a time), for when the
// recorded one is not at hand: mostly runs at the end, now and then somewhere in the middle, slips
// corrected at once, and stretches thrown away.
import * as prng from 'lib0/prng'

const INSERTIONS = 182_315
const DELETIONS = 77_463

class Author {
  constructor(gen) {
    this.gen = gen
    this.edits = []
    this.text = ''
    this.cursor = 0
    this.insertions = 0
    this.deletions = 0
  }

  below(bound) {
    return prng.uint32(this.gen, 0, bound - 1)
  }

  type(character) {
    this.edits.push(['insert', this.cursor, character])
    this.text = this.text.slice(0, this.cursor) + character + this.text.slice(this.cursor)
    this.cursor++
    this.insertions++
  }

  backspace() {
    this.cursor--
    this.deleteForwards()
  }

  deleteForwards() {
    this.edits.push(['delete', this.cursor, 1])
    this.text = this.text.slice(0, this.cursor) + this.text.slice(this.cursor + 1)
    this.deletions++
  }

  // Where the next run is written: at the end, near the place of the last one, or anywhere.
  move() {
    const where = this.below(100)
    if (where < 55) this.cursor = this.text.length
    else if (where < 85) this.cursor = Math.max(0, Math.min(this.text.length, this.cursor + this.below(400) - 200))
    else this.cursor = this.below(this.text.length + 1)
  }

  writeRun() {
    for (let words = 1 + this.below(9); words > 0 && this.insertions < INSERTIONS; words--) {
      const word = `${prng.word(this.gen, 1, 11)} `
      for (const letter of word) if (this.insertions < INSERTIONS) this.type(letter)
      if (this.below(10) === 0) this.correctSlip()
    }
  }

  correctSlip() {
    const count = Math.min(1 + this.below(6), this.cursor, DELETIONS - this.deletions)
    for (let i = 0; i < count; i++) this.backspace()
  }

  throwAway() {
    const count = Math.min(3 + this.below(60), DELETIONS - this.deletions)
    const forwards = this.below(4) === 0
    for (let i = 0; i < count; i++) {
      if (forwards && this.cursor < this.text.length) this.deleteForwards()
      else if (this.cursor > 0) this.backspace()
    }
  }
}

export const writePaper = gen => {
  const author = new Author(gen)
  while (author.insertions < INSERTIONS) {
    author.move()
    author.writeRun()
    if (author.deletions * INSERTIONS < author.insertions * DELETIONS) author.throwAway()
  }
  while (author.deletions < DELETIONS) {
    author.move()
    author.throwAway()
  }
  return { edits: author.edits, text: author.text }
}
