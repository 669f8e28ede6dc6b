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

/** Edits the roots of a document at random: texts, maps, arrays, XML, and types within types. */
export class RandomEditor {
  constructor(roots, seed, kinds) {
    this.roots = roots
    this.next = generator(seed)
    this.kinds = new Set(kinds ?? [])
  }

  below(bound) {
    return this.next() % bound
  }

  pick(list) {
    return list[this.below(list.length)]
  }

  edit() {
    const names = ['text', 'map', 'array']
    if (this.kinds.has('xml')) names.push('xml')
    this.editType(this.descend(this.roots[this.pick(names)]))
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
    return values.filter(value => value instanceof Y.AbstractType)
  }

  editType(type) {
    if (type instanceof Y.Text) this.editText(type)
    else if (type instanceof Y.XmlHook || type instanceof Y.Map) this.editMap(type)
    else if (type instanceof Y.Array) this.editArray(type)
    else this.editXml(type)
  }

  editText(text) {
    const at = this.below(text.length + 1)
    const length = Math.min(text.length - at, 1 + this.below(6))
    switch (this.below(this.kinds.has('formats') ? 9 : 6)) {
      case 0:
      case 1:
        if (length > 0) text.delete(at, length)
        break
      case 6:
      case 7:
        this.format(text, at, at + length)
        break
      case 8:
        if (this.below(2) === 0) text.insertEmbed(at, { image: this.below(100) }, this.formats())
        else text.insert(at, this.pick(WORDS), this.formats())
        break
      default:
        text.insert(at, this.pick(WORDS))
    }
  }

  // Yjs splits a pair for a format that then changes nothing, and differs from other replicas.
  format(text, from, to) {
    const units = text.toDelta().map(step => (typeof step.insert === 'string' ? step.insert : '*')).join('')
    const outside = at => (/[\udc00-\udfff]/.test(units.charAt(at)) ? at - 1 : at)
    const [start, end] = [outside(from), outside(to)]
    if (start < end) text.format(start, end - start, this.formats())
  }

  formats() {
    const name = this.pick(['bold', 'colour'])
    return { [name]: this.pick([true, null, 'red', { href: 'x' }]) }
  }

  editMap(map) {
    const key = this.pick(KEYS)
    if (this.below(4) === 0) map.delete(key)
    else map.set(key, this.value())
  }

  editArray(array) {
    const at = this.below(array.length + 1)
    if (this.below(3) === 0) {
      const length = Math.min(array.length - at, 1 + this.below(3))
      if (length > 0) array.delete(at, length)
    } else {
      array.insert(at, Array.from({ length: 1 + this.below(3) }, () => this.value()))
    }
  }

  editXml(xml) {
    if (xml instanceof Y.XmlElement && this.below(3) === 0) {
      if (this.below(4) === 0) xml.removeAttribute(this.pick(KEYS))
      else xml.setAttribute(this.pick(KEYS), this.pick(WORDS))
      return
    }
    const at = this.below(xml.length + 1)
    if (this.below(3) === 0) {
      if (at < xml.length) xml.delete(at, 1)
    } else {
      xml.insert(at, [this.below(2) === 0 ? new Y.XmlElement(this.pick(['P', 'div'])) : new Y.XmlText()])
    }
  }

  value() {
    switch (this.below(16)) {
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
      default:
        return this.pick(WORDS)
    }
  }
}
