// Answers requests about Yjs documents: one JSON object a line on stdin, one answer a line on stdout.
// Bytes travel as base64. A request names its operation in `op`; see `operations` below.
import { createInterface } from 'node:readline'
import * as Y from 'yjs'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { RandomEditor } from './random-editor.js'

const docs = new Map()
const awarenesses = new Map()

const toBase64 = bytes => Buffer.from(bytes).toString('base64')
const fromBase64 = text => new Uint8Array(Buffer.from(text, 'base64'))

const rootsOf = doc => ({
  text: doc.getText('text'),
  map: doc.getMap('map'),
  array: doc.getArray('array'),
  xml: doc.getXmlFragment('xml'),
})

// What a value looks like for comparing: bytes and bigints have no JSON form of their own.
const comparable = value => {
  if (value instanceof Uint8Array) return { bytes: toBase64(value) }
  if (typeof value === 'bigint') return { bigint: value.toString() }
  if (value instanceof Y.Doc) return { subdocument: value.guid }
  if (value instanceof Y.XmlElement) {
    return {
      element: value.nodeName,
      attributes: comparable(value.getAttributes()),
      nodes: value.toArray().map(comparable),
      xml: value.toString(),
    }
  }
  if (value instanceof Y.XmlHook) return { hook: value.hookName, keys: comparable(Object.fromEntries(value.entries())) }
  if (value instanceof Y.XmlFragment) return { nodes: value.toArray().map(comparable), xml: value.toString() }
  if (value instanceof Y.Text) {
    const delta = value.toDelta().map(step => ({ ...step, insert: comparable(step.insert) }))
    return { text: value.toString(), delta, attributes: comparable(value.getAttributes()) }
  }
  if (value instanceof Y.Array) return value.toArray().map(comparable)
  if (value instanceof Y.Map) return Object.fromEntries([...value.entries()].map(([k, v]) => [k, comparable(v)]))
  if (Array.isArray(value)) return value.map(comparable)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, comparable(v)]))
  }
  return value
}

const collectUpdates = (doc, change) => {
  const updates = []
  const listener = update => updates.push(toBase64(update))
  doc.on('update', listener)
  try {
    change()
  } finally {
    doc.off('update', listener)
  }
  return updates
}

// Counts items that are added to sets: Yjs does so twice for each item that a search for a place passes.
const countPassed = work => {
  const add = Set.prototype.add
  let added = 0
  Set.prototype.add = function (value) {
    if (value instanceof Y.Item) added++
    return add.call(this, value)
  }
  try {
    work()
  } finally {
    Set.prototype.add = add
  }
  return added / 2
}

const operations = {
  // A new document; `typed` says whether its roots are asked for by kind at once.
  create({ doc, client, gc = true, typed = true }) {
    const created = new Y.Doc({ gc })
    if (client !== undefined) created.clientID = client
    if (typed) rootsOf(created)
    docs.set(doc, created)
    return {}
  },
  forget({ doc }) {
    docs.get(doc).destroy()
    docs.delete(doc)
    return {}
  },
  apply({ doc, updates }) {
    const target = docs.get(doc)
    const told = collectUpdates(target, () => {
      for (const update of updates) Y.applyUpdate(target, fromBase64(update))
    })
    return { updates: told, vector: toBase64(Y.encodeStateVector(target)) }
  },
  // An update, and what has become of the document then; `full` asks for all of that.
  observe({ doc, update, full }) {
    const target = docs.get(doc)
    Y.applyUpdate(target, fromBase64(update))
    const vector = toBase64(Y.encodeStateVector(target))
    if (!full) return { vector }
    return { vector, state: toBase64(Y.encodeStateAsUpdate(target)), json: comparable(rootsOf(target)) }
  },
  // Random transactions of some edits each; returns the updates they made, and what was edited.
  edit({ doc, seed, count, kinds }) {
    const target = docs.get(doc)
    const editor = new RandomEditor(rootsOf(target), seed, kinds)
    const updates = collectUpdates(target, () => {
      for (let i = 0; i < count; i++) target.transact(transaction => editor.edit(transaction))
    })
    return { updates, operations: editor.operations, vector: toBase64(Y.encodeStateVector(target)) }
  },
  state({ doc, since }) {
    const target = docs.get(doc)
    return {
      update: toBase64(Y.encodeStateAsUpdate(target, since && fromBase64(since))),
      vector: toBase64(Y.encodeStateVector(target)),
    }
  },
  json({ doc }) {
    return { json: comparable(rootsOf(docs.get(doc))) }
  },
  // What a fresh document that has seen only this update encodes to.
  reencode({ update, gc = true }) {
    const target = new Y.Doc({ gc })
    const roots = rootsOf(target)
    Y.applyUpdate(target, fromBase64(update))
    return { update: toBase64(Y.encodeStateAsUpdate(target)), json: comparable(roots) }
  },
  // What it takes to apply updates, each in a transaction: the items passed by searches for a place, counted by what
  // Yjs puts into its two sets for each, and the milliseconds of the best of some tries. An error is told, not thrown.
  cost({ updates, tries = 1 }) {
    const decoded = updates.map(fromBase64)
    let thrown = null
    const applyAll = () => {
      const target = new Y.Doc()
      rootsOf(target)
      try {
        for (const update of decoded) Y.applyUpdate(target, update)
      } catch (error) {
        thrown = String(error)
      }
    }
    const passed = countPassed(applyAll)
    let best = Infinity
    for (let i = 0; i < tries; i++) {
      const start = performance.now()
      applyAll()
      best = Math.min(best, performance.now() - start)
    }
    return { passed, micros: Math.round(best * 1000), thrown }
  },
  merge({ updates }) {
    return { update: toBase64(Y.mergeUpdates(updates.map(fromBase64))) }
  },
  diff({ update, vector }) {
    return { update: toBase64(Y.diffUpdate(fromBase64(update), fromBase64(vector))) }
  },
  vector({ update }) {
    return { vector: toBase64(Y.encodeStateVectorFromUpdate(fromBase64(update))) }
  },
  // Everything that is done with encoded updates alone: merges them, and cuts and measures the result.
  handle({ updates, vector }) {
    const merged = Y.mergeUpdates(updates.map(fromBase64))
    return {
      update: toBase64(merged),
      diff: toBase64(Y.diffUpdate(merged, fromBase64(vector))),
      vector: toBase64(Y.encodeStateVectorFromUpdate(merged)),
    }
  },
  memory() {
    return { bytes: process.memoryUsage.rss() }
  },
  // Runs a program over the roots of a document: for tests that need a particular edit.
  run({ doc, program }) {
    const target = docs.get(doc)
    let result
    const updates = collectUpdates(target, () => {
      result = new Function('Y', 'doc', 'roots', program)(Y, target, rootsOf(target))
    })
    return { updates, result: result === undefined ? null : comparable(result) }
  },
  // A sync message arrives at a document; returns its answer, if there is one.
  sync({ doc, message }) {
    const encoder = encoding.createEncoder()
    const decoder = decoding.createDecoder(fromBase64(message))
    const type = decoding.readVarUint(decoder)
    encoding.writeVarUint(encoder, type)
    syncProtocol.readSyncMessage(decoder, encoder, docs.get(doc), null)
    return { type, answer: encoding.length(encoder) > 1 ? toBase64(encoding.toUint8Array(encoder)) : null }
  },
  syncStep1({ doc }) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    syncProtocol.writeSyncStep1(encoder, docs.get(doc))
    return { message: toBase64(encoding.toUint8Array(encoder)) }
  },
  awareness({ name, client, state, update, remove }) {
    if (!awarenesses.has(name)) {
      const doc = new Y.Doc()
      doc.clientID = client
      awarenesses.set(name, new awarenessProtocol.Awareness(doc))
    }
    const awareness = awarenesses.get(name)
    const changes = []
    const listener = change => changes.push(change)
    awareness.on('update', listener)
    if (state !== undefined) awareness.setLocalState(state)
    if (update !== undefined) awarenessProtocol.applyAwarenessUpdate(awareness, fromBase64(update), null)
    if (remove !== undefined) awarenessProtocol.removeAwarenessStates(awareness, remove, null)
    awareness.off('update', listener)
    const states = Object.fromEntries(awareness.getStates())
    const all = awarenessProtocol.encodeAwarenessUpdate(awareness, [...awareness.getStates().keys()])
    const own = awarenessProtocol.encodeAwarenessUpdate(awareness, [awareness.clientID])
    return { states, changes, all: toBase64(all), own: toBase64(own) }
  },
  forgetAwareness({ name }) {
    awarenesses.get(name).destroy()
    awarenesses.delete(name)
    return {}
  },
}

const lines = createInterface({ input: process.stdin, terminal: false })
// Yjs reports some things on the console, which is where answers go.
console.log = console.warn = (...args) => console.error(...args)
lines.on('line', line => {
  let answer
  try {
    const request = JSON.parse(line)
    answer = operations[request.op](request)
  } catch (error) {
    answer = { error: String(error?.stack ?? error) }
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
})
lines.on('close', () => process.exit(0))
