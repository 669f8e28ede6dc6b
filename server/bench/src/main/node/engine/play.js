// Plays one workload on Yjs and prints what was measured, as EnginePlayer does on our engine:
// node --expose-gc play.js WORKLOAD STATE SECONDS ROUNDS
import { readFileSync, writeFileSync } from 'node:fs'
import * as Y from 'yjs'

const [file, stateFile, seconds, rounds] = process.argv.slice(2)
const workload = JSON.parse(readFileSync(file, 'utf8'))
const { clients, edits, expected, initial, kind, plays, codings, copies } = workload

class Replica {
  constructor(client, listener) {
    this.doc = new Y.Doc()
    this.doc.clientID = client
    this.doc.on('update', listener)
    this.text = this.doc.getText('text')
    this.map = this.doc.getMap('map')
    this.array = this.doc.getArray('array')
  }

  edit(edit) {
    switch (edit[0]) {
      case 'insert':
        return this.text.insert(edit[1], edit[2])
      case 'delete':
        return this.text.delete(edit[1], edit[2])
      case 'values':
        return this.array.insert(edit[1], edit[2])
      case 'key':
        return this.map.set(edit[1], edit[2])
      case 'together':
        return this.doc.transact(() => this.editAll(edit[1]))
    }
  }

  editAll(list) {
    for (let i = 0; i < list.length; i++) this.edit(list[i])
  }

  apply(update) {
    Y.applyUpdate(this.doc, update)
  }

  content() {
    switch (workload.root) {
      case 'text':
        return this.text.toString()
      case 'array':
        return this.array.toArray()
      case 'map':
        return this.map.toJSON()
    }
  }
}

const same = (a, b) => {
  if (Array.isArray(a)) return a.length === b.length && a.every((value, i) => value === b[i])
  return typeof a === 'string' ? a === b : JSON.stringify(a) === JSON.stringify(b)
}
const check = (a, b) => {
  if (!same(a, b)) throw new Error(`${file}: replicas differ`)
}
const ignore = () => {}

// Each kind prepares documents and returns what is timed; that returns the document to encode.
const kinds = {
  alone() {
    const updates = []
    const author = new Replica(clients[0], update => updates.push(update))
    const reader = new Replica(clients[1], ignore)
    return {
      play() {
        author.editAll(edits[0])
        for (let i = 0; i < updates.length; i++) reader.apply(updates[i])
        check(author.content(), reader.content())
        check(author.content(), expected)
        return author
      },
      sent: () => updates.reduce((sum, update) => sum + update.length, 0),
    }
  },
  pair() {
    let sent = 0
    let relaying = false
    const relay = receiver => update => {
      if (relaying) return
      relaying = true
      sent += update.length
      receiver().apply(update)
      relaying = false
    }
    const first = new Replica(clients[0], relay(() => second))
    const second = new Replica(clients[1], relay(() => first))
    // The second one edits by the indexes of the common text although it has heard of the first.
    first.text.insert(0, initial)
    sent = 0
    return {
      play() {
        first.doc.transact(() => first.editAll(edits[0]))
        second.doc.transact(() => second.editAll(edits[1]))
        check(first.content(), second.content())
        return first
      },
      sent: () => sent,
    }
  },
  crowd() {
    const updates = []
    const authors = edits.map((own, i) => {
      const author = new Replica(clients[i], update => updates.push(update))
      author.editAll(own)
      return author
    })
    const all = updates.slice()
    const applyAll = replica => replica.doc.transact(() => all.forEach(update => replica.apply(update)))
    applyAll(authors[0])
    return {
      play() {
        applyAll(authors[1])
        check(authors[0].content(), authors[1].content())
        return authors[0]
      },
      sent: () => all.reduce((sum, update) => sum + update.length, 0),
    }
  },
  paper() {
    let sent = 0
    const author = new Replica(clients[0], update => {
      sent += update.length
    })
    return {
      play() {
        author.editAll(edits[0])
        check(author.content(), expected)
        return author
      },
      sent: () => sent,
    }
  },
}

const load = state => {
  const loaded = new Replica(clients.at(-1), ignore)
  loaded.apply(state)
  return loaded
}

const timed = (count, run) => {
  globalThis.gc()
  const start = process.hrtime.bigint()
  for (let i = 0; i < count; i++) run(i)
  return Number(process.hrtime.bigint() - start) / count
}

const round = () => {
  const games = Array.from({ length: plays }, () => kinds[kind]())
  let author
  let state
  const time = timed(plays, i => {
    author = games[i].play()
  })
  const encode = timed(codings, () => {
    state = Y.encodeStateAsUpdate(author.doc)
  })
  const content = author.content()
  const parse = timed(codings, () => check(load(state).content(), content))
  return { time, encode, parse, state, sent: games[0].sent() }
}

// Between two collections the stack is left, on which something may still be held.
const used = async () => {
  for (let i = 0; i < 3; i++) {
    await new Promise(resolve => setImmediate(resolve))
    globalThis.gc()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const several = create => Array.from({ length: copies }, create)

// What each of several documents keeps in memory. As many were made and dropped before, so that what
// the runtime itself comes to hold is not counted.
const memory = async create => {
  several(create)
  const before = await used()
  const held = several(create)
  const after = await used()
  if (held.length !== copies) throw new Error('documents were collected')
  return (after - before) / copies
}

const end = performance.now() + seconds * 1000
do round()
while (performance.now() < end)
const measured = Array.from({ length: rounds }, round)
const { state, sent } = measured[0]
writeFileSync(stateFile, state)
const loaded = await memory(() => load(state))
const written = kind === 'paper' ? await memory(() => kinds.paper().play()) : undefined
console.log(
  JSON.stringify({
    time: measured.map(r => r.time),
    encode: measured.map(r => r.encode),
    parse: measured.map(r => r.parse),
    sent,
    size: state.length,
    loaded,
    written,
  }),
)
