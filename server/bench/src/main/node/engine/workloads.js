// The workloads of crdt-benchmarks (github.com/dmonad/crdt-benchmarks), written anew: what is
// edited, in which order, by whom. Every choice follows from a seed, so that both engines play the
// same edits and a row is the same in every run.
//
// `plays` and `codings` say how often a round plays it, and how often it encodes and parses the
// document, so that what is timed is long enough; `copies` how many documents memory is measured of.
//
// An edit is ['insert', index, text], ['delete', index, length], ['values', index, [value, …]] or
// ['key', name, value]; ['together', [edit, …]] makes one transaction of several.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as prng from 'lib0/prng'
import { writePaper } from './paper.js'

const N = 6000
const CROWD = Math.floor(Math.sqrt(N)) * 20

const insertAt = (text, index, inserted) => text.slice(0, index) + inserted + text.slice(index)
const deleteAt = (text, index, length) => text.slice(0, index) + text.slice(index + length)
const characters = text => [...text].map((character, index) => ['insert', index, character])
const clients = (gen, count) => Array.from({ length: count }, () => prng.uint32(gen, 1, 0xffffffff))

const randomInsertions = (gen, shortest, longest, initial = '') => {
  let text = initial
  const edits = []
  for (let i = 0; i < N; i++) {
    const index = prng.uint32(gen, 0, text.length)
    const word = prng.word(gen, shortest, longest)
    text = insertAt(text, index, word)
    edits.push(['insert', index, word])
  }
  return { edits, text }
}

const randomDeletion = (gen, text, index) => {
  const length = prng.uint32(gen, 1, Math.min(9, text.length - index))
  return { edit: ['delete', index, length], text: deleteAt(text, index, length) }
}

const insertionsAndDeletions = gen => {
  let text = ''
  const edits = []
  for (let i = 0; i < N; i++) {
    const index = prng.uint32(gen, 0, text.length)
    if (index === text.length || prng.bool(gen)) {
      const word = prng.word(gen, 2, 10)
      text = insertAt(text, index, word)
      edits.push(['insert', index, word])
    } else {
      const deletion = randomDeletion(gen, text, index)
      text = deletion.text
      edits.push(deletion.edit)
    }
  }
  return { edits, text }
}

const insertThenInsertOrDelete = (gen, initial) => {
  let text = initial
  const edits = []
  for (let i = 0; i < N; i++) {
    const index = prng.uint32(gen, 0, text.length)
    const word = prng.word(gen, 3, 9)
    text = insertAt(text, index, word)
    edits.push(['insert', index, word])
    if (prng.bool(gen)) {
      const second = prng.word(gen, 2, 10)
      text = insertAt(text, index, second)
      edits.push(['insert', index, second])
    } else {
      const deletion = randomDeletion(gen, text, index)
      text = deletion.text
      edits.push(deletion.edit)
    }
  }
  return { edits }
}

const numbers = gen => Array.from({ length: N }, () => prng.uint32(gen, 0, 0x7fffffff))

const randomNumbers = gen => {
  const values = []
  const edits = []
  for (let i = 0; i < N; i++) {
    const index = prng.uint32(gen, 0, values.length)
    const value = prng.uint32(gen, 0, 0x7fffffff)
    values.splice(index, 0, value)
    edits.push(['values', index, [value]])
  }
  return { edits, values }
}

// One author edits; every update is applied to a second document. Without conflicts.
const alone = (title, script, { plays = 1, codings = 20, copies = 100 } = {}) => ({
  title,
  create(gen) {
    const { edits, text, values } = script(gen)
    const expected = text ?? values
    const root = text === undefined ? 'array' : 'text'
    return { kind: 'alone', plays, codings, copies, root, clients: clients(gen, 3), edits: [edits], expected }
  },
})

// Two authors who share a hundred characters edit at the same time, each in one transaction.
const pair = (title, script, { plays = 1, codings = 5, copies = 20 } = {}) => ({
  title,
  create(gen) {
    const initial = prng.word(gen, 100, 100)
    const edits = [script(gen, initial).edits, script(gen, initial).edits]
    return { kind: 'pair', plays, codings, copies, root: 'text', clients: clients(gen, 3), initial, edits }
  },
})

// Some 1,500 clients who know nothing of each other make one edit each; all reach one document.
const crowd = (title, root, edit) => ({
  title,
  create(gen) {
    const edits = Array.from({ length: CROWD }, (_, i) => [edit(i)])
    return { kind: 'crowd', plays: 1, codings: 5, copies: 20, root, clients: clients(gen, CROWD + 1), edits }
  },
})

// One author writes a long text, a keystroke a transaction.
const paper = (title, script) => ({
  title,
  create(gen) {
    const { edits, text } = script(gen)
    return {
      kind: 'paper',
      plays: 1,
      codings: 2,
      copies: 3,
      root: 'text',
      clients: clients(gen, 2),
      edits: [edits],
      expected: text,
    }
  },
})

const few = { plays: 50, codings: 50, copies: 200 }

export const rows = {
  'B1.1': alone('Append N characters', gen => {
    const text = prng.word(gen, N, N)
    return { edits: characters(text), text }
  }),
  'B1.2': alone('Insert a string of length N', gen => {
    const text = prng.word(gen, N, N)
    return { edits: [['insert', 0, text]], text }
  }, few),
  'B1.3': alone('Prepend N characters', gen => {
    const text = prng.word(gen, N, N)
    return { edits: [...text].reverse().map(character => ['insert', 0, character]), text }
  }),
  'B1.4': alone('Insert N characters at random', gen => randomInsertions(gen, 1, 1)),
  'B1.5': alone('Insert N words at random', gen => randomInsertions(gen, 2, 10)),
  'B1.6': alone('Insert a string, then delete it', gen => {
    const text = prng.word(gen, N, N)
    return { edits: [['insert', 0, text], ['delete', 0, N]], text: '' }
  }, few),
  'B1.7': alone('Insert and delete at random', insertionsAndDeletions),
  'B1.8': alone('Append N numbers', gen => {
    const values = numbers(gen)
    return { edits: values.map((value, index) => ['values', index, [value]]), values }
  }),
  'B1.9': alone('Insert an array of N numbers', gen => {
    const values = numbers(gen)
    return { edits: [['values', 0, values]], values }
  }, few),
  'B1.10': alone('Prepend N numbers', gen => {
    const values = numbers(gen)
    return { edits: values.map(value => ['values', 0, [value]]), values: values.toReversed() }
  }),
  'B1.11': alone('Insert N numbers at random', randomNumbers),
  'B2.1': pair('Both insert a string of length N', gen => ({ edits: [['insert', 0, prng.word(gen, N, N)]] }), few),
  'B2.2': pair('Both insert N characters', (gen, initial) => randomInsertions(gen, 1, 1, initial)),
  'B2.3': pair('Both insert N words', (gen, initial) => randomInsertions(gen, 3, 9, initial)),
  'B2.4': pair('Both insert and delete', insertThenInsertOrDelete),
  'B3.1': crowd('20√N clients set a number', 'map', i => ['key', 'v', i]),
  'B3.2': crowd('20√N clients set an object', 'map', i => ['key', 'v', { name: `${i}`, address: 'here' }]),
  'B3.3': crowd('20√N clients set a string', 'map', i => ['key', 'v', `${i}`.repeat(CROWD)]),
  'B3.4': crowd('20√N clients insert in an array', 'array', i => ['values', 0, [`${i}`]]),
  'B3.5': crowd('20√N clients insert text', 'text', i => ['insert', 0, `${i}`]),
  B4: paper('Write a paper', writePaper),
}

/** The workload of a row: the same one in every run. */
export const workload = row => rows[row].create(prng.create(42))

/** A recorded text: `{startContent, endContent, txns: [{patches: [[position, deleted, inserted]]}]}`. */
export const trace = file => {
  const bytes = readFileSync(file)
  const read = JSON.parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  const start = read.startContent ? [['insert', 0, read.startContent]] : []
  const edits = inUtf16(read.startContent ?? '', read.txns.map(txn => txn.patches))
  return paper(file, () => ({ edits: [...start, ...edits], text: read.endContent })).create(prng.create(42))
}

// Traces count code points, Yjs counts UTF-16 units; a text without astral characters needs no care.
const inUtf16 = (startContent, txns) => {
  const astral = [startContent, ...txns.flat().map(patch => patch[2])].some(text => /[\ud800-\udfff]/.test(text))
  const points = astral ? [...startContent] : undefined
  return txns.flatMap(patches => {
    const edits = patches.flatMap(patch => patchEdits(patch, points))
    return edits.length > 1 && patches.length > 1 ? [['together', edits]] : edits
  })
}

const patchEdits = ([position, deleted, inserted], points) => {
  let index = position
  let length = deleted
  if (points) {
    index = points.slice(0, position).join('').length
    length = points.splice(position, deleted, ...inserted).join('').length
  }
  const edits = []
  if (length > 0) edits.push(['delete', index, length])
  if (inserted !== '') edits.push(['insert', index, inserted])
  return edits
}
