package io.charrette.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.charrette.activity.Fault.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of an activity's file, field by field. What is wrong is noted, and something of
 * the right kind stands in for it, so that reading goes on to the next fault.
 */
final class Fields {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9-]{0,39}");

  private final JsonNode node;
  private final String path;
  private final Languages languages;
  private final Faults faults;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * Reads {@code node}, in which nothing is missing when it is no object: that is the fault.
   *
   * @param path where it is; empty for the whole
   */
  Fields(JsonNode node, String path, Languages languages, Faults faults) {
    this.path = path;
    this.languages = languages;
    if (node.isObject()) {
      this.node = node;
      this.faults = faults;
    } else {
      faults.add(path, Code.NOT_OBJECT);
      this.node = JsonNodeFactory.instance.objectNode();
      this.faults = new Faults();
    }
  }

  /** Where a field of it is. */
  String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  /** Notes what is wrong with a field. */
  void fault(String field, Code code, String... values) {
    faults.add(at(field), code, values);
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  /** An id of the activity's own. */
  String id(String field) {
    return matching(field, ID, Code.NOT_ID);
  }

  /** An id that is also a key of the document's. */
  String key(String field) {
    return matching(field, KEY, Code.NOT_KEY);
  }

  /** An id that has to be there, and may be any. */
  @Nullable String reference(String field) {
    JsonNode value = given(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      fault(field, Code.NOT_TEXT);
      return null;
    }
    return value.textValue();
  }

  /** A text for people to read, in the language that is wanted. */
  String said(String field, int most) {
    JsonNode value = needed(field);
    return value == null ? "" : languages.read(value, at(field), most, true, faults);
  }

  /** A text for people to read that may be empty or left out. */
  String saidOrEmpty(String field, int most) {
    JsonNode value = given(field);
    return value == null ? "" : languages.read(value, at(field), most, false, faults);
  }

  /** A text for people to read that may be left out. */
  @Nullable String saidOrNull(String field, int most) {
    return given(field) == null ? null : said(field, most);
  }

  /** Up to {@code most} texts for people to read. */
  List<String> sayings(String field, int most, int mostOfEach) {
    return entries(
        field, 0, most, (entry, at) -> languages.read(entry, at, mostOfEach, true, faults));
  }

  @Nullable String webAddressOrNull(String field) {
    return given(field) == null ? null : webAddress(field);
  }

  String webAddress(String field) {
    String address = text(field);
    if (has(field) && node.get(field).isTextual() && !WebAddress.isOne(address)) {
      fault(field, Code.NOT_ADDRESS);
    }
    return address;
  }

  /** A text that no person reads; empty stands for what is not there. */
  String text(String field) {
    JsonNode value = needed(field);
    if (value != null && !value.isTextual()) {
      fault(field, Code.NOT_TEXT);
    }
    return value == null || !value.isTextual() ? "" : value.textValue();
  }

  int number(String field, int least, int most) {
    JsonNode value = needed(field);
    if (value == null) {
      return least;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      fault(field, Code.NOT_A_NUMBER_OF, "least", least + "", "most", most + "");
      return least;
    }
    return value.intValue();
  }

  @Nullable Integer numberOrNull(String field, int least, int most) {
    return given(field) == null ? null : (Integer) number(field, least, most);
  }

  /** Whether the field says so; a field that is left out does not. */
  boolean flag(String field) {
    JsonNode value = given(field);
    if (value != null && !value.isBoolean()) {
      fault(field, Code.NOT_FLAG);
    }
    return value != null && value.booleanValue();
  }

  /** Whether a field has one of a few values, so that others can be held against it. */
  <E extends Enum<E> & Named> boolean isNamed(String field, Class<E> type) {
    return of(node.path(field), type).isPresent();
  }

  private static <E extends Enum<E> & Named> Optional<E> of(JsonNode value, Class<E> type) {
    String name = value.asText();
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> name.equals(one.jsonName()) || name.equals(one.formerName()))
        .findFirst();
  }

  /** One of a few values, by name. */
  <E extends Enum<E> & Named> E named(String field, Class<E> type) {
    E[] values = type.getEnumConstants();
    JsonNode value = needed(field);
    if (value == null) {
      return values[0];
    }
    if (!value.isTextual()) {
      fault(field, Code.NOT_TEXT);
      return values[0];
    }
    Optional<E> found = of(value, type);
    if (found.isEmpty()) {
      String allowed = Arrays.stream(values).map(Named::jsonName).collect(Collectors.joining(", "));
      fault(field, Code.NOT_ONE_OF, "allowed", allowed, "found", value.textValue());
    }
    return found.orElse(values[0]);
  }

  /** An object within this one, null when it is left out. */
  <T> @Nullable T object(String field, Function<Fields, T> read) {
    JsonNode value = given(field);
    return value == null ? null : read(value, at(field), read);
  }

  /** The objects of a list; one that may be empty may be left out. */
  <T> List<T> objects(String field, int least, int most, Function<Fields, T> read) {
    return entries(field, least, most, (entry, at) -> read(entry, at, read));
  }

  /** Ids that a list names. */
  List<String> references(String field, int least, int most) {
    return entries(
        field,
        least,
        most,
        (entry, at) -> {
          if (!entry.isTextual()) {
            faults.add(at, Code.NOT_TEXT);
          }
          return entry.asText();
        });
  }

  /**
   * Notes each of the entries of a list whose {@code key}, its field {@code keyField}, was before.
   */
  <T> void distinct(String field, List<T> entries, String keyField, Function<T, String> key) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      String k = key.apply(entries.get(i));
      if (!k.isEmpty() && !seen.add(k)) {
        fault(field + "[" + i + "]." + keyField, Code.TWICE, "found", k);
      }
    }
  }

  /** Notes fields that nobody asked for. */
  void end() {
    String allowed = String.join(", ", asked);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                fault(Characters.readable(name), Code.UNKNOWN_FIELD, "allowed", allowed);
              }
            });
  }

  private <T> T read(JsonNode value, String at, Function<Fields, T> read) {
    Fields fields = new Fields(value, at, languages, faults);
    T result = read.apply(fields);
    fields.end();
    return result;
  }

  private interface Entry<T> {
    T read(JsonNode entry, String at);
  }

  /**
   * Of a list that is too long only as many as there may be are read: what follows is the rest's
   * fault.
   */
  private <T> List<T> entries(String field, int least, int most, Entry<T> read) {
    JsonNode value = least > 0 ? needed(field) : given(field);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      fault(field, Code.NOT_LIST);
      return List.of();
    }
    if (value.size() < least || value.size() > most) {
      fault(field, Code.COUNT, "least", least + "", "most", most + "", "found", value.size() + "");
    }
    List<T> entries = new ArrayList<>();
    for (int i = 0; i < Math.min(value.size(), most); i++) {
      entries.add(read.read(value.get(i), at(field) + "[" + i + "]"));
    }
    return entries;
  }

  private String matching(String field, Pattern pattern, Code code) {
    String value = text(field);
    if (has(field) && node.get(field).isTextual() && !pattern.matcher(value).matches()) {
      fault(field, code);
    }
    return value;
  }

  /** The value of a field that has to be there; null, and noted, when it is not. */
  private @Nullable JsonNode needed(String field) {
    JsonNode value = given(field);
    if (value == null) {
      fault(field, Code.MISSING);
    }
    return value;
  }

  private @Nullable JsonNode given(String field) {
    asked.add(field);
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value;
  }
}
