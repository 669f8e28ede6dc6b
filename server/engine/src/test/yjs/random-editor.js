import * as Y from 'yjs'

// Thirty-two random bits at a time from a seed (the mulberry32 generator).
const generator = seed => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

const KEYS = ['a', 'b', 'c', '7', '10']
const WORDS = ['x', 'hello ', 'ñandú', '日本', '😀', 'a😀b', '👩‍👧', 'line\n', '0123456789']

/**
 * Edits the roots of a document at random: texts, maps, arrays, XML, and types within types. Counts
 * in `operations` what it edited, by kind. The tests have one of their own for documents of ours.
 */
export class RandomEditor {
  constructor(roots, seed, kinds) {
    this.roots = roots
    this.next = generator(seed)
    this.kinds = new Set(kinds ?? [])
    this.operations = {}
  }

  below(bound) {
    return this.next() % bound
  }

  pick(list) {
    return list[this.below(list.length)]
  }

  count(kind) {
    this.operations[kind] = (this.operations[kind] ?? 0) + 1
  }

  edit(transaction) {
    const names = ['text', 'map', 'array']
    if (this.kinds.has('xml')) names.push('xml')
    const edits = this.kinds.has('several') && this.below(4) === 0 ? 1 + this.below(4) : 1
    for (let i = 0; i < edits; i++) this.editType(this.descend(this.roots[this.pick(names)]), transaction)
  }

  // The type itself, or one within it, or within that.
  descend(type) {
    while (this.below(3) > 0) {
      const children = this.childrenOf(type)
      if (children.length === 0) break
      type = this.pick(children)
    }
    return type
  }

  childrenOf(type) {
    let values = []
    if (type instanceof Y.XmlHook || type instanceof Y.Map) values = [...type.values()]
    else if (type instanceof Y.Array || type instanceof Y.XmlFragment) values = type.toArray()
    else if (type instanceof Y.Text) values = type.toDelta().map(step => step.insert)
    return values.filter(value => value instanceof Y.AbstractType)
  }

  editType(type, transaction) {
    if (type instanceof Y.Text) this.editText(type)
    else if (type instanceof Y.XmlHook || type instanceof Y.Map) this.editMap(type)
    else if (type instanceof Y.Array) this.editArray(type, transaction)
    else this.editXml(type)
  }

  editText(text) {
    const at = this.below(text.length + 1)
    const length = Math.min(text.length - at, 1 + this.below(6))
    switch (this.below(this.kinds.has('formats') ? 12 : 6)) {
      case 0:
      case 1:
        if (length > 0) {
          text.delete(at, length)
          this.count('text delete')
        }
        break
      case 6:
      case 7:
        this.format(text, at, at + length)
        break
      case 8:
        text.insert(at, this.pick(WORDS), this.formats())
        this.count('text insert')
        break
      case 9:
        if (this.below(2) === 0) text.insertEmbed(at, { image: this.below(100) }, this.formats())
        else text.insertEmbed(at, this.pick([new Y.Map(), new Y.Text('within')]), this.formats())
        this.count('text embed')
        break
      case 10:
        this.applyDelta(text, at, length)
        break
      case 11:
        if (this.below(3) === 0) text.removeAttribute(this.pick(KEYS))
        else text.setAttribute(this.pick(KEYS), this.value(true))
        this.count('text attribute')
        break
      default:
        text.insert(at, this.pick(WORDS))
        this.count('text insert')
    }
  }

  // Yjs splits a pair for a format that then changes nothing, and differs from other replicas.
  beside(text, at) {
    const units = text.toDelta().map(step => (typeof step.insert === 'string' ? step.insert : '*')).join('')
    return /[\udc00-\udfff]/.test(units.charAt(at)) ? at - 1 : at
  }

  format(text, from, to) {
    const [start, end] = [this.beside(text, from), this.beside(text, to)]
    if (start < end) {
      text.format(start, end - start, this.formats())
      this.count('text format')
    }
  }

  applyDelta(text, at, length) {
    const start = this.beside(text, at)
    const delta = start > 0 ? [{ retain: start }] : []
    delta.push({ insert: this.pick(WORDS), attributes: this.formats() })
    const kept = this.beside(text, Math.min(start + length, text.length)) - start
    if (kept > 0) delta.push(this.below(2) === 0 ? { delete: kept } : { retain: kept, attributes: this.formats() })
    text.applyDelta(delta)
    this.count('text delta')
  }

  formats() {
    const name = this.pick(['bold', 'colour'])
    return { [name]: this.pick([true, null, 'red', { href: 'x' }]) }
  }

  editMap(map) {
    const key = this.pick(KEYS)
    if (this.below(4) === 0) {
      map.delete(key)
      this.count('map delete')
    } else {
      map.set(key, this.value(true))
      this.count('map set')
    }
  }

  editArray(array, transaction) {
    const at = this.below(array.length + 1)
    if (this.below(3) === 0) {
      const length = Math.min(array.length - at, 1 + this.below(3))
      if (length > 0) {
        array.delete(at, length)
        this.count('array delete')
      }
    } else if (this.below(12) === 0) {
      this.insertJson(array, transaction)
      this.count('array insert of JSON')
    } else {
      array.insert(at, Array.from({ length: 1 + this.below(3) }, () => this.value()))
      this.count('array insert')
    }
  }

  // Content as the first Yjs 13 wrote it, which today's only reads: at the start of an array.
  insertJson(array, transaction) {
    const { store, clientID } = transaction.doc
    const right = array._start
    const id = Y.createID(clientID, Y.getState(store, clientID))
    const content = new Y.ContentJSON([this.below(9), undefined, { a: [this.pick(WORDS)] }])
    new Y.Item(id, null, null, right, right?.id ?? null, array, null, content).integrate(transaction, 0)
    array._searchMarker.length = 0
  }

  editXml(xml) {
    if (xml instanceof Y.XmlElement && this.below(3) === 0) {
      if (this.below(4) === 0) xml.removeAttribute(this.pick(KEYS))
      else xml.setAttribute(this.pick(KEYS), this.pick([...WORDS, 7, true, { b: 1 }, [1, null, ['x']], 5n, new Uint8Array([1, 255])]))
      this.count('xml attribute')
      return
    }
    const at = this.below(xml.length + 1)
    if (this.below(3) === 0) {
      if (at < xml.length) {
        xml.delete(at, 1)
        this.count('xml delete')
      }
    } else {
      xml.insert(at, [this.node()])
      this.count('xml insert')
    }
  }

  node() {
    switch (this.below(8)) {
      case 0:
        return new Y.XmlHook('hook')
      case 1:
        return new Y.XmlFragment()
      case 2:
      case 3:
      case 4:
        return new Y.XmlText(this.pick(WORDS))
      default:
        return new Y.XmlElement(this.pick(['P', 'div']))
    }
  }

  // `keyed` values may be of kinds that an array refuses.
  value(keyed) {
    switch (this.below(19)) {
      case 0:
        return null
      case 1:
        return this.below(2) === 0
      case 2:
        return this.below(1000) - 500
      case 3:
        return (this.next() - 2 ** 31) / 8
      case 4:
        return this.next() / 3
      case 5:
        return 2 ** 31 + this.below(3)
      case 6:
        return [1, 'two', null, { three: [3.5] }]
      case 7:
        return { b: this.pick(WORDS), 2: 'two', 1: 'one', nested: {} }
      case 8:
        return new Uint8Array([this.below(256), 0, 255])
      case 9:
        return this.pick([1700000000000 + this.below(1000), -0, 1e300, 0.1])
      case 10:
      case 11:
        return new Y.Text(this.pick(WORDS))
      case 12:
        return new Y.Map([[this.pick(KEYS), this.pick(WORDS)]])
      case 13:
        return Y.Array.from([this.pick(WORDS), this.below(9)])
      case 14:
        return new Y.Doc({ guid: `sub${this.below(1000)}`, meta: { of: this.pick(WORDS) } })
      case 15:
        return keyed ? this.pick([2n ** 62n, -1n, undefined]) : this.pick(WORDS)
      case 16:
        return this.kinds.has('xml') ? this.node() : this.pick(WORDS)
      default:
        return this.pick(WORDS)
    }
  }
}
