// Plays one workload on an engine of JavaScript's world and prints what was measured, as EnginePlayer does
// on ours: node --expose-gc play.js ENGINE WORKLOAD STATE SECONDS ROUNDS
import { readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { engines } from './engines.js'

const [engine, file, stateFile, seconds, rounds] = process.argv.slice(2)
const Replica = await engines[engine].replica()
// What lies outside of JavaScript's heap is given back, and its size is not known.
const { outside } = engines[engine]
const workload = JSON.parse(readFileSync(file, 'utf8'))
const { clients, edits, expected, initial, kind, plays, codings, copies, root } = workload

const same = (a, b) => {
  if (Array.isArray(a)) return a.length === b.length && a.every((value, i) => value === b[i])
  return isDeepStrictEqual(a, b)
}
const check = (a, b) => {
  if (!same(a, b)) throw new Error(`${file}: replicas differ`)
}
const ignore = () => {}
const freeAll = replicas => replicas.forEach(replica => replica.free())

// Each kind prepares documents and returns what is timed; that returns the one to encode.
const kinds = {
  alone() {
    const updates = []
    const author = new Replica(clients[0], update => updates.push(update))
    const reader = new Replica(clients[1], ignore)
    return {
      play() {
        author.editAll(edits[0])
        for (let i = 0; i < updates.length; i++) reader.apply(updates[i])
        check(author.content(root), reader.content(root))
        check(author.content(root), expected)
        return author
      },
      free: () => freeAll([author, reader]),
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
    first.edit(['insert', 0, initial])
    sent = 0
    return {
      play() {
        first.together(edits[0])
        second.together(edits[1])
        check(first.content(root), second.content(root))
        return first
      },
      free: () => freeAll([first, second]),
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
    authors[0].applyTogether(all)
    return {
      play() {
        authors[1].applyTogether(all)
        check(authors[0].content(root), authors[1].content(root))
        return authors[0]
      },
      free: () => freeAll(authors),
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
        check(author.content(root), expected)
        return author
      },
      free: () => freeAll([author]),
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
    state = author.encode()
  })
  const content = author.content(root)
  const read = []
  const parse = timed(codings, () => {
    const loaded = load(state)
    check(loaded.content(root), content)
    if (outside) read.push(loaded)
  })
  const sent = games[0].sent()
  if (outside) {
    freeAll(read)
    games.forEach(game => game.free())
  }
  return { time, encode, parse, state, sent }
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
const loaded = outside ? undefined : await memory(() => load(state))
const written = kind === 'paper' && !outside ? await memory(() => kinds.paper().play()) : undefined
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
