package io.charrette.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An activity in all its languages, as it is stored and sent: JSON of format 2 that was checked
 * whole (SPEC section 5). Immutable.
 */
public final class ActivityFile {
  private final ObjectNode tree;
  private final List<Activity> activities;

  private ActivityFile(ObjectNode tree, List<Activity> activities) {
    this.tree = tree;
    this.activities = List.copyOf(activities);
  }

  /**
   * Reads an activity that somebody wrote, of either form.
   *
   * @throws InvalidActivityException when it breaks rules, with all of them
   */
  public static ActivityFile read(byte[] json) {
    Faults faults = new Faults();
    return read(JsonTree.read(json, faults), faults, true);
  }

  /**
   * Reads an activity that was read before, and stored.
   *
   * @throws InvalidActivityException when it breaks rules, with all of them
   */
  public static ActivityFile stored(JsonNode json) {
    return read(FirstForm.is(json) ? Allowance.madeFor(json) : json, new Faults(), false);
  }

  /**
   * Reads what was stored as JSON, as yet without asking what it is.
   *
   * @throws InvalidActivityException when it is no JSON
   */
  public static JsonNode json(byte[] stored) {
    return JsonTree.read(stored, new Faults());
  }

  private static ActivityFile read(JsonNode json, Faults faults, boolean isNew) {
    if (!json.isObject()) {
      ActivityReader.read(json, Languages.of(json, faults, isNew), faults, isNew);
      throw faults.asException();
    }
    boolean first = FirstForm.is(json);
    ObjectNode tree = first ? FirstForm.translate(json) : json.deepCopy();
    Languages languages = Languages.of(tree, faults, isNew);
    List<Activity> read = new ArrayList<>();
    read.add(ActivityReader.read(tree, languages, faults, isNew));
    languages.others().forEach(other -> read.add(ActivityReader.read(tree, other, faults, isNew)));
    (first ? FirstForm.faults(json, faults, isNew) : faults).throwAny();
    return new ActivityFile(tree, read);
  }

  public String id() {
    return own().id();
  }

  public int version() {
    return own().version();
  }

  /** The language tags that it has, its own first. */
  public List<String> languages() {
    return own().languages();
  }

  /** It in its own language. */
  public Activity own() {
    return activities.getFirst();
  }

  /** It in the language that is nearest to this tag, else in its own. */
  public Activity in(@Nullable String tag) {
    return inFirstOf(tag == null ? List.of() : List.of(tag));
  }

  /** It in the first of these languages that it has, or has one of the same. */
  private Activity inFirstOf(List<String> preferred) {
    return preferred.stream().flatMap(tag -> found(tag).stream()).findFirst().orElse(own());
  }

  /**
   * It in the very tag or what that is a kind of (zh-Hant-TW: also zh-Hant or zh; RFC 4647, 3.4),
   * else in the first of the same language.
   */
  private Optional<Activity> found(String tag) {
    for (String wanted = tag; !wanted.isEmpty(); wanted = lessExact(wanted)) {
      for (Activity activity : activities) {
        if (activity.language().equalsIgnoreCase(wanted)) {
          return Optional.of(activity);
        }
      }
    }
    return activities.stream()
        .filter(activity -> base(activity.language()).equals(base(tag)))
        .findFirst();
  }

  private static String lessExact(String tag) {
    return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
  }

  /**
   * The same with one of its languages as its own: that of a workshop for whose people it is.
   *
   * @return this when it has no such language, or that leads already
   */
  public ActivityFile ledBy(String tag) {
    String first = in(tag).language();
    if (first.equals(own().language())) {
      return this;
    }
    List<String> order = new ArrayList<>(languages());
    order.remove(first);
    order.addFirst(first);
    ObjectNode reordered = tree();
    ArrayNode tags = reordered.putArray("languages");
    order.forEach(tags::add);
    return stored(reordered);
  }

  /** As JSON, to be put into something larger; a copy. */
  public ObjectNode tree() {
    return tree.deepCopy();
  }

  /** As JSON in UTF-8. */
  public byte[] bytes() {
    return utf8(tree);
  }

  /**
   * The tag of the language that suits a reader best.
   *
   * @param preferred language tags, the most wanted first
   */
  public String languageFor(List<String> preferred) {
    return inFirstOf(preferred).language();
  }

  /**
   * As JSON in UTF-8 for readers of one language: every text in it alone, and {@code language}
   * names it. An activity of a single language is as it is.
   *
   * @param language one of its own
   */
  public byte[] bytesIn(String language) {
    if (languages().size() == 1) {
      return bytes();
    }
    ObjectNode told = (ObjectNode) told(tree, language);
    return utf8(told.put("language", language));
  }

  /**
   * The same with a text in one language wherever there is one in each. Nothing but such texts has
   * two or more fields that are all language tags (SPEC section 5).
   */
  private JsonNode told(JsonNode node, String language) {
    if (node.size() == languages().size() && languages().stream().allMatch(node::has)) {
      return node.get(language);
    }
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode told = object.objectNode();
        object
            .properties()
            .forEach(field -> told.set(field.getKey(), told(field.getValue(), language)));
        yield told;
      }
      case ArrayNode list -> {
        ArrayNode told = list.arrayNode(list.size());
        list.forEach(entry -> told.add(told(entry, language)));
        yield told;
      }
      default -> node;
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActivityFile file && file.tree.equals(tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  @Override
  public String toString() {
    return id() + " version " + version();
  }

  private static byte[] utf8(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String base(String tag) {
    return tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
  }
}
