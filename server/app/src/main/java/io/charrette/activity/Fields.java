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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of an activity's file, field by field. What is wrong is noted, and something of
 * the right kind stands in for it, so that reading goes on to the next fault.
 */
final class Fields {
  static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9-]{0,39}");

  private final JsonNode node;
  private final String path;
  private final Languages languages;

  /** Where the fault is noted that this is no object; all others of such a one go nowhere. */
  private final Faults around;

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
    this.around = faults;
    this.node = node.isObject() ? node : JsonNodeFactory.instance.missingNode();
    this.faults = node.isObject() ? faults : new Faults();
  }

  /** Where a field of it is. */
  String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  /** Notes what is wrong with a field. */
  void fault(String field, Code code, String... values) {
    faults.add(at(field), code, values);
  }

  /** Whether there is a fault in a field itself, which was read before. */
  boolean isFaulty(String field) {
    return faults.isAt(at(field));
  }

  /** Whether there is a fault in a field, or in what is in it, which was read before. */
  boolean isFaultyWithin(String field) {
    return faults.isWithin(at(field));
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  /** An id of the activity's own. */
  String id(String field) {
    return matching(field, ID, Code.MISSING_ID, Code.NOT_ID);
  }

  /** An id that is also a key of the document's. */
  String key(String field) {
    return matching(field, KEY, Code.MISSING_KEY, Code.NOT_KEY);
  }

  /** An id that has to be there, and may be any; null also for what cannot be one. */
  @Nullable String reference(String field) {
    JsonNode value = given(field);
    return value == null || !isName(value, at(field)) ? null : value.textValue();
  }

  private boolean isName(JsonNode value, String at) {
    if (!value.isTextual()) {
      faults.add(at, Code.NOT_ID, "found", value.toString());
    }
    return value.isTextual();
  }

  /** Says of a name that is no text what it had to be, now that this is known. */
  void refine(String field, Code code, String... values) {
    faults.refine(at(field), Code.NOT_ID, code, values);
  }

  /** A text for people to read, in the language that is wanted. */
  String said(String field, int most) {
    JsonNode value = given(field);
    if (value == null) {
      fault(field, Code.MISSING_SAID, "most", most + "", "languages", languages.each());
      return "";
    }
    return languages.read(value, at(field), most, true, faults);
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
    return text(
        field,
        WebAddress::isOne,
        Code.MISSING_ADDRESS,
        Code.NOT_ADDRESS,
        "most",
        WebAddress.LONGEST + "");
  }

  int number(String field, int least, int most) {
    JsonNode value = given(field);
    if (value == null) {
      fault(field, Code.MISSING_NUMBER_OF, "least", least + "", "most", most + "");
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

  /** Whether a field is the number 0. */
  boolean isZero(String field) {
    JsonNode value = given(field);
    return value != null
        && value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() == 0;
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
    JsonNode value = given(field);
    if (value == null) {
      fault(field, Code.MISSING_ONE_OF, "allowed", namesOf(values));
      return values[0];
    }
    Optional<E> found = value.isTextual() ? of(value, type) : Optional.empty();
    if (found.isEmpty()) {
      String other = value.isTextual() ? value.textValue() : value.toString();
      fault(field, Code.NOT_ONE_OF, "allowed", namesOf(values), "found", other);
    }
    return found.orElse(values[0]);
  }

  private static String namesOf(Named[] values) {
    return namesOf(values, "%s");
  }

  /** What there is to choose from, each as it would stand in the file. */
  static String namesOf(Named[] values, String each) {
    return Arrays.stream(values)
        .map(value -> each.formatted(value.jsonName()))
        .collect(Collectors.joining(", "));
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
          isName(entry, at);
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
      if (!Characters.isBlank(k) && !seen.add(k)) {
        fault(field + "[" + i + "]." + keyField, Code.TWICE, "found", k);
      }
    }
  }

  /** Notes that this is no object, or fields that nobody asked for, with those that were. */
  void end() {
    String allowed = String.join(", ", asked);
    if (!node.isObject()) {
      around.add(path, Code.NOT_OBJECT, "allowed", allowed);
    }
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
    JsonNode value = given(field);
    if (value == null || !value.isArray()) {
      if (value != null || least > 0) {
        Code code = value == null ? Code.MISSING_LIST : Code.NOT_LIST;
        fault(field, code, "least", least + "", "most", most + "");
      }
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

  private String matching(String field, Pattern pattern, Code missing, Code other) {
    return text(field, value -> pattern.matcher(value).matches(), missing, other);
  }

  /** A text that no person reads; empty stands for what is not there. */
  private String text(
      String field, Predicate<String> isOne, Code missing, Code other, String... values) {
    JsonNode value = given(field);
    if (value == null) {
      fault(field, missing, values);
    } else if (!value.isTextual() || !isOne.test(value.textValue())) {
      fault(field, other, values);
    }
    return value == null || !value.isTextual() ? "" : value.textValue();
  }

  private @Nullable JsonNode given(String field) {
    asked.add(field);
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value;
  }
}
