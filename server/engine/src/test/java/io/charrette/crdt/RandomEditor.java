package io.charrette.crdt;

import io.charrette.encoding.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Edits the roots of a document at random: texts, maps, arrays, XML, and types within types. Counts
 * what it edited, by kind. The oracle has one of its own for its documents.
 */
final class RandomEditor {
  private static final List<String> KEYS = List.of("a", "b", "c", "7", "10");
  private static final List<String> WORDS =
      List.of("x", "hello ", "ñandú", "日本", "😀", "a😀b", "👩‍👧", "line\n", "0123456789");

  private final Document document;
  private final Random random;
  private final Set<String> kinds;
  private final Map<String, Integer> operations = new TreeMap<>();

  /**
   * @param kinds {@code formats} and {@code xml}, if they are to be part of it, and {@code
   *     several}, if there may be several edits in a transaction
   */
  RandomEditor(Document document, long seed, Set<String> kinds) {
    this.document = document;
    this.random = new Random(seed);
    this.kinds = kinds;
  }

  /** How many operations of each kind it made. */
  Map<String, Integer> operations() {
    return operations;
  }

  private void count(String kind) {
    operations.merge(kind, 1, Integer::sum);
  }

  /** Makes one edit, or sometimes several. */
  void edit() {
    int edits = kinds.contains("several") && random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1;
    for (int i = 0; i < edits; i++) {
      SharedType root =
          switch (random.nextInt(kinds.contains("xml") ? 4 : 3)) {
            case 0 -> document.text("text");
            case 1 -> document.map("map");
            case 2 -> document.array("array");
            default -> document.xmlFragment("xml");
          };
      edit(descend(root));
    }
  }

  private SharedType descend(SharedType root) {
    SharedType type = root;
    while (random.nextInt(3) > 0) {
      List<SharedType> children = new ArrayList<>();
      for (Object value : valuesOf(type)) {
        if (value instanceof SharedType child) {
          children.add(child);
        }
      }
      if (children.isEmpty()) {
        break;
      }
      type = children.get(random.nextInt(children.size()));
    }
    return type;
  }

  private static Iterable<? extends @Nullable Object> valuesOf(SharedType type) {
    return switch (type) {
      case SharedMap map -> map.entries().values();
      case SharedArray array -> array.values();
      case SharedXmlFragment xml -> xml.nodes();
      case SharedText text -> insertedInto(text);
    };
  }

  private static List<Object> insertedInto(SharedText text) {
    List<Object> inserted = new ArrayList<>();
    for (TextDelta step : text.toDelta()) {
      if (step instanceof TextDelta.Insert insert) {
        inserted.add(insert.value());
      }
    }
    return inserted;
  }

  private void edit(SharedType type) {
    switch (type) {
      case SharedText text -> edit(text);
      case SharedMap map -> edit(map);
      case SharedArray array -> edit(array);
      case SharedXmlFragment xml -> edit(xml);
    }
  }

  private void edit(SharedText text) {
    int at = random.nextInt(text.length() + 1);
    int length = Math.min(text.length() - at, 1 + random.nextInt(6));
    switch (random.nextInt(kinds.contains("formats") ? 12 : 6)) {
      case 0, 1 -> {
        if (length > 0) {
          text.delete(at, length);
          count("text delete");
        }
      }
      case 6, 7 -> format(text, at, at + length);
      case 8 -> {
        text.insert(at, pick(WORDS), formats());
        count("text insert");
      }
      case 9 -> embed(text, at);
      case 10 -> applyDelta(text, at, length);
      case 11 -> {
        if (random.nextInt(3) == 0) {
          text.removeAttribute(pick(KEYS));
        } else {
          setWithContent(value -> text.setAttribute(pick(KEYS), value));
        }
        count("text attribute");
      }
      default -> {
        text.insert(at, pick(WORDS));
        count("text insert");
      }
    }
  }

  private void embed(SharedText text, int at) {
    if (random.nextBoolean()) {
      text.insertEmbed(at, Map.of("image", random.nextInt(100)), formats());
    } else {
      text.insertType(at, random.nextBoolean() ? new SharedMap() : new SharedText(), formats());
    }
    count("text embed");
  }

  /** Formats start and end beside pairs: even one that changes nothing would part a pair. */
  private static int beside(SharedText text, int at) {
    StringBuilder units = new StringBuilder();
    for (TextDelta step : text.toDelta()) {
      if (step instanceof TextDelta.Insert insert) {
        units.append(insert.value() instanceof String string ? string : "*");
      }
    }
    return at < units.length() && Character.isLowSurrogate(units.charAt(at)) ? at - 1 : at;
  }

  private void format(SharedText text, int from, int to) {
    int start = beside(text, from);
    int end = beside(text, to);
    if (start < end) {
      text.format(start, end - start, formats());
      count("text format");
    }
  }

  private void applyDelta(SharedText text, int at, int length) {
    int start = beside(text, at);
    List<TextDelta> delta = new ArrayList<>();
    if (start > 0) {
      delta.add(new TextDelta.Retain(start));
    }
    delta.add(new TextDelta.Insert(pick(WORDS), formats()));
    int changed = beside(text, at + length) - start;
    if (changed > 0) {
      delta.add(
          random.nextBoolean()
              ? new TextDelta.Delete(changed)
              : new TextDelta.Retain(changed, formats()));
    }
    text.applyDelta(delta);
    count("text delta");
  }

  private Map<String, @Nullable Object> formats() {
    Map<String, @Nullable Object> formats = new LinkedHashMap<>();
    Object value =
        switch (random.nextInt(4)) {
          case 0 -> true;
          case 1 -> null;
          case 2 -> "red";
          default -> Map.of("href", "x");
        };
    formats.put(random.nextBoolean() ? "bold" : "colour", value);
    return formats;
  }

  private void edit(SharedMap map) {
    String key = pick(KEYS);
    if (random.nextInt(4) == 0) {
      map.delete(key);
      count("map delete");
    } else {
      setWithContent(value -> map.set(key, value));
      count("map set");
    }
  }

  private void edit(SharedArray array) {
    int at = random.nextInt(array.length() + 1);
    if (random.nextInt(3) == 0) {
      int length = Math.min(array.length() - at, 1 + random.nextInt(3));
      if (length > 0) {
        array.delete(at, length);
        count("array delete");
      }
      return;
    }
    if (random.nextInt(3) == 0) {
      array.insertAll(at, List.of(random.nextInt(9), pick(WORDS), new SharedMap(), true));
    } else {
      setWithContent(value -> array.insert(at, value));
    }
    count("array insert");
  }

  private void edit(SharedXmlFragment xml) {
    if (xml instanceof SharedXmlElement element && random.nextInt(3) == 0) {
      if (random.nextInt(4) == 0) {
        element.removeAttribute(pick(KEYS));
      } else {
        element.setAttribute(pick(KEYS), random.nextInt(4) == 0 ? 7 : pick(WORDS));
      }
      count("xml attribute");
      return;
    }
    int at = random.nextInt(xml.length() + 1);
    if (random.nextInt(3) == 0) {
      if (at < xml.length()) {
        xml.delete(at, 1);
        count("xml delete");
      }
    } else {
      xml.insert(at, node());
      count("xml insert");
    }
  }

  private SharedType node() {
    return switch (random.nextInt(8)) {
      case 0 -> new SharedXmlHook("hook");
      case 1 -> new SharedXmlFragment();
      case 2, 3, 4 -> new SharedXmlText();
      default -> new SharedXmlElement(random.nextBoolean() ? "P" : "div");
    };
  }

  private interface Setter {
    void set(@Nullable Object value);
  }

  private void setWithContent(Setter insert) {
    switch (random.nextInt(10)) {
      case 0 -> {
        SharedText text = new SharedText();
        insert.set(text);
        if (!text.isDeleted()) {
          text.insert(0, pick(WORDS));
        }
      }
      case 1 -> {
        SharedMap map = new SharedMap();
        insert.set(map);
        map.set(pick(KEYS), pick(WORDS));
      }
      case 2 -> {
        SharedArray array = new SharedArray();
        insert.set(array);
        array.push(pick(WORDS));
      }
      case 3 -> insert.set(kinds.contains("xml") ? node() : pick(WORDS));
      default -> insert.set(value());
    }
  }

  private @Nullable Object value() {
    return switch (random.nextInt(13)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt(1000) - 500;
      case 3 -> random.nextInt() / 8.0;
      case 4 -> random.nextDouble() * 1e9;
      case 5 -> (1L << 31) + random.nextInt(3) - 1;
      case 6 -> List.of(1, "two", Map.of("three", List.of(3.5, -0.0)));
      case 7 -> new byte[] {1, 0, (byte) random.nextInt()};
      case 9 -> Undefined.UNDEFINED;
      case 10 -> BigInteger.ONE.shiftLeft(random.nextInt(63)).negate();
      case 11 -> new Subdocument("sub" + random.nextInt(1000));
      case 8 -> Map.of("2", 2, "b", pick(WORDS), "1", 1.5f);
      default -> pick(WORDS);
    };
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
